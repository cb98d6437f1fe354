"""The cover: the drawing, the image files that are accepted, and the page."""

import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image

import convert_epub
from convert import ConvertError
from convert.metadata import Metadata
from convert.testing import HOSTILE, documents, sample_document
from convert.tree import Author, Document
from convert_epub import Options, cover
from tests.epub.builders import DEFAULT, OPF, XHTML, XML_LANG, book, english, part

SVG = "{http://www.w3.org/2000/svg}"

LONG = " ".join(["The long road from Vienna to Yerevan"] * 30)
ANN = Author("Ann Berg", "annberg")


def thread(
    title: str, author: Author = ANN, *, language: str = "en", direction: str = "ltr"
) -> Document:
    return replace(
        sample_document(), title=title, author=author, language=language, direction=direction
    )


def drawn(document: Document) -> ET.Element:
    return ET.fromstring(cover.draw(document, Metadata.of(document)).content)


def lines(document: Document) -> list[str]:
    """Return the lines of the cover, from the top."""
    texts = sorted(drawn(document).iter(f"{SVG}text"), key=lambda text: int(text.attrib["y"]))
    return ["".join(text.itertext()) for text in texts]


def sizes(document: Document) -> list[int]:
    """Return the font sizes of the title, the name and the handle."""
    return [
        int(group.attrib["font-size"])
        for group in drawn(document).iter(f"{SVG}g")
        if "font-size" in group.attrib
    ]


def test_title_name_and_handle_are_shown_in_this_order():
    assert lines(thread("Today")) == ["Today", "Ann Berg", "@annberg"]


def test_the_title_is_larger_than_the_name_and_the_name_than_the_handle():
    for title in ("Today", "A meeting in Vienna, and why it matters"):
        title_size, name_size, handle_size = sizes(thread(title))
        assert title_size > name_size > handle_size


@pytest.mark.parametrize(
    ("author", "below"),
    [
        (Author("Ann Berg", None), ["Ann Berg"]),
        (Author(None, "annberg"), ["@annberg"]),
        (Author(" ", ""), []),
        (Author(None, None), []),
    ],
)
def test_unknown_parts_of_the_author_are_left_out(author, below):
    assert lines(thread("Today", author)) == ["Today", *below]


def test_a_thread_without_a_title_shows_the_name_of_its_file():
    assert lines(thread(" ", Author(None, None))) == ["vienna.txt"]


def test_the_alternative_text_is_the_whole_title_and_the_author():
    document = drawn(thread(LONG))
    title = document.find(f"{SVG}title")
    assert title is not None
    assert title.text == f"{LONG}, Ann Berg (@annberg)"
    assert document.attrib["role"] == "img"
    assert document.attrib["aria-labelledby"] == title.attrib["id"]


def test_the_drawing_has_language_and_direction():
    document = drawn(thread("שלום", language="he", direction="rtl"))
    assert document.attrib[XML_LANG] == "he"
    assert document.attrib["direction"] == "rtl"


def test_a_right_to_left_cover_is_mirrored_except_the_handle():
    groups = {
        group[0].text: (int(group[0].attrib["x"]), group.get("direction"), group.get("text-anchor"))
        for group in drawn(thread("שלום", Author("דוד", "david"), direction="rtl")).iter(f"{SVG}g")
        if "font-size" in group.attrib
    }
    right = cover.WIDTH - int(next(drawn(thread("Hello")).iter(f"{SVG}text")).attrib["x"])
    assert groups == {
        "שלום": (right, None, None),
        "דוד": (right, None, None),
        "@david": (right, "ltr", "end"),
    }


def background(document: Document) -> str:
    """Return the background colour."""
    return next(drawn(document).iter(f"{SVG}rect")).attrib["fill"]


def test_covers_of_one_author_have_the_same_colour():
    assert background(thread("One")) == background(thread("Two", Author("A. Berg", "AnnBerg")))
    assert background(thread("One", Author("Strauß", None))) == background(
        thread("One", Author("STRAUSS", None))
    )
    assert len({background(thread("One", Author(None, handle))) for handle in "abcdefghijklm"}) > 3


def luminance(colour: str) -> float:
    """Return the relative luminance (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(light: str, dark: str) -> float:
    return (luminance(light) + 0.05) / (luminance(dark) + 0.05)


def test_the_text_has_enough_contrast_on_every_background():
    for handle in "abcdefghijklmnopqrstuvwxyz":
        document = thread("One", Author("Name", handle))
        _thread, title, name, shown_handle = (g.attrib["fill"] for g in drawn(document).iter(f"{SVG}g"))
        assert contrast(title, background(document)) >= 7
        assert contrast(name, background(document)) >= 7
        assert contrast(shown_handle, background(document)) >= 4.5


@pytest.mark.parametrize(
    "title", [LONG, "x" * 2000, "ก" * 2000, "漢" * 2000, "🧵" * 500, "e" + "\u0301" * 5000, "- " * 900]
)
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_lines_do_not_overlap_or_reach_the_bottom(title, direction):
    document = thread(title, Author(title, title), direction=direction)
    groups = [g for g in drawn(document).iter(f"{SVG}g") if "font-size" in g.attrib]
    baselines = [(int(text.attrib["y"]), int(g.attrib["font-size"])) for g in groups for text in g]
    for (above, _), (baseline, size) in pairwise(baselines):
        assert baseline - above >= size
    assert baselines[-1][0] < cover.HEIGHT - 200


def test_a_title_that_is_too_long_ends_with_an_ellipsis_after_a_whole_word():
    title = lines(thread(LONG))[:-2]
    assert len(title) > 8
    assert title[-1].endswith("…")
    assert LONG.startswith(" ".join(title).removesuffix("…") + " ")


def test_a_title_of_200_characters_is_shown_whole():
    title = (LONG[:199] + ".").strip()
    assert " ".join(lines(thread(title))[:-2]) == title


def test_a_word_of_100_characters_is_divided_into_lines_of_similar_length():
    title = lines(thread("x" * 100))[:-2]
    assert "".join(title) == "x" * 100
    assert max(map(len, title)) - min(map(len, title)) <= 3


@given(documents(surrogates=True))
def test_the_drawing_of_any_document_is_xml(document):
    assert drawn(document).tag == f"{SVG}svg"


@given(st.text(st.characters()) | st.sampled_from(HOSTILE), st.text(st.characters()))
def test_title_and_author_are_escaped(title, name):
    svg = drawn(thread(title, Author(name, name)))
    kinds = {element.tag.removeprefix(SVG) for element in svg.iter()}
    assert kinds <= {"svg", "title", "rect", "g", "text", "circle"}


def cover_image(document: Document, options: Options = DEFAULT) -> tuple[str | None, str | None]:
    """Return the name and the media type of the cover image, on which all files of the book must agree."""
    package = part(document, "content.opf", options)
    (item,) = [i for i in package.iter(f"{OPF}item") if i.get("properties") == "cover-image"]
    (image,) = part(document, "cover.xhtml", options).iter(f"{XHTML}img")
    (old,) = [meta for meta in package.iter(f"{OPF}meta") if meta.get("name") == "cover"]
    assert image.get("src") == item.get("href")
    assert old.get("content") == item.get("id")
    return item.get("href"), item.get("media-type")


def test_the_default_cover_is_drawn_and_has_alternative_text() -> None:
    assert cover_image(english()) == ("cover.svg", "image/svg+xml")
    (image,) = part(english(), "cover.xhtml").iter(f"{XHTML}img")
    assert image.get("alt") == "A title, Ada Lovelace (@ada)"


def test_an_image_file_becomes_the_cover(tmp_path: Path) -> None:
    file = tmp_path / "picture"
    Image.new("RGB", (4, 6)).save(file, "PNG")
    options = Options(cover=str(file))
    assert cover_image(english(), options) == ("cover.png", "image/png")
    assert book(english(), options).read("EPUB/cover.png") == file.read_bytes()


def test_a_missing_image_file_is_an_error() -> None:
    with pytest.raises(ConvertError, match=r"^epub\.cover: nowhere\.png: no such file"):
        convert_epub.write(english(), Options(cover="nowhere.png"))
