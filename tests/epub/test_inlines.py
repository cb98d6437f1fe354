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


def links(*inlines: Inline, numbering: Numbering) -> list[tuple[str, str | None]]:
    """Return the words and the targets of the links in a paragraph, without the numbers of notes."""
    found = paragraph(*inlines, numbering=numbering).iter(f"{XHTML}a")
    return [(text(a), a.get("href")) for a in found if a.get("role") != "doc-noteref"]


def test_a_handle_and_a_host_lead_to_their_targets_and_the_number_to_its_note() -> None:
    numbering = Numbering("twitter")
    url = "https://www.mid.ru/en/news/1?a=1&b=2"
    inlines = (
        Mention("@MID_RF", "MID_RF", numbering.mention("MID_RF")),
        Text(" on 10/31 "),
        Link("mid.ru", numbering.link(url)),
    )
    assert links(*inlines, numbering=numbering) == [
        ("@MID_RF", "https://x.com/MID_RF"),
        ("mid.ru", url),
    ]
    marks = references(paragraph(*inlines, numbering=numbering))
    assert [(text(a), a.get("href")) for a in marks] == [("1", "#note-1"), ("2", "#note-2")]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "http://[", "data:text/html,x"])
def test_words_with_an_unsafe_target_are_no_link(url: str) -> None:
    numbering = Numbering("twitter")
    assert links(Link("here", numbering.link(url)), numbering=numbering) == []


def test_words_with_a_target_that_the_source_cut_short_are_no_link() -> None:
    numbering = Numbering("twitter")
    link = Link("mid.ru", numbering.link("https://www.mid.ru/en/…", truncated=True))
    assert links(link, numbering=numbering) == []


def test_a_link_without_words_has_only_its_number() -> None:
    numbering = Numbering("twitter")
    link = Link("", numbering.link("https://a.example"))
    assert links(link, numbering=numbering) == []
    assert text(paragraph(link, numbering=numbering)).strip() == "1"


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
