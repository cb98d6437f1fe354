"""Markup that pandoc does not escape gets guards, and prose does not."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

import convert
from convert_pandoc import Options, convert_writers
from convert_pandoc.formats import FORMATS
from convert_pandoc.guards import GUARD, GUARDS, address, guarded
from tests.pandoc.reopened import pandoc

WRITERS = {writer.format: writer for writer in convert_writers()}
INLINE = (
    "@@html:<script>@@ [[javascript:x][y]] src_sh{id} {{{macro}}} <<target>> {{Evil}} {{groovy}}x "
    "__TOC__ ~~~~ -{x}- {{rss>x}} <php>x</php> ~~NOCACHE~~ ((x)) [url=javascript:x]y[/url] "
    'pass:[<b>] link:javascript:x[y] "x":javascript:y ==raw== {html} [x|javascript:y] !a.png! '
    ":role:`x` [1]_ [fn:1] [cite:x] <literal>x</literal> elisp:(x) <shell:x> [2026-01-01] $x$ $$x$$ "
    r"\alpha *x* /x/ =x= +x+ '' %%<html>%% [x](javascript:y) (% x %) </verbatim><literal>"
)
LINES = (
    *(
        "* x",
        "- x",
        "# x",
        "+ x",
        "1. x",
        "a) x",
        "#+INCLUDE: x",
        "= x",
        "== x ==",
        ": x",
        "; x",
        "> x",
    ),
    *("include::/etc/passwd[]", ".. raw:: html", "notextile. <b>", "h1. x", "bq. x", ":x: y", "| x |"),
    *("----", "....", "++++", "====", "{|", "%%(x)", "#REDIRECT [[X]]", "//x", ".x", "x:: y", "__ x"),
)
# LineBlock is a paragraph with line breaks in reStructuredText.
ALLOWED = {"Div", "LineBlock", "LineBreak", "Para", "Plain", "Space", "Span", "Str", "SoftBreak"} | {
    *("Quoted", "SingleQuote", "DoubleQuote"),
    *("Subscript", "Superscript"),
}
# Markup that `guards` leaves: formulas without commands, images without an address.
LOOKS = {"org": {"Math", "InlineMath"}, "textile": {"Image"}}
READ_BACK = ["asciidoc", "dokuwiki", "haddock", "mediawiki", "muse", "org", "rst", "textile"]
OPENINGS = {
    "xwiki": r"\{\{(?!id |footnote|/footnote)|\[\[|\(%|\(\(",
    "zimwiki": r"\{\{|\[\[",
    "markua": r"\]\(|<[a-z/]",
    "vimdoc": r"\|\w+\||\*\w+\*",
    **dict.fromkeys(
        [target.name for target in FORMATS if target.name.startswith("bbcode")], r"\[(?!/?url\])[a-z/]"
    ),
}


def written(text: str, name: str) -> str:
    return str(
        WRITERS[name].write(convert.read(text.encode(), repair=False), Options(standalone=False))
    )


def kinds(tree: Any) -> Iterator[str]:
    """Yield the kinds of all blocks and inlines, except anchors and characters written as code."""
    match tree:
        case {"t": "RawBlock", "c": ["html" | "mediawiki", str(text)]} if re.match("</?div", text):
            pass
        case {"t": "Code", "c": [_, str(text)]} if re.fullmatch(r"\\+|\$+", text):
            pass  # as Org is written
        case {"t": str(kind)}:
            yield kind
            if kind != "Note":
                yield from kinds(tree.get("c"))
        case list():
            for part in tree:
                yield from kinds(part)


@pytest.mark.parametrize("name", READ_BACK)
def test_markup_reads_back_as_text(name: str):
    texts = "\n\n".join(f"a {text} z" for text in INLINE.split(" "))
    tree = json.loads(pandoc("--from", name, "--to", "json", data=written(texts, name).encode()))
    assert set(kinds(tree["blocks"])) <= ALLOWED | LOOKS.get(name, set())


@pytest.mark.parametrize("name", READ_BACK)
@pytest.mark.parametrize("shape", ["{}", "a\n{}\nz"])
def test_lines_that_begin_like_markup_read_back_as_text(name: str, shape: str):
    texts = "\n\n".join(shape.format(line) for line in LINES)
    tree = json.loads(pandoc("--from", name, "--to", "json", data=written(texts, name).encode()))
    assert set(kinds(tree["blocks"])) <= ALLOWED


@pytest.mark.parametrize("name", OPENINGS)
def test_formats_that_pandoc_does_not_read_contain_no_beginning_of_markup(name: str):
    assert not re.search(OPENINGS[name], written(INLINE, name))


@pytest.mark.parametrize(
    "name", ["commonmark", "commonmark_x", "gfm", "markdown_mmd", "markdown_strict"]
)
def test_no_tag_of_a_template_engine_remains_in_markdown(name: str):
    text = "1/ {% raw %} {{ x }} {{{x}}} {# x #} <% x %> https://a.example/{%raw%}"
    assert not re.search(r"\{(?!#post-)[{%#]|<%", written(text, name))


def test_text_before_a_footnote_is_not_a_macro_or_link():
    text = "1/ link:javascript:x// @ann and ifdef::x @ben @carl(javascript:x)"
    assert "link:javascript" not in written(text, "asciidoc")
    assert "::x" not in written(text, "asciidoc")
    assert "[3](" not in written(text, "commonmark")


@pytest.mark.parametrize("name", sorted({name for row in GUARDS for name in row.formats}))
def test_prose_has_no_guards(name: str):
    prose = "1/ Yes - see me@a.example, snake_case […] (2.5 %), at 10:30; it's $5 & <3 #tag. [Or not]"
    assert GUARD not in written(
        f"{prose}\n2/ https://a.example/x?y=1#z @a_b".replace("[Or", "[\u2026"), name
    )


def test_a_url_is_encoded_where_text_would_get_guards():
    assert address("https://a.example:8/__TOC__", "mediawiki", safe="/:") == (
        "https://a.example:8/_%5FTOC_%5F"
    )
    assert address("https://a.example/__TOC__", "html", safe="/:") == "https://a.example/__TOC__"


def test_all_formats_of_the_table_exist_and_html_needs_no_guards():
    assert {name for row in GUARDS for name in row.formats} <= set(WRITERS)
    assert guarded(INLINE, "html") == INLINE


@pytest.mark.parametrize("name", ["org", "rst", "textile", "asciidoc", "dokuwiki"])
def test_guards_take_linear_time(name: str):
    assert guarded(" *a[<{$" * 15_000, name)


@pytest.mark.parametrize(
    "name",
    ["commonmark", "commonmark_x", "gfm", "markdown_mmd", "markdown_phpextra", "markdown_strict"],
)
def test_a_character_reference_is_text_in_markdown(name: str):
    text = "&amp; &#42; &#x2A; AT&T &c"
    document = convert.read(f"1/ {text}\n2/ Two.".encode(), repair=False)
    written = WRITERS[name].write(document, WRITERS[name].options())
    content = written.content if isinstance(written, convert.Output) else written
    read_back = pandoc("-f", name, "-t", "plain", "--wrap=none", data=str(content).encode()).decode()
    assert text in read_back.replace(GUARD, "")
