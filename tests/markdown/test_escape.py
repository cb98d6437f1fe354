"""Escaping: which characters get a backslash, and how few there are in prose."""

import re
from typing import get_args

import pytest

from convert.tree import Link, LinkNote, Text
from convert_markdown import Options, write
from convert_markdown.escape import escape
from convert_markdown.options import Flavour
from tests.markdown.texts import document_of, golden_threads

PROSE = (
    "#NK and @MID_RF took note on 10/31 (at 10:30), he said -- no more & no less. It's 5 * 3 = 15, "
    '~ or "so"; it costs $5 and $10! AT&T, R&D, snake_case, a < b > c | d, 50% + 1. <3'
)
each_flavour = pytest.mark.parametrize("flavour", get_args(Flavour))


@pytest.mark.parametrize("flavour", ["commonmark", "gfm"])
def test_ordinary_prose_needs_no_backslash(flavour: Flavour) -> None:
    assert escape(PROSE, flavour, at_line_start=True) == PROSE


@each_flavour
@pytest.mark.parametrize("wrap", ["no", 72])
def test_golden_threads_have_at_most_one_backslash_in_300_characters(flavour, wrap) -> None:
    options = Options(flavour=flavour, front_matter=False, wrap=wrap)
    text = "".join(write(document, options) for document in golden_threads())
    backslashes = len(re.findall(r"\\(?!\n)", text))  # not those of breaks, at line ends
    assert len(text) >= 300 * backslashes


def test_special_white_space_at_the_edges_of_lines_is_kept() -> None:
    assert escape("\xa0a\xa0", "gfm", at_line_start=True) == "&nbsp;a&nbsp;"
    assert escape(" \t a \v", "gfm", at_line_start=True) == "a"


@pytest.mark.parametrize(
    "pattern",
    [
        "*",
        "<a",
        "#",
        " #",
        ":a",
        "&a",
        "[^",
        "<x.y",
        "|:-",
        "\xa0",
        "-",
        "_a",
        "@a",
        "[",
        "`",
        "<",
        "1",
        "a ",
        "\n",
    ],
)
@pytest.mark.parametrize(("flavour", "wrap"), [("gfm", 72), ("obsidian", "no")])
def test_a_word_of_any_length_is_written_in_linear_time(pattern: str, flavour, wrap) -> None:
    text = pattern * 10_000  # quadratic time would not come to an end
    document = document_of([[Text(text), Link(text, 1)]], noted=(LinkNote(1, text, False),))
    written = write(document, Options(flavour=flavour, front_matter=False, wrap=wrap))
    assert written.count(pattern[-1]) >= 2 * 10_000 or pattern in ("\xa0", "\n", "a ")
