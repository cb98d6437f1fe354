"""The indentation of lines is shown in every format, and is markup in none."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from convert.tree import Break, Styled, Text
from convert_pandoc import Options, convert_writers
from convert_pandoc.guards import GUARD
from convert_pandoc.nodes import indent, is_indent, string
from tests import builders
from tests.pandoc.reopened import pandoc

WRITERS = {writer.format: writer for writer in convert_writers()}
# Those that pandoc reads. Its readers of man and LaTeX change no-break spaces and line ends.
READ_BACK = [
    *("docx", "odt", "html", "typst", "muse"),
    *("commonmark_x", "gfm", "djot", "org", "rst", "textile", "mediawiki", "dokuwiki"),
]
MARKUP = ["- a", "* a", "# a", "1. a", "> a", ": a", "= a", ".. a", "| a", "a"]


def written(name: str, *posts: tuple[str, ...], standalone: bool = True) -> bytes:
    """Return an output of posts, each the lines of a paragraph."""
    inlines = [[part for line in lines for part in (Break(), Text(line))][1:] for lines in posts]
    document = builders.thread(*(builders.post(1, *content) for content in inlines))
    output = WRITERS[name].write(document, Options(standalone=standalone))
    assert isinstance(output, str | bytes)
    return output.encode() if isinstance(output, str) else output


def reopened(name: str, *posts: tuple[str, ...]) -> list[str]:
    """Return the lines of each post of an output, which must be a paragraph."""
    if name == "typst" and len(posts) > 1:  # pandoc reads them as one paragraph
        return [text for each in posts for text in reopened(name, each)]
    data = written(name, *posts, standalone=False)
    tree = json.loads(pandoc("--from", name, "--to", "json", data=data))
    shown = [block for block in flat(tree["blocks"]) if block["t"] != "RawBlock"]
    return [paragraph(block) for block in shown[-len(posts) :]]


def paragraph(block: dict[str, Any]) -> str:
    if block["t"] == "LineBlock":
        found = "\n".join("".join(map(text, line)) for line in block["c"])
    else:
        assert block["t"] == "Para", block
        found = "".join(map(text, block["c"]))
    return found.replace(GUARD, "").replace("&gt;", ">").strip(" ")


def flat(blocks: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for block in blocks:
        if block["t"] == "Div":
            yield from flat(block["c"][1])
        else:
            yield block


def text(inline: dict[str, Any]) -> str:
    match inline["t"]:
        case "Str":
            return str(inline["c"])
        case "Span":
            return "".join(map(text, inline["c"][1]))
        case "LineBreak":
            return "\n"
        case kind:
            return {"Space": " ", "SoftBreak": " "}[kind]


@pytest.mark.parametrize("name", READ_BACK)
def test_indented_lines_read_back_with_no_break_spaces(name: str):
    wanted = "The fog\n\xa0\xa0\xa0\xa0comes\n\xa0\xa0\xa0\xa0on cat\n\xa0\xa0feet"
    assert [wanted] == reopened(name, ("The fog", "    comes", "\ton cat", "  feet"))


@pytest.mark.parametrize("name", READ_BACK)
def test_an_indented_line_that_begins_like_markup_reads_back_as_text(name: str):
    wanted = [f"\xa0\xa0\xa0\xa0{line}\nb\n\xa0\xa0{line}" for line in MARKUP]
    assert wanted == reopened(name, *((f"    {line}", "b", f"  {line}") for line in MARKUP))


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_no_line_of_any_format_of_text_begins_with_the_spaces_of_the_author(name: str):
    output = written(name, ("The fog", "         comes"))
    assert b"         comes" not in output


def test_indentation_is_in_no_style():
    inlines = (Text(" "), Styled("strong", (Text(" a"), Break(), Text("  b"))), Text(" c"))
    output = WRITERS["markua"].write(builders.thread(inlines), Options())
    assert "\xa0\xa0**a**" in str(output)
    assert "\xa0\xa0**b** c" in str(output)


def test_only_spaces_that_no_format_folds_are_an_indentation():
    assert is_indent(indent("\xa0\u3000"))
    assert not any(map(is_indent, (string(""), string("\u2003"), string("\xa0a"))))
