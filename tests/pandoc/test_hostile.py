"""No text of a thread becomes markup in pandoc's formats, or makes a writer fail."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from lxml import etree

import convert
from convert import Document
from convert.metadata import Metadata
from convert.testing import sample_document
from convert.tree import Author, LinkNote, MentionNote
from convert_pandoc import Options, body, convert_writers, footnote
from convert_pandoc.formats import FORMATS
from convert_pandoc.options import options_for
from convert_pandoc.pictures import Pictures
from convert_pandoc.place import Place

WRITERS = {writer.format: writer for writer in convert_writers()}
HOSTILE = (
    r"<script>alert(1)</script> </style> \write18{id} \input{x} $x$ %a #1 {=html} `x`{=latex} $body$"
)


def hostile(text: str = HOSTILE) -> Document:
    """Return the sample document with a hostile title, author, post, handle and URLs."""
    document = convert.read(f"1/ {text} @ann".encode("utf-8", "surrogatepass"), repair=False)
    notes = (
        MentionNote(1, text, f"https://example.org/{text}"),
        LinkNote(2, f"javascript:{text}", False),
        LinkNote(3, f"https://example.org/cut {text}", True),
    )
    sample = sample_document()
    return msgspec.structs.replace(
        sample,
        title=text,
        author=Author(text, text),
        language=text,
        posts=(*document.posts, *sample.posts),
        notes=notes,
    )


def test_html_has_only_elements_of_the_tree():
    page = etree.HTML(str(WRITERS["html"].write(hostile(), Options())))
    head = {"html", "head", "meta", "title", "style", "body", "header", "h1"}
    body_ = {"p", "div", "span", "a", "sup", "br", "section", "hr", "ol", "li"}
    body_ |= {"blockquote", "ul", "pre", "code", "strong", "img"}
    assert {element.tag for element in page.iter()} <= head | body_
    for element in page.iter():
        assert not [name for name in element.attrib if name.startswith("on")]
    assert "<script>alert(1)</script>" in "".join(page.find("body").itertext())


@pytest.mark.parametrize(
    "name", [name for name, writer in WRITERS.items() if writer.media_type == "text/html"]
)
def test_no_page_has_a_script_or_unsafe_link_from_the_thread(name: str):
    page = str(WRITERS[name].write(hostile(), Options(standalone=False)))
    assert "<script" not in page
    assert not re.search(r'(href|src)="[^"#h]', page)


def test_latex_has_no_command_from_the_thread():
    text = str(WRITERS["latex"].write(hostile(), Options()))
    written = text.partition(r"\begin{document}")[2]
    assert r"\write18" not in written
    assert r"\input" not in written
    assert not re.search(r"(?<!\\)[$%#]", written)
    assert r"\textbackslash write18\{id\}" in text


@pytest.mark.parametrize("target", FORMATS, ids=lambda target: target.name)
def test_raw_markup_is_only_a_number_in_markup(target):
    document = hostile()
    metadata = Metadata.of(document)
    place = Place.of(document, metadata, target, Pictures(document, target, "embed"))
    tree = body.blocks(place, metadata, options_for(target)())
    beside_links = {"link:", "[", "]"}
    numbers = {raw for number in (1, 2, 3) for raw in raws(footnote.again(number, target))}
    assert set(raws(tree)) <= numbers | beside_links
    assert all(re.search("[123]", raw) for raw in numbers)
    assert b'"RawBlock"' not in msgspec.json.encode(tree)


def raws(tree: Any) -> Iterator[str]:
    """Yield the raw markup in a part of pandoc's tree."""
    if isinstance(tree, dict) and tree.get("t") == "RawInline":
        yield tree["c"][1]
    for part in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from raws(part)


@pytest.mark.parametrize("name", ["ansi", "plain", "man", "html"])
def test_output_for_a_terminal_has_no_control_character_from_the_thread(name: str):
    written = str(WRITERS[name].write(hostile("\x1b[35m\x9b35m\x07\x7f\ud800\ufffe\0"), Options()))
    ours = re.sub(r"\x1b\[[\d;]*m|\x1b\]8;[^\x1b]*\x1b\\", "", written) if name == "ansi" else written
    assert not re.search("[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe]", ours)
    assert "\x1b[35m" not in written


@pytest.mark.parametrize("name", ["docx", "odt", "html", "latex", "rst", "gfm", "typst"])
@pytest.mark.parametrize(
    "text", ["x" * 40_000, "\u202e" * 10_000 + "x", "x" + "\u0301" * 20_000, "*[`<" * 10_000]
)
def test_text_of_any_length_gives_a_document(name: str, text: str):
    assert WRITERS[name].write(convert.read(text.encode()), Options())


def test_the_direction_of_a_thread_is_written():
    document = msgspec.structs.replace(convert.read("1/ שלום @ann".encode()), direction="rtl")
    page = str(WRITERS["html"].write(document, Options()))
    assert re.search(r'<html [^>]*dir="rtl"', page)
    assert '<a href="https://x.com/ann" dir="auto">@ann</a>' in page
