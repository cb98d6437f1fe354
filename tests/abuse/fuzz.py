"""Fuzz the whole way: bytes -> read -> every writer -> read back.

    python -m tests.abuse.fuzz [SECONDS] [SEED]

runs for ten minutes by default. Inputs are the seed corpus (the threads in `seeds/`,
`tests/golden/threads/` and `tests/abuse/corpus/`), mutated. An input that fails is written to
`tests/abuse/corpus/`, so that it is tried first from then on; commit it with the fix.
"""

import hashlib
import math
import random
import sys
import time
import warnings
import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any, get_args
from xml.etree import ElementTree

import msgspec
import pypdf
from msgspec import json

import convert
from convert.notes import LIVE_SCHEMES
from convert.text.decode.decode import decode
from convert.tree import Document, LinkNote
from convert_markdown import Options, write
from convert_markdown.options import Flavour
from tests.markdown.expected import expected, expected_notes
from tests.markdown.reading import CommonMark
from tests.test_fidelity import PIECES, assert_accounted

ROOT = Path(__file__).parents[2]
CORPUS = Path(__file__).with_name("corpus")
MARKDOWN = [Options(flavour=flavour, front_matter=False) for flavour in get_args(Flavour)]
PANDOC_FORMATS = ("html", "org", "docx", "latex", "mediawiki", "rst", "typst")
_ONE_IN = 40
"""How often a format of pandoc's is tried: each is a process."""
_LONGEST_MESSAGE = 1000


def corpus() -> list[bytes]:
    """Return the seed corpus, in the order of the files' names."""
    folders = (ROOT / "seeds", ROOT / "tests" / "golden" / "threads", CORPUS)
    return [
        path.read_bytes()
        for folder in folders
        for path in sorted(folder.glob("*"))
        if path.suffix in {".txt", ".bin"}
    ]


def mutations(seeds: list[bytes], choose: random.Random) -> Iterator[bytes]:
    """Yield the seeds, then mutations of them without end."""
    yield from seeds
    pieces = [piece.encode("utf-8", "surrogatepass") for piece in PIECES]
    while True:
        data = bytearray(choose.choice(seeds)[: choose.choice((200, 1000, 6000))])
        for _ in range(choose.randint(1, 12)):
            place = choose.randint(0, len(data))
            end = min(len(data), place + choose.choice((0, 0, 1, 5, 40)))
            match choose.randrange(5):
                case 0:
                    # rarely beyond ASCII: one such byte is enough to damage UTF-8
                    data[place:end] = bytes([choose.randrange(choose.choice((128,) * 9 + (256,)))])
                case 1:
                    other = choose.choice(seeds)
                    text = other.decode("utf-8", "ignore")
                    start = choose.randint(0, len(text))
                    data[place:end] = text[start : start + choose.choice((5, 80))].encode()
                case 2:
                    data[place:end] = data[place:end] * choose.choice((2, 30))
                case _:
                    data[place:end] = choose.choice(pieces)
        yield bytes(data)


def check(data: bytes, choose: random.Random) -> bool:
    """Read `data` and write it in every format; return whether it was a thread.

    Raises `AssertionError` if an output does not read back, or an error is not one short line.
    """
    document = _read(data)
    if document is None:
        return False
    assert_accounted(document, decode(data, "x")[0])
    _check_json(document)
    for options in MARKDOWN:
        _check_markdown(document, options)
    _check_epub(document)
    _check_pdf(document)
    if choose.randrange(_ONE_IN) == 0:
        assert convert.render(document, choose.choice(PANDOC_FORMATS))
    return True


def _read(data: bytes) -> Document | None:
    try:
        return convert.read(data)
    except convert.ConvertError as error:
        message = str(error)
    assert "\n" not in message
    assert len(message) < _LONGEST_MESSAGE
    return None


def _check_json(document: Document) -> None:
    text = convert.render(document, "json")
    assert isinstance(text, str)
    again = convert.read(text.encode(), name="thread.json")
    assert again == document
    assert convert.render(again, "json") == text
    json.decode(text.encode(), type=Document)


def _check_markdown(document: Document, options: Options) -> None:
    found = CommonMark(write(document, options))
    assert found.paragraphs == expected(document, options)
    assert found.notes == expected_notes(document, options)
    assert all(url.partition(":")[0].lower() in LIVE_SCHEMES for url in found.live)


def _check_epub(document: Document) -> None:
    content = convert.render(document, "epub")
    assert isinstance(content, bytes)
    with zipfile.ZipFile(BytesIO(content)) as book:
        assert book.testzip() is None
        for name in book.namelist():
            if name.endswith((".xhtml", ".opf", ".ncx", ".xml", ".svg")):
                page = ElementTree.fromstring(book.read(name))
                for element in page.iter():
                    assert not element.tag.endswith("script")
                    scheme, colon, _ = element.get("href", "").partition(":")
                    assert not colon or scheme.lower() in LIVE_SCHEMES


def _check_pdf(document: Document) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", convert.ConvertWarning)
        content = convert.render(document, "pdf")
    assert isinstance(content, bytes)
    reader = pypdf.PdfReader(BytesIO(content), strict=True)
    addresses = {
        annotation["/A"]["/URI"]
        for page in reader.pages
        for annotation in page.get("/Annots", ())
        if "/A" in annotation
    }
    assert all(url.partition(":")[0].lower() in LIVE_SCHEMES for url in addresses)
    truncated = {note.url for note in document.notes if isinstance(note, LinkNote) and note.truncated}
    known = {*_urls(msgspec.to_builtins(document))} - truncated
    assert len(addresses) <= len(known)


def _urls(value: Any) -> Iterator[str]:
    """Yield each address in a document."""
    match value:
        case dict():
            yield from filter(None, [value.get("url")])
            for part in value.values():
                yield from _urls(part)
        case list() | tuple():
            for part in value:
                yield from _urls(part)


def run(seed: int, *, seconds: float = math.inf, inputs: int | None = None) -> tuple[int, int]:
    """Fuzz for so many seconds, or with so many inputs; return how many inputs were tried and how many of them were threads.

    Keeps the first input that fails in the corpus, and raises what it raised.
    """
    choose = random.Random(seed)
    end = time.monotonic() + seconds
    tried = threads = 0
    for data in islice(mutations(corpus(), choose), inputs):
        if time.monotonic() > end:
            break
        try:
            threads += check(data, choose)
        except BaseException:
            CORPUS.mkdir(exist_ok=True)
            path = CORPUS / f"{hashlib.sha256(data).hexdigest()[:16]}.bin"
            path.write_bytes(data)
            print(f"input {tried:,} failed; it is kept as {path.relative_to(ROOT)}", file=sys.stderr)
            raise
        tried += 1
    return tried, threads


if __name__ == "__main__":
    limit, first = (*map(int, sys.argv[1:3]), *(600, 0)[len(sys.argv[1:3]) :])
    inputs, read = run(first, seconds=limit)
    print(f"{inputs:,} inputs in {limit} s, {read:,} of them threads, no failure")
