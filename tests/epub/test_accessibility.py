"""The accessibility metadata of a book."""

from pathlib import Path

import pytest
from PIL import Image

from convert.tree import Document, Figure
from convert_epub import Options
from tests.builders import picture, post, thread
from tests.epub import rich
from tests.epub.builders import DEFAULT, OPF, english, part


def accessibility(
    options: Options = DEFAULT, document: Document | None = None
) -> list[tuple[str, str | None]]:
    metas = part(document or english(), "content.opf", options).iter(f"{OPF}meta")
    named = [(meta.get("property", ""), meta.text) for meta in metas]
    return [
        (name.removeprefix("schema:"), value) for name, value in named if name.startswith("schema:")
    ]


def test_the_package_has_accessibility_metadata() -> None:
    found = accessibility()
    assert found[:2] == [("accessMode", "textual"), ("accessModeSufficient", "textual")]
    assert {value for name, value in found if name == "accessibilityFeature"} == {
        "alternativeText",
        "displayTransformability",
        "readingOrder",
        "structuralNavigation",
        "tableOfContents",
    }
    assert ("accessibilityHazard", "none") in found
    assert [name for name, _ in found].count("accessibilitySummary") == 1


def test_the_hazard_of_a_cover_image_from_a_file_is_unknown(tmp_path: Path) -> None:
    file = tmp_path / "picture"
    Image.new("RGB", (4, 6)).save(file, "GIF")
    assert ("accessibilityHazard", "unknown") in accessibility(Options(cover=str(file)))


def pictured(*alts: str | None) -> list[tuple[str, str | None]]:
    """Return the metadata of a book with pictures of these alternative texts."""
    media = tuple(
        picture(number, rich.encoded(*rich.PHOTOGRAPH), alt=alt)
        for number, alt in enumerate(alts, start=1)
    )
    figure = Figure(tuple(range(1, len(alts) + 1)), None)
    return accessibility(document=thread(post(1, figure), media=media))


def test_text_is_sufficient_if_all_pictures_have_an_alternative_text() -> None:
    found = pictured("A bridge", "A portrait")
    assert found[:3] == [
        ("accessMode", "textual"),
        ("accessMode", "visual"),
        ("accessModeSufficient", "textual"),
    ]
    assert ("accessibilityFeature", "alternativeText") in found
    assert "The pictures have descriptions" in str(dict(found)["accessibilitySummary"])


@pytest.mark.parametrize("alt", [None, "", " \n"])
def test_text_is_not_sufficient_if_a_picture_has_no_alternative_text(alt: str | None) -> None:
    found = pictured("A bridge", alt)
    assert ("accessModeSufficient", "textual,visual") in found
    assert ("accessModeSufficient", "textual") not in found
    assert ("accessibilityFeature", "alternativeText") not in found
    assert "Some of the pictures have no description" in str(dict(found)["accessibilitySummary"])


def test_a_picture_that_is_not_shown_is_text() -> None:
    document = thread(post(1, Figure((1,), None)), media=(picture(1, None, url="https://a.example/1"),))
    assert accessibility(document=document) == accessibility()
