"""Text is text also in quotes, lists, styles, code, polls and alternative texts."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from lxml import etree

from convert import Document, Output
from convert.testing.fixtures.samples import PNG
from convert.tree import (
    Block,
    Code,
    Figure,
    List,
    Paragraph,
    Part,
    Poll,
    PollOption,
    Quote,
    Styled,
    Text,
)
from convert_pandoc import convert_writers
from convert_pandoc.guards import GUARD
from tests.builders import picture, post, thread
from tests.pandoc.reopened import pandoc
from tests.pandoc.test_guards import ALLOWED, INLINE, LINES, LOOKS, kinds

WRITERS = {writer.format: writer for writer in convert_writers()}
FRAGMENTS = (*INLINE.split(" "), *LINES)
READ_BACK = [
    *("asciidoc", "commonmark", "djot", "docbook", "docx", "dokuwiki", "fb2", "gfm", "haddock", "html"),
    *("jats", "latex", "man", "markdown_strict", "mediawiki", "muse", "native", "odt", "org", "rst"),
    *("rtf", "textile", "typst"),
]
# Words of an image are its alternative text, which pandoc's readers also take for a caption.
NODES = {
    "quote": {"BlockQuote"},
    "list": {"BulletList"},
    "numbered": {"OrderedList", "Decimal", "Period", "DefaultDelim", "DefaultStyle"},
    "styled": {"Strong", "Emph", "Strikeout", "Underline"},
    "code": {"Code"},
    "lines": {"CodeBlock"},
    "poll": {"BulletList"},
    "picture": {"Image", "Figure"},
}
QUICK = {"quote", "styled", "code"}  # the slow tests have the others, too
# How pandoc's readers see what is no markup: words without quotations and code that Org can't contain.
SEEN = {"haddock": {"CodeBlock"}, "man": {"Strong", "Emph", "Code", "CodeBlock", "BlockQuote"}}
ENDS = {
    "asciidoc": r"(?m)^\.{4}$",
    "bbcode": r"\[/code\]",
    "bbcode_steam": r"\[/code\]",
    "context": r"\\stoptyping",
    "dokuwiki": r"</code>",
    "jira": r"\{noformat\}",
    "muse": r"</example>",
    "org": r"(?m)^#\+end_example",
    "texinfo": r"@end verbatim",
    "xwiki": r"\{\{/code\}\}",
    "zimwiki": r"'''",
}
END_MARKS = (
    *(r"\end{verbatim}", r"\end{lstlisting}", r"\stoptyping", "@end verbatim", "....", "```", "~~~~"),
    *("#+end_example", "</code>", "</file>", "</pre>", "</example>", "{{/code}}", "[/code]", "{code}"),
    *("{noformat}", "'''", "-- ", "</verbatim>", "\n\nx"),
)


def node(place: str, text: str, number: int) -> Block:
    """Return a block with a text in a place."""
    words = Paragraph((Text(text),))
    match place:
        case "quote":
            return Quote(state="shown", author=None, published=None, note=None, blocks=(words,))
        case "list" | "numbered":
            return List(start=3 if place == "numbered" else None, items=((words,), (words, words)))
        case "styled":
            styles = (Styled("strong", (Text(text),)), Styled("emphasis", (Text(text),)))
            return Paragraph((Text("a"), *styles, Text("b "), Styled("strikeout", (Text(text),))))
        case "code":
            return Paragraph((Styled("code", (Text(text),)), Text(" x")))
        case "lines":
            return Code(f"a\n{text}\nb")
        case "poll":
            return Poll(options=(PollOption(text, 3),), closes=None)
        case _:
            return Figure(media=(number,), note=None)


def hostile(place: str, texts: tuple[str, ...] = FRAGMENTS) -> Document:
    """Return a thread with a post for each text."""
    posts = [post(number, node(place, text, number)) for number, text in enumerate(texts, start=1)]
    media = [picture(number, PNG, alt=text) for number, text in enumerate(texts, start=1)]
    return thread(*posts, media=tuple(media))


def written(document: Document, name: str) -> str | bytes:
    result = WRITERS[name].write(document, WRITERS[name].options(standalone=False))
    return result.content if isinstance(result, Output) else result


def reopened(document: Document, name: str) -> list[Any]:
    data = written(document, name)
    if isinstance(data, str):
        labels = r'(<span class="label">)<a href="#post-\d+">(.*?)</a>'  # which are links
        data = re.sub(labels, r"\1\2", data).encode()
    return list(
        json.loads(pandoc("--preserve-tabs", "--from", name, "--to", "json", data=data))["blocks"]
    )


def codes(tree: Any) -> Iterator[str]:
    """Yield the texts of all blocks of code."""
    match tree:
        case {"t": "CodeBlock", "c": [_, str(text)]}:
            yield text
        case {"c": content}:
            yield from codes(content)
        case list():
            for part in tree:
                yield from codes(part)


@pytest.mark.parametrize(
    "place",
    [place if place in QUICK else pytest.param(place, marks=pytest.mark.slow) for place in NODES],
)
@pytest.mark.parametrize("name", READ_BACK)
def test_text_in_any_node_reads_back_as_text(name: str, place: str):
    allowed = ALLOWED | NODES[place] | LOOKS.get(name, set()) | SEEN.get(name, set())
    found = set(kinds(reopened(hostile(place), name)))
    if not found <= allowed:  # the node itself may be of more kinds in this format
        allowed |= set(kinds(reopened(hostile(place, ("word",)), name)))
    assert found <= allowed


# The others read lines of code as paragraphs; `test_read_back` compares them.
@pytest.mark.parametrize(
    "name", [name for name in READ_BACK if name not in ("fb2", "man", "odt", "rtf")]
)
def test_lines_of_code_read_back_as_they_are(name: str):
    # pandoc writes this one as macros of LaTeX, without a block of code
    marks = [text for text in END_MARKS if name != "latex" or text != r"\end{verbatim}"]
    indent = "    " if name == "org" else "\t"  # its reader expands tabs
    texts = (*marks, f"if x:\n{indent}y = '<b>'\n\n    z", "  indented", "* a\n- b\n1. c")
    found = [text.replace(GUARD, "") for text in codes(reopened(hostile("lines", texts), name))]
    if name in ("mediawiki", "textile"):  # pandoc leaves the characters that it has encoded
        found = [text.replace("&lt;", "<").replace("&gt;", ">") for text in found]
    assert [text.strip("\n") for text in found] == [f"a\n{text}\nb" for text in texts]


@pytest.mark.parametrize("name", ENDS)
def test_no_line_of_code_ends_its_block(name: str):
    harmless = len(
        re.findall(ENDS[name], str(written(hostile("lines", ("x",) * len(END_MARKS)), name)))
    )
    assert harmless >= len(END_MARKS)
    assert len(re.findall(ENDS[name], str(written(hostile("lines", END_MARKS), name)))) == harmless


@pytest.mark.parametrize("name", ["asciidoc", "asciidoc_legacy"])
def test_no_directive_is_left_in_code(name: str):
    text = str(written(hostile("lines", ("include::/etc/passwd[]", "ifdef::x[]")), name))
    assert not re.search(r"(?m)^(include|ifdef)::", text)


@pytest.mark.parametrize("place", [place for place in NODES if place != "lines"])
@pytest.mark.parametrize(
    ("name", "opening"),
    [
        ("xwiki", r"\{\{(?!id |footnote|/footnote|/?code\}\})|\[\[(?!image:)|\(%|\(\("),
        ("zimwiki", r"\{\{(?!\w{16}\.png\}\})|\[\["),
        ("vimdoc", r"\|\w+\||\*\w+\*(?!\n)"),
        ("bbcode", r"\[(?!/?(?:quote|b|i|s|list|code|url)\]|\*\]|list=1\])[a-z/]"),
    ],
)
def test_formats_that_pandoc_does_not_read_contain_no_beginning_of_markup(
    name: str, opening: str, place: str
):
    assert not re.search(opening, str(written(hostile(place), name)))


@pytest.mark.parametrize(
    "name",
    [
        *("docbook", "docbook4", "docbook5", "fb2", "icml", "jats", "jats_archiving"),
        *("jats_articleauthoring", "jats_publishing", "opendocument", "tei", "xml"),
    ],
)
def test_alternative_texts_are_text_in_xml(name: str):
    alt = """<b>&amp; "x" 'y' ]]> <!-- </alt-text></phrase>"""
    document = thread(post(1, node("picture", "", 1)), media=(picture(1, PNG, alt=alt),))
    result = WRITERS[name].write(document, WRITERS[name].options())
    page = etree.fromstring(str(result.content if isinstance(result, Output) else result).encode())
    texts = [*page.itertext(), *(value for part in page.iter() for value in part.attrib.values())]
    assert " ".join(alt.split()) in " ".join(" ".join(texts).split())


def test_a_code_that_org_would_end_is_text():
    document = thread(post(1, "a ", Styled("code", (Text("x == [[javascript:x][y]]"),)), " b"))
    assert "[[" not in str(written(document, "org"))


@pytest.mark.parametrize("name", ["org", "latex", "html", "mediawiki", "typst", "rst"])
def test_the_title_of_a_joined_thread_is_text(name: str):
    title = "[[javascript:x][y]] <b> {{evil}} \\input{x} $x$ #x `a` *b*"
    part = Part(title=title, author=None, published=None, url=None, first=1)
    tree = reopened(thread("x", parts=(part,)), name)
    found = set(kinds(tree))
    assert found <= ALLOWED | {"Header"} | LOOKS.get(name, set())
