"""Documents for the tests that read Markdown back: markup as text, all kinds of notes, golden threads."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec
from hypothesis import strategies as st
from msgspec.structs import replace

import convert
from convert.notes import Numbering
from convert.testing import sample_document
from convert.tree import (
    Author,
    Break,
    Document,
    Gap,
    Inline,
    Link,
    Mention,
    Note,
    Paragraph,
    Post,
    Text,
)
from convert_markdown import Options
from tests.builders import post, thread

ROOT = Path(__file__).parents[2]
THREADS = sorted((ROOT / "tests/golden/threads").glob("*.txt"))
PUNCTUATION = "#>-+*_`~=|:!?.,;()[]{}<>&\\/\"'^$%@ 019aix\t\n"

MARKUP = (
    "a_b_c _d_ __e__ f_ _g h__i snake_case_word 2 * 3 *j* 5*6*7 ** k",
    "# a",
    "#",
    "#hashtag",
    "###### a ##",
    "####### a",
    "% a title",
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
    "a {} b { } {a} {a=b} {-} {\"a\": 1} {'b': x} {a b} { .c } {#d e=f} {1} x{y}z {:g} {.h",
    ".i} {j={k}} }{ {a:b} {a-b} {\u00a0.c} {data-x='1'} {\t#e}",
    "| a",
    "|\ta",
    "|\t\u2003",
    "|",
    "|a|",
    "a | b",
    "|:-:|",
    "| - |",
    "https://a.b http://a.b ftp://a.b www.a.b WWW.a.b",
    "%%a%% 5% %",
    "{% if true %}a{% endif %} {%- raw -%} {{ b }} {{{c}}} {# d #} {#- e -#} a{%b",
    "{%",
    "<% tp.file.title %> <%= 7 %> <%* f() %> <%",
    "key:: value",
    "[key:: value] (key:: value) a::b std::c ::d:: e:::f::",
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
    """Return a document with these posts, each a list of paragraphs, labelled "1/", "2/", …"""
    return thread(
        *(
            replace(
                post(number, label=f"{number}/"), blocks=tuple(Paragraph(tuple(p)) for p in paragraphs)
            )
            for number, paragraphs in enumerate(posts, start=1)
        ),
        notes=noted,
        title="T",
        author=Author(None, None),
        published=None,
        language="und",
    )


def small_document() -> Document:
    """Return the posts of the sample that are only words, without the other parts of the sample."""
    sample = sample_document()
    return replace(
        sample,
        source=replace(sample.source, url=None, retrieved=None),
        posts=sample.posts[:2],
        notes=sample.notes[:3],
        media=(),
        parts=(),
    )


def everywhere(text: str) -> list[list[Inline]]:
    """Return paragraphs with the text after a label, at the start of a line and inside a line."""
    words = Text(text)
    return [[words], [words, Gap(), words, Break(), words], [Text("so: "), words]]


def noted_document() -> Document:
    """Return references next to all text that could change their meaning, and all kinds of notes."""
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
        [[Text("@a"), Gap(), Text("@b \\[c]")], [Gap(), ann, Text(" [d]")]],
        [[Gap(), Text(": e")], [ann, Break(), script, Text(": f"), Break(), Break(), ann]],
        noted=numbering.notes,
    )


@cache
def golden_threads() -> list[Document]:
    return [convert.read(path) for path in THREADS]


def joined(documents: Iterable[Document]) -> Document:
    """Return one document with all posts and notes, so that a parser is started only once."""
    posts: list[Post] = []
    notes: list[Note] = []
    for document in documents:
        before = len(notes)
        posts += [_shifted(post, before) for post in document.posts]
        notes += [msgspec.structs.replace(note, number=note.number + before) for note in document.notes]
    return msgspec.structs.replace(document_of(), posts=tuple(posts), notes=tuple(notes))


def _shifted(post: Post, by: int) -> Post:
    def inline(part: Inline) -> Inline:
        if isinstance(part, Link | Mention):
            return msgspec.structs.replace(part, note=part.note + by)
        return part

    blocks = tuple(
        Paragraph(tuple(map(inline, block.inlines)))
        for block in post.blocks
        if isinstance(block, Paragraph)
    )
    return msgspec.structs.replace(post, blocks=blocks)


def any_options() -> st.SearchStrategy[Options]:
    """Generate options, without front matter, which is not Markdown."""
    return st.builds(
        Options,
        bylines=st.sampled_from(["auto", "always", "never"]),
        dates=st.sampled_from(["auto", "always", "never"]),
        flavour=st.sampled_from(["commonmark", "gfm", "pandoc", "obsidian"]),
        front_matter=st.just(False),
        hashtags=st.sampled_from(["text", "tags"]),
        links=st.sampled_from(["footnotes", "inline"]),
        lists=st.sampled_from(["escape", "keep"]),
        media=st.sampled_from(["files", "embed", "link", "none"]),
        notes=st.sampled_from(["end", "after-post"]),
        numbering=st.sampled_from(["keep", "none"]),
        wrap=st.sampled_from(["no", 20, 21, 33, 72, 1000]),
    )
