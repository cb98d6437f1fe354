"""Handles, addresses and the numbers of notes keep their places in text from right to left."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import msgspec
import pytest
from bidi import get_display
from lxml import etree

import convert
from convert import Document
from convert.metadata import Metadata
from convert_pandoc import Options, body, convert_writers
from convert_pandoc.capabilities import Format, Isolation
from convert_pandoc.directions import ISOLATE, MARKS, isolated, with_handles
from convert_pandoc.formats import FORMATS
from convert_pandoc.options import options_for
from convert_pandoc.pictures import Pictures
from convert_pandoc.place import Place

WRITERS = {writer.format: writer for writer in convert_writers()}
NAMED = {target.name: target for target in FORMATS}
HEBREW = convert.read(
    "1/ מי שתיקן את השעון כתבה ל-@migdal_museum, ולא האמינו לה.\n"
    "2/ הפרטים: https://a.example/x/ ושוב (@migdal_museum) #שעון".encode()
)
ENGLISH = convert.read("1/ Ask @ann_b, see https://a.example/x/ #tag\n2/ She said שלום @ann_b".encode())
CHARACTERS = {*ISOLATE, *MARKS.values()}


def tree_of(document: Document, target: Format) -> str:
    """Return the tree that pandoc is given, as JSON."""
    pictures = Pictures(document, target, "none")
    place = Place.of(document, Metadata.of(document), target, pictures)
    blocks = body.blocks(place, Metadata.of(document), options_for(target)())
    return msgspec.json.encode(blocks).decode()


def paragraphs_of(document: Document, name: str) -> list[str]:
    """Return the paragraphs of an output as characters, of packages those of the text and the notes."""
    written = WRITERS[name].write(document, Options())
    if isinstance(written, str):
        return [line for line in written.split("\n") if line]
    parts = ("word/document.xml", "word/footnotes.xml") if name == "docx" else ("content.xml",)
    with zipfile.ZipFile(BytesIO(bytes(written))) as package:
        trees = [etree.fromstring(package.read(part)) for part in parts if part in package.namelist()]
    paragraphs = [element for tree in trees for element in tree.iter("{*}p")]
    return ["".join(_texts(paragraph)).strip() for paragraph in paragraphs]


def _texts(element: Any) -> Iterator[str]:
    """Yield the texts of a paragraph, with 7 as the number of each note, and without the notes."""
    if element.tag.endswith(("}footnoteReference", "}note")):
        yield "7"
    else:
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""


def shown(paragraph: str) -> str:
    """Return a paragraph as it is shown from right to left (UAX #9), without the marks."""
    return "".join(c for c in get_display(paragraph, base_dir="R") if c not in CHARACTERS)


@pytest.mark.parametrize(("name", "mark"), [("plain", "]1["), ("docx", "7"), ("odt", "7")])
def test_the_number_of_a_note_is_at_the_left_of_a_handle_with_its_sign_before_it(name: str, mark: str):
    text = "\n".join(map(shown, paragraphs_of(HEBREW, name)))
    assert f"{mark}@migdal_museum-ל" in text
    assert re.search(r"\)(\]1\[|1)@migdal_museum\(", text)  # as ever, brackets are not yet mirrored


@pytest.mark.parametrize("name", ["plain", "docx", "odt"])
def test_a_note_from_right_to_left_shows_handles_and_addresses_as_written(name: str):
    text = "\n".join(map(shown, paragraphs_of(HEBREW, name)))
    assert "https://x.com/migdal_museum ,@migdal_museum" in text
    assert "https://a.example/x/" in text


@pytest.mark.parametrize("target", FORMATS, ids=lambda target: target.name)
def test_no_mark_or_direction_is_added_to_text_from_left_to_right(target):
    tree = tree_of(ENGLISH, target)
    assert not CHARACTERS & set(tree)
    assert target.web or '"dir"' not in tree


@pytest.mark.parametrize("target", FORMATS, ids=lambda target: target.name)
def test_every_format_isolates_a_handle_from_right_to_left(target: Format):
    tree = tree_of(HEBREW, target)
    isolations = {
        Isolation.AUTO: '"dir","auto"',
        Isolation.COMMAND: '"dir","ltr"',
        Isolation.CHARACTERS: "\u2068",
        Isolation.MARKS: "\u200e",
        Isolation.RUNS: '\u200e"},{"t":"Span","c":[["",[],[["dir","ltr"]]]',
    }
    # two handles and an address in the text, a handle in the notes
    assert tree.count(isolations[target.isolation]) >= 4


@pytest.mark.parametrize(
    ("name", "part", "markup"),
    [
        ("docx", "word/document.xml", '<w:pStyle w:val="Title" /><w:bidi />'),
        ("odt", "styles.xml", 'style:writing-mode="rl-tb"'),
        ("pptx", "ppt/slides/slide2.xml", '<a:pPr algn="r" rtl="1" '),
        ("rtf", "", r"{\pard \rtlpar \qr "),
    ],
)
def test_paragraphs_of_office_programs_have_the_direction_of_the_document(name, part, markup):
    found = {}
    for document in (HEBREW, ENGLISH):
        written = WRITERS[name].write(document, Options())
        if isinstance(written, bytes):
            with zipfile.ZipFile(BytesIO(written)) as package:
                written = package.read(part).decode()
        found[document.direction] = markup in str(written)
    assert found == {"rtl": True, "ltr": False}


def test_marks_of_the_author_stay_beside_ours():
    text = "1/ אל \u2067@ann\u2069 וגם \u200f@ben\u200f סוף"
    document = convert.read(text.encode(), repair=False)
    written = str(WRITERS["plain"].write(document, Options(standalone=False)))
    assert "\u2067\u2068@ann\u2069[1]\u2069 וגם \u200f\u2068@ben\u2069[2]\u200f סוף" in written


def test_a_hashtag_from_right_to_left_is_isolated_in_english():
    found = isolated(" #שעון", NAMED["gfm"], "ltr")
    assert "".join(map(str, found)) == " \u2068#שעון\u2069"
    assert isolated("#שעון", NAMED["gfm"], "rtl") == ["", "#שעון", ""]


def test_the_handles_of_a_title_are_isolated():
    target = NAMED["plain"]
    title = "עדה (@ada.b@example.org) אל @ben."
    found = "".join(map(str, with_handles(title, target, "rtl")))
    assert found == "עדה (\u2068@ada.b@example.org\u2069) אל \u2068@ben\u2069."
    assert with_handles("Ada (@ada)", target, "ltr") == ["Ada (@ada)"]
    head = msgspec.structs.replace(HEBREW, title=title)
    page = str(WRITERS["html"].write(head, Options()))
    assert '<h1 class="title">עדה (<span dir="auto">@ada.b@example.org</span>)' in page


@pytest.mark.parametrize("name", ["dokuwiki", "mediawiki", "textile", "asciidoc"])
def test_no_mark_becomes_part_of_a_bare_address(name):
    written = str(WRITERS[name].write(HEBREW, Options(standalone=False)))
    assert re.search(r"https?://\S*?[\u2068\u2069]", re.sub("\u2068.*?\u2069", "", written)) is None
    assert "https://a.example/x/\u2069" not in re.sub("\u2068.*?\u2069", "", written)
