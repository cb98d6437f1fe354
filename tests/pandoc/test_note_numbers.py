"""The numbers of notes in an output are those of the document."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import NamedTuple

import pytest
from lxml import etree

import convert
from convert import Document
from convert.tree import Link, Mention
from convert_pandoc import Options, convert_writers

WRITERS = {writer.format: writer for writer in convert_writers()}
REPEATED = (
    b"1/ @Ann and @ben, https://a.example/x https://www.b.example\n2/ @ANN, https://a.example/x again\n"
    b"3/ @ben, @carl.\n4/ @carl @ann @ben, https://a.example/x, https://c.example"
)
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"


class Numbers(NamedTuple):
    """The references and notes of an output."""

    references: list[int]
    notes: dict[int, str]
    """The URL of each note."""


def in_tree(document: Document) -> Numbers:
    references = [
        inline.note
        for post in document.posts
        for block in post.blocks
        for inline in block.inlines
        if isinstance(inline, Link | Mention)
    ]
    return Numbers(references, {note.number: note.url for note in document.notes})


def in_docx(written: bytes) -> Numbers:
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
        notes = etree.fromstring(package.read("word/footnotes.xml"))
        relations = etree.fromstring(package.read("word/_rels/footnotes.xml.rels"))
    targets = {relation.get("Id"): relation.get("Target") for relation in relations}
    references, identifiers = [], []
    for element in body.iter(f"{WORD}footnoteReference", f"{WORD}hyperlink"):
        if element.tag == f"{WORD}footnoteReference":
            identifiers.append(element.get(f"{WORD}id"))  # Word numbers them in their order
            references.append(len(identifiers))
        elif element.get(f"{WORD}anchor", "").startswith("note-"):
            references.append(int("".join(element.itertext())))
            assert element.get(f"{WORD}anchor") == f"note-{references[-1]}"
    urls = {}
    for note in notes.iter(f"{WORD}footnote"):
        if note.get(f"{WORD}id") in identifiers:
            number = identifiers.index(note.get(f"{WORD}id")) + 1
            (link,) = note.iter(f"{WORD}hyperlink")
            (relation,) = (value for key, value in link.attrib.items() if key.endswith("}id"))
            urls[number] = targets[relation]
            (bookmark,) = note.iter(f"{WORD}bookmarkStart")
            assert bookmark.get(f"{WORD}name") == f"note-{number}"
    return Numbers(references, urls)


def in_odt(written: bytes) -> Numbers:
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        content = etree.fromstring(package.read("content.xml"))
    references, urls = [], {}
    for element in content.iter(f"{TEXT}note", f"{TEXT}a"):
        if element.tag == f"{TEXT}note":
            number = int(element.findtext(f"{TEXT}note-citation"))
            references.append(number)
            (link,) = element.iter(f"{TEXT}a")
            urls[number] = link.get(f"{XLINK}href")
        elif element.get(f"{XLINK}href").startswith("#note-"):
            references.append(int("".join(element.itertext())))
    return Numbers(references, urls)


def in_html(written: str) -> Numbers:
    page = etree.HTML(written)
    references = [int(mark.text) for mark in page.iterfind(".//p//sup")]
    notes = page.iterfind(".//section[@id='footnotes']/ol/li")
    return Numbers(
        references,
        {number: note.find(".//a").get("href") for number, note in enumerate(notes, start=1)},
    )


def in_latex(written: str) -> Numbers:
    """Return the numbers; LaTeX numbers footnotes in their order."""
    references, urls = [], {}
    body = written.partition(r"\begin{document}")[2]
    for match in re.finditer(
        r"\\footnote\{.*?\\url\{(.*?)\}|\\hyperref\[note-(\d+)\]\{\\textsuperscript\{(\d+)\}\}", body
    ):
        if match[1]:
            urls[len(urls) + 1] = match[1].replace("\\", "")
        else:
            assert match[2] == match[3]
        references.append(int(match[3]) if match[3] else len(urls))
    return Numbers(references, urls)


def in_rst(written: str) -> Numbers:
    body, _, notes = written.partition("\n.. [1]")
    urls = re.findall(r"\.\. \[(\d+)\]\n.*?(https?://\S+)", f".. [1]{notes}", re.DOTALL)
    references = [int(number) for number in re.findall(r" \[(\d+)\]_", body)]
    return Numbers(references, {int(number): url for number, url in urls})


READERS: dict[str, Callable[..., Numbers]] = {
    "docx": in_docx,
    "odt": in_odt,
    "html": in_html,
    "latex": in_latex,
    "rst": in_rst,
}


@pytest.mark.parametrize("name", READERS)
def test_a_thread_with_repeated_mentions_has_the_numbers_of_the_tree(name: str, seed: Document):
    for document in (convert.read(REPEATED), seed):
        assert READERS[name](WRITERS[name].write(document, Options())) == in_tree(document)


@pytest.mark.parametrize(
    ("name", "reference"),
    [
        *(("gfm", "@ANN[^1]"), ("commonmark_x", "@ANN[^1]"), ("org", "@ANN[fn:1]")),
        *(("plain", "@ANN[1]"), ("bbcode", "@ANN(1)"), ("textile", "&#64;ANN[1]")),
        *(("typst", r"\@ANN#link(<note-1>)[#super[1]]"), ("dokuwiki", "@ANN<sup>1</sup>")),
        *(("fb2", "@ANN<sup>1</sup>"), ("vimdoc", "@ANN |footnote1|"), ("djot", "@ANN[^1]")),
    ],
)
def test_a_later_reference_has_the_markup_of_its_format(name: str, reference: str):
    assert reference in str(WRITERS[name].write(convert.read(REPEATED), Options()))
