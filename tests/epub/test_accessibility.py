"""The accessibility metadata of a book."""

from pathlib import Path

from PIL import Image

from convert_epub import Options
from tests.epub.builders import DEFAULT, OPF, english, part


def accessibility(options: Options = DEFAULT) -> list[tuple[str, str | None]]:
    metas = part(english(), "content.opf", options).iter(f"{OPF}meta")
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
