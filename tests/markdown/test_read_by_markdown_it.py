"""markdown-it-py reads the words, breaks, references and notes of the tree back from our Markdown."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace as replaced

import convert
from convert.testing import HOSTILE, documents
from convert.tree import Break, Document, Link, LinkNote, Text
from convert_markdown import Options, write
from tests.markdown.expected import cleaned, expected, expected_notes, settled
from tests.markdown.reading import CommonMark, written
from tests.markdown.texts import (
    MARKUP,
    PUNCTUATION,
    THREADS,
    any_options,
    document_of,
    everywhere,
    noted_document,
    small_document,
)
from tests.properties import examples

EACH_FLAVOUR = [
    Options(flavour=flavour, front_matter=False, wrap=wrap)
    for flavour in ("commonmark", "gfm", "pandoc", "obsidian")
    for wrap in ("no", 20, 50)
]
SPACE = "\xa0"
BARE = Options(front_matter=False)


def assert_reads_back(document: Document, options: Options) -> None:
    seen = CommonMark(written(document, options), expected_notes(document, options))
    assert seen.paragraphs == expected(document, options)
    assert seen.notes == expected_notes(document, options)


@settings(max_examples=60, deadline=None)
@given(documents(surrogates=True), any_options())
def test_any_document_reads_back_the_same(document: Document, options: Options) -> None:
    assert_reads_back(document, options)


@examples(2)
@given(st.text(PUNCTUATION, max_size=60), any_options())
def test_any_punctuation_reads_back_as_text(text: str, options: Options) -> None:
    assert_reads_back(document_of(everywhere(text)), options)


@pytest.mark.parametrize("text", [*MARKUP, *HOSTILE])
def test_markup_reads_back_as_text(text: str) -> None:
    for options in EACH_FLAVOUR:
        assert_reads_back(document_of(everywhere(text)), options)


@pytest.mark.parametrize("line", ["a", "- a", "# a", "1. a", "> a", "~~~", "| a |", "***"])
def test_indented_lines_are_shown_as_such_and_are_no_markup(line: str) -> None:
    inlines = (Text(f"     {line}"), Break(), Text("b"), Break(), Text(f"\t{line}"))
    for options in EACH_FLAVOUR:
        seen = CommonMark(written(document_of([inlines]), replace(options, numbering="none")))
        assert seen.paragraphs[1:] in (
            [f"{SPACE * 5}{line}\nb\n{SPACE * 4}{line}"],
            [f"[]{{#post-1}}{SPACE * 5}{line}\nb\n{SPACE * 4}{line}"],
            [f"{SPACE * 5}{line}\nb\n{SPACE * 4}{line} ^post-1"],
        )


@pytest.mark.parametrize("path", THREADS, ids=lambda path: path.stem)
def test_every_golden_thread_reads_back(path: Path) -> None:
    document = convert.read(path)
    for options in EACH_FLAVOUR:
        if options.wrap != 50:
            assert_reads_back(document, options)


@pytest.mark.parametrize("options", EACH_FLAVOUR, ids=str)
def test_references_next_to_any_text_read_back(options: Options) -> None:
    assert_reads_back(noted_document(), options)


def test_only_safe_and_untruncated_urls_are_links() -> None:
    seen = CommonMark(write(noted_document(), BARE))
    assert seen.live == ["https://x.com/ann_b", "https://example.org/a_b*c*?d=1&e=(2)#f"]


@pytest.mark.parametrize(
    "text", ["", "[", "!", "<a@b.c>", "javascript:alert(1)", "# a", "- a", "    a", "\x00"]
)
def test_a_note_without_a_live_url_reads_back_as_text(text: str) -> None:
    document = document_of([[Link("a", 1)]], noted=(LinkNote(1, text, truncated=False),))
    for options in EACH_FLAVOUR:
        assert CommonMark(write(document, options)).notes == {1: settled(cleaned(text))}


@pytest.mark.parametrize(
    "label",
    [
        "2/",
        "(3/17)",
        "4.",
        "5)",
        "a)",
        "-",
        "+",
        ">",
        "**",
        "*a",
        "_",
        "\\",
        "[1]",
        "a]",
        "#",
        "\u3000",
    ],
)
def test_a_label_reads_back_as_the_author_wrote_it(label: str) -> None:
    sample = small_document()
    posts = [[block.inlines for block in post.blocks] for post in sample.posts]
    document = document_of([], *posts, noted=sample.notes)
    for options in EACH_FLAVOUR:
        assert_reads_back(labelled(document, label), options)


def labelled(document: Document, label: str) -> Document:
    posts = tuple(replaced(post, label=label) for post in document.posts)
    return replaced(document, posts=posts)
