"""The drawn cover of a book."""

import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from convert.metadata import Metadata
from convert.testing import HOSTILE, documents, sample_document
from convert.tree import Author, Document
from convert_epub import cover
from convert_epub.line_fitting import fit

SVG = "{http://www.w3.org/2000/svg}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

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
    """What is written on the cover, from the top."""
    texts = sorted(drawn(document).iter(f"{SVG}text"), key=lambda text: int(text.attrib["y"]))
    return ["".join(text.itertext()) for text in texts]


def sizes(document: Document) -> list[int]:
    """The sizes of the title, the name and the handle."""
    return [
        int(group.attrib["font-size"])
        for group in drawn(document).iter(f"{SVG}g")
        if "font-size" in group.attrib
    ]


def test_title_name_and_handle_stand_below_one_another():
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
def test_of_the_author_there_is_what_is_known(author, below):
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


def test_language_and_direction_are_told_to_the_font():
    document = drawn(thread("שלום", language="he", direction="rtl"))
    assert document.attrib[XML_LANG] == "he"
    assert document.attrib["direction"] == "rtl"


def test_a_right_to_left_cover_mirrors_all_but_the_handle():
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


def ground(document: Document) -> str:
    """The colour behind all."""
    return next(drawn(document).iter(f"{SVG}rect")).attrib["fill"]


def test_covers_of_one_author_have_one_colour():
    assert ground(thread("One")) == ground(thread("Two", Author("A. Berg", "AnnBerg")))
    assert len({ground(thread("One", Author(None, handle))) for handle in "abcdefghijklm"}) > 3


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(light: str, dark: str) -> float:
    return (luminance(light) + 0.05) / (luminance(dark) + 0.05)


def test_the_writing_can_be_read_on_every_ground():
    for handle in "abcdefghijklmnopqrstuvwxyz":
        document = thread("One", Author("Name", handle))
        _thread, title, name, shown_handle = (g.attrib["fill"] for g in drawn(document).iter(f"{SVG}g"))
        assert contrast(title, ground(document)) >= 7
        assert contrast(name, ground(document)) >= 7
        assert contrast(shown_handle, ground(document)) >= 4.5


@pytest.mark.parametrize(
    "title", [LONG, "x" * 2000, "ก" * 2000, "漢" * 2000, "🧵" * 500, "e" + "\u0301" * 5000, "- " * 900]
)
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_no_line_meets_another_nor_the_foot_of_the_page(title, direction):
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


def test_a_title_of_two_hundred_characters_is_shown_whole():
    title = (LONG[:199] + ".").strip()
    assert " ".join(lines(thread(title))[:-2]) == title


def test_a_word_of_a_hundred_characters_is_divided_into_lines_of_one_length():
    title = lines(thread("x" * 100))[:-2]
    assert "".join(title) == "x" * 100
    assert max(map(len, title)) - min(map(len, title)) <= 3


CHOICES = ((100, 3), (50, 20))


def test_lines_are_of_about_one_length():
    assert fit("a bb ccc dddd eeeee", 900, CHOICES).lines == ["a bb ccc", "dddd eeeee"]


@pytest.mark.parametrize(
    ("text", "width", "found"),
    [
        ("昨日の合意は、署名者", 5, ["昨日の合意", "は、署名者"]),
        ("日本語「ウィーン」から", 6, ["日本語", "「ウィー", "ン」から"]),
        ("어제의 합의는", 5, ["어제의", "합의는"]),
        ("wind-and-weather", 5, ["wind-", "and-", "weather"]),
        ("COVID-19 in 24/7", 6, ["COVID-19", "in 24/7"]),
        ("Pourquoi\u202f? Parce", 6, ["Pourquoi\u202f?", "Parce"]),
        ("ไม่เวียน", 3, ["ไม่", "เวียน"]),
        ("क्षत्रिय", 5, ["क्षत्रिय"]),
        ("🚨🚨🧵🧵 go", 3, ["🚨🚨", "🧵🧵", "go"]),
    ],
)
def test_lines_end_where_the_script_lets_them(text, width, found):
    assert fit(text, width, ((1, 9),)).lines == found


def test_what_is_one_letter_or_one_emoji_is_never_divided():
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    for unit in ("e\u0301", "क्ष", family, "👍🏽", "🇫🇷", "葛\U000e0100"):
        for line in fit(unit * 30, 5, ((1, 99),)).lines:
            assert re.fullmatch(f"(?:{unit})+", line)


@given(st.text(max_size=300), st.integers(200, 2000))
def test_words_keep_their_order_and_lose_nothing_before_the_ellipsis(text, width):
    fitted = fit(text, width, CHOICES)
    shown = "".join("".join(fitted.lines).split())
    whole = "".join(text.split())
    assert len(fitted.lines) <= dict(CHOICES)[fitted.size]
    assert shown == whole or whole.startswith(shown.removesuffix("…"))


@given(documents(surrogates=True))
def test_any_document_has_a_cover_that_is_xml(document):
    assert drawn(document).tag == f"{SVG}svg"
    assert ET.tostring(drawn(document)) == ET.tostring(drawn(document))


@given(st.text(st.characters()) | st.sampled_from(HOSTILE), st.text(st.characters()))
def test_any_title_and_author_are_text_and_nothing_else(title, name):
    svg = drawn(thread(title, Author(name, name)))
    kinds = {element.tag.removeprefix(SVG) for element in svg.iter()}
    assert kinds <= {"svg", "title", "rect", "g", "text", "circle"}


def test_the_colours_ignore_the_case_of_the_author_in_every_script() -> None:
    lower, upper = (drawn(thread("A title", Author("x", handle))) for handle in ("straße", "STRASSE"))
    assert [e.get("fill") for e in lower.iter()] == [e.get("fill") for e in upper.iter()]
