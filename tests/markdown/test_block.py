"""Blocks: quotes, lists and polls, inside one another."""

from typing import Any

import pytest

from convert.notes import Numbering
from convert.tree import (
    Author,
    Block,
    Code,
    Inline,
    Link,
    List,
    Paragraph,
    Poll,
    PollOption,
    Quote,
    Text,
)
from convert_markdown import Options
from tests.builders import blocks, post, thread
from tests.markdown.reading import written


def quote(*content: Inline | Block | str, **fields: Any) -> Quote:
    default = {"state": "shown", "author": None, "published": None, "note": None}
    return Quote(**(default | fields), blocks=blocks(content))


def items(start: int | None, *content: tuple[Inline | Block | str, ...]) -> List:
    return List(start=start, items=tuple(map(blocks, content)))


def markdown(*content: Inline | Block | str, numbering: Numbering | None = None, **options: Any) -> str:
    document = thread(post(1, *content), numbering=numbering, title="")
    return written(document, Options(**({"front_matter": False} | options))).removesuffix("\n")


def test_a_quote_has_its_author_its_day_and_the_reference_to_its_address() -> None:
    numbering = Numbering("twitter")
    numbering.link("https://a.example")
    ann = Author(name="Ann", handle="ann", url="https://x.com/ann")
    block = quote("so", author=ann, published="2020-11-10T08:00:00Z", note=1)
    assert markdown(block, numbering=numbering) == (
        "> Quoted post · [Ann (@ann)](https://x.com/ann) · 10 November 2020[^1]\n>\n> so\n\n"
        "[^1]: <https://a.example>"
    )


def test_a_quote_that_is_not_shown_says_why() -> None:
    assert markdown(quote(state="deleted")) == "> Quoted post · deleted"


def test_quotes_are_nested() -> None:
    assert markdown(quote(quote("a"))) == "> Quoted post\n>\n> > Quoted post\n> >\n> > a"


def test_a_list_of_paragraphs_has_no_blank_lines() -> None:
    assert markdown(items(None, ("a",), (), ("- b",))) == "- a\n-\n- \\- b"
    assert markdown(items(9, ("a",), ("b",))) == "9. a\n10. b"


def test_the_blocks_of_an_item_are_indented() -> None:
    nested = items(None, ("a", items(3, ("b", Code("c\n\n d")), ("e",))), (quote("f"),))
    assert markdown(nested) == (
        "- a\n\n  3. b\n\n     ```\n     c\n\n      d\n     ```\n\n  4. e\n\n- > Quoted post\n  >\n  > f"
    )


def test_numbers_that_markdown_does_not_have_are_text() -> None:
    assert markdown(items(999_999_999, ("a",))) == "999999999. a"
    assert markdown(items(999_999_999, ("a",), ())) == "- 999999999\\.\n\n  a\n\n- 1000000000\\."


def test_adjacent_lists_and_notes_that_are_a_list_stay_apart() -> None:
    numbering = Numbering("twitter")
    link = Link("a", numbering.link("https://a.example"))
    written = markdown(items(1, (link,)), numbering=numbering, flavour="commonmark", notes="after-post")
    assert written == "1. a¹\n\n[//]: #\n\n1. <https://a.example>"


def test_a_poll_is_a_list_with_shares() -> None:
    poll = Poll(options=(PollOption("*Yes*", votes=1), PollOption("", votes=3)), closes="2020-11-12")
    assert markdown(poll, items(None, ("a",))) == (
        "Poll · 4 votes · until 12 November 2020\n\n"
        "- \\*Yes\\* · 25 % · 1 vote\n- 75 % · 3 votes\n\n[//]: #\n\n- a"
    )


@pytest.mark.parametrize("columns", [20, 33, 72])
def test_wrapped_lines_include_their_prefixes(columns: int) -> None:
    words = Paragraph((Text("word " * 40),))
    text = markdown(words, quote(words, items(10, (words, quote(words)))), wrap=columns)
    assert max(map(len, text.split("\n"))) in range(columns - 4, columns + 1)
