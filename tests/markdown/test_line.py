"""Lines: where they are wrapped."""

import re
from typing import get_args

import pytest
from msgspec.structs import replace as replaced

from convert.tree import Text
from convert_markdown import Options, write
from convert_markdown.options import Flavour
from tests.markdown.expected import expected
from tests.markdown.reading import CommonMark
from tests.markdown.texts import document_of, golden_threads, joined, small_document

# Texts that start or continue a block at the start of a line.
STARTS = [*"#->=+*:|~$", "1.", "2)", "a)", "---", "===", "```", ":::", "[^1]:", "<b>"]
each_flavour = pytest.mark.parametrize("flavour", get_args(Flavour))


def test_lines_are_wrapped_and_notes_indented() -> None:
    assert (
        write(small_document(), Options(front_matter=False, wrap=30))
        == """\
# A meeting in Vienna

A meeting in Vienna, says
@annberg[^1], and why it
matters #Vienna\\
More at example.org[^2]

2/2 Second **thoughts**.

Thanks to @AnnBerg[^1] of […]
and to example.com[^3]

[^1]: @annberg,
    <https://x.com/annberg>
[^2]: Talks in Vienna,
    <https://example.org/vienna>
[^3]: https\\://example.com/cut
"""
    )


@each_flavour
@pytest.mark.parametrize("columns", [20, 72])
def test_only_a_single_word_can_exceed_the_columns(flavour, columns) -> None:
    document = replaced(joined(golden_threads()), title="")
    text = write(document, Options(flavour=flavour, front_matter=False, wrap=columns))
    ours = re.compile(r"^(\[\^[0-9]+\]:|[0-9]+\.) | \^post-[0-9-]+$|^\[[^]]*\]\{#")
    long = [line for line in text.split("\n") if len(line) > columns]
    assert [line for line in long if " " in ours.sub("", line.strip(" "))] == []


@each_flavour
def test_a_wrapped_line_does_not_start_a_block(flavour: Flavour) -> None:
    text = "word " + " word ".join(STARTS)
    document = document_of([[Text(text)]])
    for columns in range(20, 60):
        options = Options(flavour=flavour, front_matter=False, wrap=columns)
        assert CommonMark(write(document, options)).paragraphs == expected(document, options)
