"""The author's numbers in the posts of pages."""

import pytest

import convert
from convert.tree import plain

from .helpers import post


@pytest.mark.parametrize(
    ("texts", "labels"),
    [
        (["1/ One.", "2/ Two."], ["1/", "2/"]),
        (["One. (1/2)", "Two. (2/2)"], ["(1/2)", "(2/2)"]),
        (["One.", "2. Two.", "3. Three."], ["", "2.", "3."]),
        (["1/\nOne.", "2/\nTwo."], ["1/", "2/"]),
        (["One.\n\n1/3", "Two.\n\n2/3", "Three.\n\n3/3"], ["1/3", "2/3", "3/3"]),
        (["1/ One.\n2. a list\n3. in it", "2/ Two."], ["1/", "2/"]),
        (["One.", "In 2019.", "We had 3. Words."], ["", "", ""]),
        (["Half is 1/2", "Words."], ["", ""]),
        (["One:\n1. a\n2. b", "Words.", "More."], ["", "", ""]),
    ],
)
def test_numbers_at_the_ends_of_posts_are_labels(texts, labels):
    document = convert.read("".join(map(post, texts)).encode())
    assert [one.label for one in document.posts] == labels
    for one, text in zip(document.posts, texts, strict=True):
        assert one.label or plain(one) == text
        assert not one.label or one.label not in plain(one)


def test_an_opener_without_a_number_is_the_first():
    document = convert.read((post("One.") + post("2/ Two.") + post("3/ Three.")).encode())
    assert [one.number for one in document.posts] == ["1", "2", "3"]


def test_a_number_with_a_letter_is_a_label_like_others():
    document = convert.read("".join(map(post, ["1/ One.", "2b/ Two.", "4/ Four."])).encode())
    assert [one.number for one in document.posts] == ["1", "2b", "4"]
    assert "count" in {repair.kind for repair in document.repairs}


def test_a_marker_before_a_label_is_removed():
    document = convert.read((post("THREAD 1/2 One.") + post("2/2 Two.")).encode())
    assert plain(document.posts[0]) == "One."
    assert "mark" in {repair.kind for repair in document.repairs}
