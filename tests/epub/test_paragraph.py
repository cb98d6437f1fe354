"""Paragraphs as XHTML, with the indentation of their lines."""

import pytest

from convert.tree import Break, Inline, Mention, MentionNote, Styled, Text
from convert_epub.inlines import References
from convert_epub.paragraph import paragraph

NOTES = (MentionNote(number=1, handle="a", url="https://x.com/a"),)


def hung(hang: str, content: str) -> str:
    style = f"padding-inline-start: {hang}em; text-indent: -{hang}em"
    return f'<span class="line" style="{style}">{content}</span>'


@pytest.mark.parametrize(
    ("inlines", "content"),
    [
        ((Text("a"), Break(), Text("b")), "a<br/>b"),
        (
            (Text("a"), Break(), Text("    b"), Break(), Text("c")),
            "a<br/>" + hung("1", "\xa0\xa0\xa0\xa0b<br/>") + "c",
        ),
        ((Text("\u3000a"),), hung("1", "\u3000a")),
        ((Text("- a"), Break(), Text("b")), hung("0.6", "- a<br/>") + "b"),
        ((Text("  10) a"),), hung("2.1", "\xa0\xa010) a")),
        ((Styled("strong", (Text("- a"), Break(), Text("b"))),),
         hung("0.6", "<strong>- a</strong><br/>") + "<strong>b</strong>"),
        ((Text("a"), Break(), Text("  "), Break(), Text("b")), "a<br/>  <br/>b"),
        ((Text(""), Styled("strong", ())), "<strong></strong>"),
    ],
)  # fmt: skip
def test_lines_are_indented_and_what_continues_them_is_too(
    inlines: tuple[Inline, ...], content: str
) -> None:
    assert paragraph(inlines, References(NOTES)) == f"<p>{content}</p>"


def test_an_item_of_a_list_that_begins_with_a_link_hangs_below_its_words() -> None:
    inlines = (
        Text("- "),
        Mention("@a", "a", 1),
        Text(" is here, and "),
        Styled("strong", (Text("b"),)),
    )
    found = paragraph(inlines, References(NOTES))
    assert found.startswith('<p><span class="line" style="padding-inline-start: 0.6em; ')
    starting = (Text("1."), Text(" "), Mention("@a", "a", 1))
    assert "padding-inline-start: 1.1em" in paragraph(starting, References(NOTES))


def test_references_in_indented_lines_are_counted_once() -> None:
    references = References(NOTES)
    paragraph((Text("  "), Mention("@a", "a", 1), Break(), Mention("@a", "a", 1)), references)
    assert references.mark(1).endswith('id="ref-1-3">1</a>')
