"""Inlines as XHTML: words that the source marks up."""

import xml.etree.ElementTree as ET

import pytest

from convert.notes import Numbering
from convert.tree import Inline, Link, Mention, Styled, Text
from tests.epub.builders import HOSTILE, XHTML, part, posts, references, text, thread


def paragraph(*inlines: Inline, numbering: Numbering | None = None) -> ET.Element:
    (found,) = posts(part(thread(inlines, numbering=numbering), "thread.xhtml"))
    return found


@pytest.mark.parametrize(
    ("style", "element"),
    [("emphasis", "em"), ("strong", "strong"), ("code", "code"), ("strikeout", "s")],
)
def test_words_that_the_source_marks_up_have_an_element(style: str, element: str) -> None:
    styled = Styled(style, (Text("so it is"),))  # type: ignore[arg-type]  # one of the styles
    (found,) = paragraph(Text("Well, "), styled, Text(".")).iter(f"{XHTML}{element}")
    assert text(found) == "so it is"


def test_asterisks_and_tags_in_marked_up_words_are_text() -> None:
    (found,) = paragraph(Styled("strong", (Text("**a** <b>"),))).iter(f"{XHTML}strong")
    assert (text(found), len(found)) == ("**a** <b>", 0)


def test_references_in_marked_up_words_keep_their_numbers_and_their_order() -> None:
    numbering = Numbering("twitter")
    page, ada = numbering.link("https://a.example"), numbering.mention("ada")
    inside = Styled("emphasis", (Mention("@ada", "ada", ada), Link("a.example", page)))
    found = references(
        paragraph(
            Link("a.example", page), Styled("code", (Text("x"), inside)), Link("a.example", page),
            numbering=numbering,
        )
    )  # fmt: skip
    assert [(a.text, a.get("id")) for a in found] == [
        ("1", "ref-1"),
        ("2", "ref-2"),
        ("1", "ref-1-2"),
        ("1", "ref-1-3"),
    ]


def test_hostile_words_in_each_style_are_text() -> None:
    nested: Inline = Text(HOSTILE)
    for style in ("emphasis", "strong", "code", "strikeout"):
        nested = Styled(style, (Text(HOSTILE), nested))  # type: ignore[arg-type]  # one of the styles
    tags = [element.tag.removeprefix(XHTML) for element in paragraph(nested).iter()]
    assert tags == ["section", "p", "s", "code", "strong", "em"]
