"""The rules and words for pictures of Thread Reader."""

import pytest

from convert.text.lines import lines_of
from convert.text.repairs import repair
from convert.text.repairs.artefacts import ends_with_artefact
from tests.text.repairs.texts import repaired


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1/ One. Image", "1/ One. "),
        ("1/ One.\nImage", "1/ One.\n"),
        ("(1/) ImageImageImageImage", "(1/) "),
        ("1/ One https://a.example Image Image", "1/ One https://a.example "),
        ("1/ One.\n\n• • •\n\n2/ Two.", "1/ One.\n\n\n\n2/ Two."),
    ],
)
def test_what_thread_reader_shows_for_pictures_and_rules_is_removed(text, expected):
    lines, repairs = repair(lines_of(text), "threadreader")
    assert "\n".join(line.text for line in lines).split() == expected.split()
    assert [repair.kind for repair in repairs] == ["artefact"]


@pytest.mark.parametrize(
    "text", ["It is the Image", "My image", "An Image of it", "PreImage", "Imagery"]
)
def test_the_author_s_own_images_are_kept(text):
    assert repaired(text, "threadreader")[1] == []


@pytest.mark.parametrize("end", ".!?…։؟۔।。！？:;)]\"'”’»")
def test_an_image_after_a_finished_sentence_is_an_artefact(end):
    assert ends_with_artefact(f"One{end} Image")
    assert not ends_with_artefact("One Image")


def test_only_the_last_200_characters_of_a_line_are_searched_for_images():
    ((text, _),), _ = repaired(f"One. {'Image' * 100}", "threadreader")
    assert text == f"One. {'Image' * 100}"
    ((text, _),), _ = repaired(f"One. {'Image ' * 33}", "threadreader")
    assert text.strip() == "One."
