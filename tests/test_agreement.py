"""All four outputs have the same notes and references, as read back by independent parsers."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from typing import NamedTuple

import pypdf
import pytest
from lxml import etree
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

import convert
from convert import Document
from convert.notes import Numbering
from convert.tree import Link, Mention
from tests.builders import thread

EPUB = "{http://www.idpf.org/2007/ops}"
XHTML = "{http://www.w3.org/1999/xhtml}"


class Found(NamedTuple):
    """The notes and references in an output."""

    notes: list[tuple[int, str]]
    """Numbers and live URLs, in order of number."""
    references: list[int]
    """Numbers, in reading order."""


def in_tree(document: Document) -> Found:
    references = [
        inline.note
        for post in document.posts
        for block in post.blocks
        for inline in block.inlines
        if isinstance(inline, Link | Mention)
    ]
    return Found([(note.number, note.url) for note in document.notes], references)


def in_json(document: Document) -> Found:
    tree = json.loads(convert.render(document, "json"))
    inlines = [
        inline for post in tree["posts"] for block in post["blocks"] for inline in block["inlines"]
    ]
    notes = [(note["number"], note["url"]) for note in tree["notes"]]
    return Found(notes, [inline["note"] for inline in inlines if "note" in inline])


def in_markdown(document: Document) -> Found:
    parser = MarkdownIt("commonmark").use(footnote_plugin).use(front_matter_plugin)
    notes: list[tuple[int, str]] = []
    references: list[int] = []
    number = 0
    for token in parser.parse(str(convert.render(document, "markdown"))):
        if token.type == "footnote_open":
            number = int(token.meta["label"])
        for child in token.children or ():
            if child.type == "footnote_ref":
                references.append(int(child.meta["label"]))
            elif child.type == "link_open":
                notes.append((number, str(child.attrs["href"])))
    return Found(notes, references)


def in_epub(document: Document) -> Found:
    notes: list[tuple[int, str]] = []
    references: list[int] = []
    with zipfile.ZipFile(io.BytesIO(bytes(convert.render(document, "epub")))) as book:
        chapters = [name for name in book.namelist() if name.endswith(".xhtml") and "nav" not in name]
        for name in sorted(chapters):
            tree = etree.fromstring(book.read(name))
            for element in tree.iter(f"{XHTML}a"):
                if element.get(f"{EPUB}type") == "noteref":
                    references.append(int(element.text))
            for aside in tree.iter(f"{XHTML}aside"):
                number = int(re.match(r"\d+", "".join(aside.itertext()).strip())[0])
                notes += [
                    (number, a.get("href")) for a in aside.iter(f"{XHTML}a") if a.get("href")[0] != "#"
                ]
    return Found(notes, references)


def in_pdf(document: Document) -> Found:
    reader = pypdf.PdfReader(io.BytesIO(bytes(convert.render(document, "pdf"))))
    notes: list[tuple[int, str]] = []
    references: list[int] = []
    urls = {note.url: note.number for note in document.notes}
    for page in reader.pages:
        for annotation in page.get("/Annots", ()):
            link = annotation.get_object()
            if "/A" in link and "/URI" in link["/A"]:
                url = link["/A"]["/URI"]
                if (urls[url], url) not in notes:  # a URL on two lines has two annotations
                    notes.append((urls[url], url))
                continue
            name = str(link.get("/Dest") or link["/A"]["/D"]).lstrip("/")
            if name.startswith("note-"):
                references.append(int(name.removeprefix("note-")))
    return Found(notes, references)


READERS: dict[str, Callable[[Document], Found]] = {
    "json": in_json,
    "markdown": in_markdown,
    "epub": in_epub,
    "pdf": in_pdf,
}
REPEATED = b"1/ @Ann and @ben, https://a.example/x https://www.b.example\n2/ @ANN, https://a.example/x again\n3/ @ben."


def shared_note() -> Document:
    """Return a document with two references to one note."""
    numbering = Numbering("twitter")
    ada = Mention(text="@ada", handle="ada", note=numbering.mention("ada"))
    page = Link(text="a.example", note=numbering.link("https://a.example/x"))
    return thread(("Ask ", ada), ("See ", page, " by ", ada), numbering=numbering)


@pytest.mark.parametrize("format_", READERS)
def test_every_format_has_the_notes_and_references_of_the_tree(format_, seed):
    for document in (seed, convert.read(REPEATED), shared_note()):
        assert READERS[format_](document) == in_tree(document)


def test_the_seed_has_the_notes_that_its_readers_would_count(seed):
    found = in_tree(seed)
    assert found.references == [1, 2, 3, 4, 5, 6, 7, 8, 9, 3, 10, 9, 11, 12, 13, 14, 15, 16]
    assert [url for _, url in found.notes] == [
        "https://x.com/MID_RF",
        "https://www.mid.ru/en/foreign_policy/news/-/asset_publisher/cKNonkJE02Bw/content/id/4411939",
        "https://x.com/NikolPashinyan",
        "https://x.com/baunov",
        "https://carnegie.ru/commentary/82933",
        "https://x.com/Tom_deWaal",
        "https://x.com/sinanulgen1",
        "https://carnegie.ru/commentary/82963",
        "https://x.com/presidentaz",
        "http://kremlin.ru/events/president/news/64384",
        "https://x.com/realDonaldTrump",
        "https://x.com/pstronski",
        "https://carnegieendowment.org/2020/10/14/nagorno-karabakh-conflict-is-bad-omen-pub-82959",
        "https://x.com/CarnegieRussia",
        "https://x.com/DmitriTrenin",
        "https://twitter.com/DmitriTrenin/status/1326096852429787137?s=20",
    ]
