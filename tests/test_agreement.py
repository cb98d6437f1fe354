"""All outputs have the same notes and references, as read back by independent parsers."""

import io
import json
import re
import warnings
import zipfile
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import lxml.html
import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

import convert
from convert import Document
from convert.notes import Numbering, references
from convert.testing import documents
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
    notes = [(note.number, note.url) for note in document.notes]
    return Found(notes, list(references(document)))


def in_json(document: Document) -> Found:
    def numbers_in(value: Any) -> Iterator[int]:
        if isinstance(value, list):
            for each in value:
                yield from numbers_in(each)
        elif isinstance(value, dict):
            if value.get("note") is not None:
                yield value["note"]
            yield from numbers_in(list(value.values()))

    tree = json.loads(convert.render(document, "json"))
    notes = [(note["number"], note["url"]) for note in tree["notes"]]
    return Found(notes, list(numbers_in(tree["posts"])))


def in_markdown(document: Document) -> Found:
    parser = MarkdownIt("commonmark").use(footnote_plugin).use(front_matter_plugin)
    notes: list[tuple[int, str]] = []
    numbers: list[int] = []
    number = 0  # of the note; 0 in the posts, whose links are those of authors and days
    for token in parser.parse(text_of(convert.render(document, "markdown"))):
        if token.type == "footnote_open":
            number = int(token.meta["label"])
        for child in token.children or ():
            if child.type == "footnote_ref":
                numbers.append(int(child.meta["label"]))
            elif child.type == "link_open" and number:
                notes.append((number, str(child.attrs["href"])))
    return Found(notes, numbers)


def text_of(written: str | bytes | convert.Output) -> str:
    """Return the text of an output without the files beside it."""
    content = written.content if isinstance(written, convert.Output) else written
    assert isinstance(content, str)
    return content


def in_html(document: Document) -> Found:
    """Read the page of pandoc. Its notes and their first references are numbered by their order."""
    page = lxml.html.fromstring(text_of(convert.render(document, "html")))
    numbers = [
        int(link.text_content())
        for link in page.iter("a")
        if link.get("role") == "doc-noteref" or link.get("href").startswith("#note-")
    ]
    notes = [
        (number, link.get("href"))
        for number, item in enumerate(page.xpath("//*[@role='doc-endnotes']//li"), start=1)
        for link in item.iter("a")
        if link.get("href")[0] != "#"
    ]
    return Found(notes, numbers)


def in_epub(document: Document) -> Found:
    notes: list[tuple[int, str]] = []
    numbers: list[int] = []
    with zipfile.ZipFile(io.BytesIO(bytes(convert.render(document, "epub")))) as book:
        chapters = [name for name in book.namelist() if name.endswith(".xhtml") and "nav" not in name]
        for name in sorted(chapters):
            tree = etree.fromstring(book.read(name))
            for element in tree.iter(f"{XHTML}a"):
                if element.get(f"{EPUB}type") == "noteref":
                    numbers.append(int(element.text))
            for aside in tree.iter(f"{XHTML}aside"):
                number = int(re.match(r"\d+", "".join(aside.itertext()).strip())[0])
                notes += [
                    (number, a.get("href")) for a in aside.iter(f"{XHTML}a") if a.get("href")[0] != "#"
                ]
    return Found(notes, numbers)


def in_pdf(document: Document) -> Found:
    """Read the links in the order of the structure, since that on the page is visual."""
    reader = pypdf.PdfReader(io.BytesIO(bytes(convert.render(document, "pdf"))))
    notes: list[tuple[int, str]] = []
    numbers: list[int] = []
    urls = {note.url: note.number for note in document.notes}
    for link in annotations(reader.trailer["/Root"]["/StructTreeRoot"]):
        if "/A" in link and "/URI" in link["/A"]:
            url = link["/A"]["/URI"]
            # A URL on two lines has two annotations; others are those of authors and days.
            if url in urls and (urls[url], url) not in notes:
                notes.append((urls[url], url))
            continue
        name = str(link.get("/Dest") or link["/A"]["/D"]).lstrip("/")
        if name.startswith("note-") and not str(link["/Contents"]).startswith("see page"):
            number, _, _ = name.removeprefix("note-").partition("-page-")  # of a repeated note
            numbers.append(int(number))
    return Found(sorted(notes), numbers)


def annotations(element: Any) -> Iterator[Any]:
    """Yield the annotations below an element of the structure, in reading order."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        child = kid.get_object()
        if isinstance(child, dict) and "/Obj" in child:
            yield child["/Obj"].get_object()
        elif isinstance(child, dict):
            yield from annotations(child)


READERS: dict[str, Callable[[Document], Found]] = {
    "json": in_json,
    "markdown": in_markdown,
    "html": in_html,
    "epub": in_epub,
    "pdf": in_pdf,
}
REPEATED = b"1/ @Ann and @ben, https://a.example/x https://www.b.example\n2/ @ANN, https://a.example/x again\n3/ @ben."

RIGHT_TO_LEFT = "1/ שלום @ann וגם @ben, והנה https://a.example/x בסוף\n2/ עוד @ann ושוב @ben".encode()


def shared_note() -> Document:
    """Return a document with two references to one note."""
    numbering = Numbering("twitter")
    ada = Mention(text="@ada", handle="ada", note=numbering.mention("ada"))
    page = Link(text="a.example", note=numbering.link("https://a.example/x"))
    return thread(("Ask ", ada), ("See ", page, " by ", ada), numbering=numbering)


@pytest.mark.parametrize("format_", READERS)
def test_every_format_has_the_notes_and_references_of_the_tree(format_, seed):
    for document in (seed, convert.read(REPEATED), convert.read(RIGHT_TO_LEFT), shared_note()):
        assert READERS[format_](document) == in_tree(document)


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents())
def test_every_format_has_the_references_of_any_document_in_order(document):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", convert.ConvertWarning)
        found = {format_: read(document).references for format_, read in READERS.items()}
    assert found == {format_: [*references(document)] for format_ in READERS}


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
