"""The numbers of notes in an output are those of the document."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any, NamedTuple

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
    for element in body.iter(f"{WORD}footnoteReference", f"{WORD}fldSimple"):
        if element.tag == f"{WORD}footnoteReference":
            identifiers.append(element.get(f"{WORD}id"))  # Word numbers them in their order
            references.append(len(identifiers))
        else:
            references.append(int("".join(element.itertext())))
            assert bookmark_of(element, body) == identifiers[references[-1] - 1]
    urls = {}
    for note in notes.iter(f"{WORD}footnote"):
        if note.get(f"{WORD}id") in identifiers:
            number = identifiers.index(note.get(f"{WORD}id")) + 1
            (link,) = note.iter(f"{WORD}hyperlink")
            (relation,) = (value for key, value in link.attrib.items() if key.endswith("}id"))
            urls[number] = targets[relation]
    return Numbers(references, urls)


def bookmark_of(field: Any, body: Any) -> str:
    """Return the identifier of the note whose reference is in the bookmark that a field names."""
    instruction, name, *switches = field.get(f"{WORD}instr").split()
    assert (instruction, switches) == ("NOTEREF", ["\\f", "\\h"])
    (start,) = (mark for mark in body.iter(f"{WORD}bookmarkStart") if mark.get(f"{WORD}name") == name)
    (reference,) = start.getnext().iter(f"{WORD}footnoteReference")
    return str(reference.get(f"{WORD}id"))


def in_odt(written: bytes) -> Numbers:
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        content = etree.fromstring(package.read("content.xml"))
    references, urls = [], {}
    identifiers = []
    for element in content.iter(f"{TEXT}note", f"{TEXT}note-ref"):
        if element.tag == f"{TEXT}note":
            identifiers.append(element.get(f"{TEXT}id"))
            number = int(element.findtext(f"{TEXT}note-citation"))
            references.append(number)
            (link,) = element.iter(f"{TEXT}a")
            urls[number] = link.get(f"{XLINK}href")
        else:
            references.append(int(element.text))
            assert element.get(f"{TEXT}ref-name") == identifiers[references[-1] - 1]
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
        *(("gfm", "[@ANN](https://x.com/Ann)[^1]"), ("djot", "[@ANN](https://x.com/Ann)[^1]")),
        *(("org", "[[https://x.com/Ann][@ANN]][fn:1]"), ("plain", "@ANN[1]"), ("man", "\\(atANN[1]")),
        *(("bbcode", "[url=https://x.com/Ann]@ANN[/url](1)"), ("vimdoc", "@ANN |footnote1|")),
        *(("textile", '["&#64;ANN":https://x.com/Ann][1]'), ("dokuwiki", "|@ANN]]<sup>1</sup>")),
        *(("asciidoc", "link:https://x.com/Ann[@ANN]^1^"), ("fb2", "@ANN</a><sup>1</sup>")),
        ("typst", r'#link("https://x.com/Ann")[\@ANN]#link(<note-1>)[#super[1]]'),
    ],
)
def test_a_later_reference_has_the_markup_of_its_format(name: str, reference: str):
    assert reference in str(WRITERS[name].write(convert.read(REPEATED), Options()))
