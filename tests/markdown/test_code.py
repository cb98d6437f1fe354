"""Code: spans, and fenced blocks in which every line is kept."""

from collections.abc import Iterable, Iterator
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.tree import Code, List, Quote
from convert_markdown import Options, code
from convert_markdown.options import Flavour
from tests.builders import post, thread
from tests.markdown.expected import Content, Lines, Listed, Quoted
from tests.markdown.reading import CommonMark, written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", "`a`"),
        ("a`b", "``a`b``"),
        ("a``b", "`a``b`"),
        ("`", "`` ` ``"),
        ("a\nb", "`a b`"),
        ("*a* &amp; \\", "`*a* &amp; \\`"),
    ],
)
def test_a_span_has_as_many_backticks_as_it_needs(text: str, expected: str) -> None:
    assert code.span(text) == expected


@pytest.mark.parametrize("text", ["` ``", "{% a %}", "{{ a }}", "{# a", "<% a", "= a", "$= a"])
def test_what_would_be_obeyed_or_begin_a_block_is_no_span(text: str) -> None:
    assert code.span(text) is None


def test_the_fence_is_longer_than_any_backticks_in_the_block() -> None:
    assert code.block("a\n````\nb") == "`````\na\n````\nb\n`````"
    assert code.block("a `b`") == "```\na `b`\n```"
    assert code.block("") == "```\n```"


def test_every_line_end_is_a_line_feed() -> None:
    assert code.block("a\r\nb\rc") == "```\na\nb\nc\n```"


LINES = st.text("`~ab>-1. \t\n\r\0\u2028\x0c[^]:{}%#", max_size=40) | st.text(max_size=20)


@pytest.mark.parametrize("flavour", get_args(Flavour))
@pytest.mark.parametrize("wrap", ["no", 20])
@settings(max_examples=40, deadline=None)
@given(text=LINES)
def test_code_reads_back_the_same_inside_any_blocks(flavour: Flavour, wrap, text: str) -> None:
    block = Code(text)
    quote = Quote(state="shown", author=None, published=None, note=None, blocks=(block,))
    items = ((block,), (quote, block))
    document = thread(post(1, block, quote, List(start=9, items=items), List(start=None, items=items)))
    options = Options(flavour=flavour, front_matter=False, wrap=wrap)
    seen = CommonMark(written(document, options), wanted={})
    kept = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    assert list(all_lines(seen.paragraphs)) == [kept] * 8


def all_lines(blocks: Iterable[Content]) -> Iterator[str]:
    """Yield the texts of all code."""
    for block in blocks:
        match block:
            case Lines():
                yield block.text
            case Quoted():
                yield from all_lines(block.blocks)
            case Listed():
                for item in block.items:
                    yield from all_lines(item)
