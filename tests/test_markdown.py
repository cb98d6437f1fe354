"""Markdown reads back: parsers find the words, breaks, references and notes of the tree, no more."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote

import pypandoc
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from convert import anchors, notes
from convert.notes import Numbering
from convert.testing import HOSTILE, check_writer, documents, sample_document
from convert.tree import (
    Author,
    Break,
    Document,
    Gap,
    Inline,
    Link,
    LinkNote,
    Mention,
    Note,
    Paragraph,
    Post,
    Source,
    Text,
    plain,
)
from convert_markdown import Options, convert_writers, write
from convert_markdown.escape import escape

BARE = Options(front_matter=False)
PANDOC_FORMATS = ["commonmark_x-smart", "gfm", "markdown-smart"]  # "smart" turns quotes on purpose
PUNCTUATION = "#>-+*_`~=|:!?.,;()[]{}<>&\\/\"'^$%@ 019aix\t\n"

MARKUP = (
    "a_b_c _d_ __e__ f_ _g h__i snake_case_word 2 * 3 *j* 5*6*7 ** k",
    "# a",
    "#",
    "#hashtag",
    "###### a ##",
    "####### a",
    "> a",
    ">a",
    "- a",
    "-",
    "+ a",
    "+1",
    "-1 degrees",
    "-- so he said",
    "* a",
    "* * *",
    "- - -",
    "_ _ _",
    "1. a",
    "1) a",
    "(1) a",
    "(a) b",
    "a) b",
    "iv. a",
    "A.  a",
    "#. a",
    "(@) a",
    "(@good) a",
    "12345678901. a",
    "10.5 a",
    "~~~",
    "~ a",
    "~~a~~ b~c~ ~d e~ ~5 minutes",
    "``` a",
    "`a` ``b",
    "::: a",
    "::: {.a}",
    ": a",
    ":- | -",
    "| a | b |",
    "|---|---|",
    "--- | ---",
    "-|-",
    "+---+---+",
    "---- ----",
    "===",
    "=",
    "---",
    "...",
    "a == b ==c== ===",
    "<b>a</b> <3 a < b <!-- c --> <?d?> <![CDATA[e]]> </f> <https://a.b> <3@a.b>",
    "<div>",
    "<script>alert(1)</script>",
    "&amp; &#42; &#x2A; &copy; AT&T; R&D a&b &nosuch; &",
    "[a](b) [c][d] [e] ![f](g) ![h] [[i]] [[j|k]] [l]{.m} []() [",
    "[^1] [^a] ^[b] [^1]: c [\\^1]",
    "[^1]: a",
    "[a]: b",
    "[T]",
    "[ ] a [x] b",
    "[!NOTE]",
    "\\",
    "\\\\",
    "a\\ b \\n \\textbf{c} \\(d\\) \\* \\[",
    "x^2^ a^b",
    "$a$ $$b$$ $5 and $10 $5-$10 A$ 5$6 $c d$e f$",
    ":smile: :+1: :100: 10:30:15 a:b:c ::d:: :e",
    "{.a} a{.b} {#c} {{d}} a {=html}",
    "https://a.b http://a.b ftp://a.b www.a.b WWW.a.b",
    "%%a%% 5% %",
    "'a' \"b\" it's a--b a---b c... d",
    "Table: a",
    "% a",
    "a\nb",
    "a\n# b\n\nc\r\n- d",
    "    a",
    "\ta",
    "\xa0a\xa0",
    "\u2003a\u2003",
    "\ufeffa\ufeff",
    "\u2028a\u2029",
    "\u3000# a",
    "e\u0301_a_",
    "аб_вг_де",
)


def document_of(*posts: Iterable[Iterable[Inline]], noted: tuple[Note, ...] = ()) -> Document:
    """A document with these posts, each a number of paragraphs; numbers and labels as in "1/"."""
    return Document(
        schema="thread-document/1",
        title="T",
        author=Author(None, None),
        published=None,
        language="und",
        direction="ltr",
        platform="twitter",
        source=Source("t.txt", "0" * 64, 1, "plain", None, ""),
        posts=tuple(
            Post(str(n), None, f"{n}/", (1, 1), tuple(Paragraph(tuple(inlines)) for inlines in post))
            for n, post in enumerate(posts, start=1)
        ),
        notes=noted,
        repairs=(),
    )


# The tree and what parsers make of it are compared as lines of words, with these signs for what is no
# word. They are lone surrogates, so no text has them.
STRONG, ANCHOR, REFERENCE, END = "\ud800", "\ud801", "\ud802", "\udfff"


def settled(paragraph: str) -> str:
    """A paragraph with one space between words, none around lines, and no empty lines at its edges."""
    lines = [
        " ".join(re.split(r"[ \t\v\r\x1c-\x1f\x85]+", line)).strip(" ")
        for line in paragraph.split("\n")
    ]
    return "\n".join(lines).strip("\n")


def cleaned(text: str) -> str:
    """The words of a text as Markdown can hold them; its line ends are not the author's breaks."""
    return re.sub("[\0\ud800-\udfff]", "\ufffd", text).replace("\n", " ")


def expected(document: Document, options: Options = BARE) -> list[str]:
    """The paragraphs that a reader of the Markdown has to find."""
    paragraphs = [settled(cleaned(document.title))]
    for post, anchor in zip(document.posts, anchors.posts(document), strict=True):
        start = f"{ANCHOR}{anchor}{END}"
        if options.numbering == "keep" and (label := settled(cleaned(post.label.strip()))):
            start += f"{STRONG}{label}{END} "
        texts = ["".join(map(expected_inline, block.inlines)) for block in post.blocks] or [""]
        paragraphs += [settled(start + settled(texts[0])), *map(settled, texts[1:])]
    return list(filter(None, paragraphs))


def expected_inline(inline: Inline) -> str:
    match inline:
        case Break():
            return "\n"
        case Mention() | Link():
            return f"{cleaned(inline.text)}{REFERENCE}{inline.note}{END}"
        case _:
            return cleaned(plain(inline))


def expected_note(note: Note) -> str:
    return settled(cleaned(", ".join(filter(None, [notes.caption(note), note.url]))))


class CommonMark:
    """What markdown-it-py, with footnotes, tables and strikethrough, finds in a text."""

    def __init__(self, text: str) -> None:
        parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
        setattr(parser, "normalizeLink", str)  # noqa: B010 - URLs as written; mypy forbids the plain way
        setattr(parser, "normalizeLinkText", str)  # noqa: B010 - likewise
        self.live: list[str] = []
        tokens = parser.parse(text)
        kinds = [token.type for token in tokens]
        end = kinds.index("footnote_block_open") if "footnote_block_open" in kinds else len(tokens)
        self.paragraphs = list(filter(None, map(self._inlines, self._blocks(tokens[:end]))))
        self.notes = [self._inlines(token) for token in tokens[end:] if token.type == "inline"]

    def _blocks(self, tokens: list[Token]) -> Iterator[Token]:
        for token in tokens:
            if token.type == "inline":
                yield token
            else:
                kinds = {"paragraph_open", "paragraph_close", "heading_open", "heading_close"}
                assert token.type in kinds, token

    def _inlines(self, block: Token) -> str:
        return settled("".join(map(self._inline, block.children or [])))

    def _inline(self, token: Token) -> str:
        match token.type:
            case "text" | "text_special":
                return token.content.replace("\n", " ")
            case "hardbreak":
                return "\n"
            case "html_inline":
                anchor = re.fullmatch('<a id="(.*)">', token.content)
                assert anchor or token.content == "</a>", token
                return f"{ANCHOR}{anchor[1]}" if anchor else END
            case "strong_open":
                return STRONG
            case "strong_close":
                return END
            case "footnote_ref":
                return f"{REFERENCE}{token.meta['label']}{END}"
            case "footnote_anchor" | "link_close":
                return ""
            case "link_open" if token.info == "auto":
                self.live.append(str(token.attrs["href"]))
                return ""
            case _:
                raise AssertionError(token)


class Pandoc:
    """What pandoc finds in a text, in one of its formats."""

    def __init__(self, text: str, markdown: str) -> None:
        self.live: list[str] = []
        blocks = json.loads(pypandoc.convert_text(text, "json", format=markdown))["blocks"]
        self.paragraphs = list(filter(None, map(self._block, blocks)))

    def _block(self, block: dict[str, Any]) -> str:
        match block:
            case {"t": "Header", "c": [1, _, inlines]} | {"t": "Para" | "Plain", "c": inlines}:
                return settled("".join(map(self._inline, inlines)))
            case _:
                raise AssertionError(block)

    def _inline(self, inline: dict[str, Any]) -> str:
        match inline:
            case {"t": "Str", "c": text}:
                return str(text).replace("\n", " ")
            case {"t": "Space"}:
                return " "
            case {"t": "LineBreak"}:
                return "\n"
            case {"t": "RawInline", "c": ["html", str(html)]}:
                anchor = re.fullmatch('<a id="(.*)">', html)
                assert anchor or html == "</a>", html
                return f"{ANCHOR}{anchor[1]}" if anchor else END
            case {"t": "Strong", "c": inlines}:
                return f"{STRONG}{''.join(map(self._inline, inlines))}{END}"
            case {"t": "Note", "c": [block]}:
                return f"{REFERENCE}{self._block(block)}{END}"
            case {"t": "Cite", "c": [_, inlines]}:  # "@name": shown as written
                return "".join(map(self._inline, inlines))
            case {"t": "Link", "c": [_, inlines, [str(url), ""]]}:
                self.live.append(unquote(url))
                return "".join(map(self._inline, inlines))
            case _:
                raise AssertionError(inline)


def pandoc_expected(document: Document) -> list[str]:
    """As `expected`, with the words of its note in each reference: pandoc keeps no numbers."""

    def note(match: re.Match[str]) -> str:
        return f"{REFERENCE}{expected_note(document.notes[int(match[1]) - 1])}{END}"

    return [re.sub(f"{REFERENCE}([0-9]+){END}", note, paragraph) for paragraph in expected(document)]


def composed(paragraphs: list[str]) -> list[str]:
    """In NFC, which pandoc's readers of CommonMark put all text in."""
    return [unicodedata.normalize("NFC", paragraph) for paragraph in paragraphs]


def everywhere(text: str) -> list[list[Inline]]:
    """Paragraphs with the text in all sorts of places: after a label, at a line's start, inside one."""
    words = Text(text)
    return [[words], [words, Gap(), words, Break(), words], [Text("so: "), words]]


def assert_reads_back(document: Document, options: Options = BARE) -> None:
    seen = CommonMark(write(document, options))
    assert seen.paragraphs == expected(document, options)
    assert seen.notes == [expected_note(note) for note in document.notes]


# What must hold


def test_the_writer_keeps_the_contract() -> None:
    [writer] = convert_writers()
    check_writer(writer)


def test_a_thread_reads_well_as_source() -> None:
    assert (
        write(sample_document(), Options())
        == """\
---
title: A meeting in Vienna
author: Carl Dorn
handle: carldorn
date: '2020-11-10'
language: en
source:
  name: vienna.txt
  sha256: '0000000000000000000000000000000000000000000000000000000000000000'
posts: 2
---

# A meeting in Vienna

<a id="post-1"></a>A meeting in Vienna, says @annberg[^1], and why it matters #Vienna\\
More at example.org[^2]

<a id="post-2"></a>**2/2** Second thoughts.

Thanks to @AnnBerg[^1] of […] and to example.com[^3]

[^1]: @annberg, <https://x.com/annberg>
[^2]: <https://example.org/vienna>
[^3]: https\\://example.com/cut
"""
    )


@settings(max_examples=100, deadline=None)
@given(documents(surrogates=True))
def test_any_document_reads_back_as_the_same_words_breaks_references_and_notes(
    document: Document,
) -> None:
    assert_reads_back(document)


@settings(max_examples=100, deadline=None)
@given(st.text(PUNCTUATION, max_size=30))
def test_any_punctuation_reads_back_as_text(text: str) -> None:
    assert_reads_back(document_of(everywhere(text)))


@pytest.mark.parametrize("text", [*MARKUP, *HOSTILE])
def test_markup_reads_back_as_text(text: str) -> None:
    assert_reads_back(document_of(everywhere(text)))


@pytest.mark.parametrize("markdown", PANDOC_FORMATS)
def test_markup_reads_back_as_text_in_pandoc(markdown: str) -> None:
    texts = [*MARKUP, *HOSTILE]
    if markdown == "gfm":  # no escape stops its extension from linking e-mail addresses
        texts = [text for text in texts if not re.search(r"\w@\w+\.\w", text)]
    document = document_of(*map(everywhere, texts))
    seen = Pandoc(write(document, BARE), markdown)
    assert composed(seen.paragraphs) == composed(pandoc_expected(document))
    assert seen.live == []


@pytest.mark.parametrize("markdown", PANDOC_FORMATS)
def test_references_and_notes_read_back_in_pandoc(markdown: str) -> None:
    document = noted_document()
    seen = Pandoc(write(document, BARE), markdown)
    assert composed(seen.paragraphs) == composed(pandoc_expected(document))


def noted_document() -> Document:
    """References beside everything that could change what they are, to notes of every sort."""
    numbering = Numbering("twitter")
    ann = Mention("@ann_b", "ann_b", numbering.mention("ann_b"))
    script = Link("", numbering.link("javascript:alert(1)"))
    plain_link = Link("example.org", numbering.link("https://example.org/a_b*c*?d=1&e=(2)#f"))
    cut = Link("www.example.org", numbering.link("http://www.example.org/a", truncated=True))
    spaced = Link("*", numbering.link("https://example.org/a b<c>"))
    return document_of(
        [[ann, Text(": a")], [script, Text(": a")], [script, Text("(b)")], [Text("!"), script, script]],
        [
            [Text("^"), script, Text("{.a}")],
            [Text("_"), ann, Text("_")],
            [Text("\\"), script, Text("[c]")],
        ],
        [
            [plain_link, cut, spaced],
            [Gap(), script, Gap()],
            [Text("!"), Gap(), Text("(d)"), Break(), Gap()],
        ],
        [[Gap(), Text(": e")], [ann, Break(), script, Text(": f"), Break(), Break(), ann]],
        noted=numbering.notes,
    )


def test_references_stand_beside_any_text() -> None:
    assert_reads_back(noted_document())


def test_only_safe_and_whole_urls_are_live() -> None:
    seen = CommonMark(write(noted_document(), BARE))
    assert seen.live == ["https://x.com/ann_b", "https://example.org/a_b*c*?d=1&e=(2)#f"]


@pytest.mark.parametrize(
    "text", ["", "[", "!", "<a@b.c>", "javascript:alert(1)", "# a", "- a", "    a", "\x00"]
)
def test_a_note_without_a_live_url_reads_back_as_text(text: str) -> None:
    document = document_of([[Link("a", 1)]], noted=(LinkNote(1, text, truncated=False),))
    assert CommonMark(write(document, BARE)).notes == [settled(cleaned(text))] * bool(text)


def test_prose_hardly_shows_a_backslash() -> None:
    prose = (
        "#NK and @MID_RF took note on 10/31 (at 10:30), he said -- no more & no less. It's 5 * 3 = 15, "
        '~ or "so"; it costs $5 and $10! AT&T, R&D, snake_case, a < b > c | d, 50% + [1]. <3'
    )
    assert escape(prose, at_line_start=True) == prose.replace("[1]", "\\[1]")


def test_breaks_at_the_edges_of_a_paragraph_part_nothing() -> None:
    document = document_of([[Break(), Text("a"), Break(), Break(), Text("b"), Break()], [Break()]])
    assert write(document, BARE).splitlines()[2:] == ['<a id="post-1"></a>**1/** a\\', "\\", "b"]


def test_white_space_that_is_no_plain_space_survives_at_the_edges_of_lines() -> None:
    assert escape("\xa0a\xa0", at_line_start=True) == "&#160;a&#160;"
    assert escape(" \t a \v", at_line_start=True) == "a"


@pytest.mark.parametrize(
    "label", ["2/", "(3/17)", "4.", "**", "*a", "_", "\\", "[1]", "a b", "#", "\u3000"]
)
def test_a_label_is_bold_and_an_anchor(label: str) -> None:
    document = sample_document()
    posts = tuple(
        Post("2", None, label, (1, 1), blocks) for blocks in [(), *[p.blocks for p in document.posts]]
    )
    labelled = Document(
        **{f: getattr(document, f) for f in document.__struct_fields__} | {"posts": posts}
    )
    assert_reads_back(labelled)


def test_without_numbering_the_anchors_stay() -> None:
    assert_reads_back(sample_document(), Options(front_matter=False, numbering="none"))


@settings(max_examples=50, deadline=None)
@given(documents(surrogates=True))
def test_front_matter_is_yaml_that_says_what_is_known(document: Document) -> None:
    _, block, _ = re.split("^---\n", write(document, Options()), maxsplit=2, flags=re.MULTILINE)
    known = yaml.safe_load(block)
    assert known.get("title", "") == re.sub("[\ud800-\udfff]", "\ufffd", document.title)
    assert known["posts"] == len(document.posts)
    assert known["source"]["sha256"] == document.source.sha256
    assert known.get("date") == document.published
    assert ("language" in known) == (document.language != "und")
    assert None not in known.values()


@pytest.mark.parametrize(
    "pattern", ["*", "<a", "#", " #", ":a", "&a", "[^", "<x.y", "|:-", "\xa0", "-", "_a", "@a"]
)
def test_punctuation_in_bulk_is_escaped_and_not_lost(pattern: str) -> None:
    text = pattern * 50_000  # quadratic time would not come to an end
    escaped = escape(text, at_line_start=True).replace("\\", "").replace("&#160;", "\xa0")
    assert escaped == text.strip(" ")
