"""The cover as SVG: its words, and their languages and directions."""

from hypothesis import given
from hypothesis import strategies as st

from convert.testing import HOSTILE, documents
from convert.tree import Author
from convert_epub.cover.composition import WIDTH
from tests.epub.builders import XML_LANG
from tests.epub.cover.threads import LONG, SVG, composed, drawn, thread


def test_all_lines_are_text_from_the_top_to_the_bottom() -> None:
    texts = sorted(drawn(thread("Today")).iter(f"{SVG}text"), key=lambda text: int(text.attrib["y"]))
    shown = ["".join(text.itertext()) for text in texts]
    assert shown == [line for words in composed(thread("Today")).words for line in words.lines]
    assert shown[0] == "Today"


def test_the_alternative_text_is_the_whole_title_and_the_author() -> None:
    document = drawn(thread(LONG))
    title = document.find(f"{SVG}title")
    assert title is not None
    assert title.text == f"{LONG}, Ann Berg (@annberg)"
    assert document.attrib["role"] == "img"
    assert document.attrib["aria-labelledby"] == title.attrib["id"]


def test_the_drawing_has_language_and_direction() -> None:
    document = drawn(thread("שלום", language="he", direction="rtl"))
    assert document.attrib[XML_LANG] == "he"
    assert document.attrib["direction"] == "rtl"


def test_on_a_right_to_left_cover_the_handle_is_still_written_from_left_to_right() -> None:
    groups = {
        group[0].text: (int(group[0].attrib["x"]), group.get("direction"), group.get("text-anchor"))
        for group in drawn(thread("שלום", Author("דוד", "david"), direction="rtl")).iter(f"{SVG}g")
        if "font-size" in group.attrib
    }
    (details,) = composed(thread("Hello")).author[-1].lines
    right = WIDTH - int(next(drawn(thread("Hello")).iter(f"{SVG}text")).attrib["x"])
    assert groups["שלום"] == groups["דוד"] == (right, None, None)
    assert groups["@david"] == groups[details] == (right, "ltr", "end")


@given(documents(surrogates=True))
def test_the_drawing_of_any_document_is_xml(document) -> None:
    assert drawn(document).tag == f"{SVG}svg"


@given(st.text(st.characters()) | st.sampled_from(HOSTILE), st.text(st.characters()))
def test_title_and_author_are_escaped(title: str, name: str) -> None:
    svg = drawn(thread(title, Author(name, name)))
    kinds = {element.tag.removeprefix(SVG) for element in svg.iter()}
    assert kinds <= {"svg", "title", "rect", "g", "text", "circle"}
