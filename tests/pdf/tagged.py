"""Read the text of a PDF by its tags, literally: what is not in the content streams is not there."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from pypdf import PdfReader

# What encloses paragraphs: its text does not run on in what follows.
_BLOCKS = frozenset(
    [
        "Document",
        "Part",
        "Sect",
        "Div",
        "H1",
        "H2",
        "H3",
        "P",
        "BlockQuote",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Figure",
        "Caption",
        "Note",
    ]
)
_TOKEN = re.compile(
    rb"/(?P<font>\w+) [\d.]+ Tf"
    rb"|(?P<begin>BMC|BDC)"
    rb"|(?P<end>EMC)"
    rb"|/MCID (?P<mark>\d+)"
    rb"|/ActualText <FEFF(?P<actual>[0-9A-F]*)>"
    rb"|<(?P<shown>[0-9A-F]*)>"
)


class Tagged(NamedTuple):
    """A block element with its own text, without that of the blocks in it."""

    kind: str
    text: str


def read(reader: PdfReader, *, references: bool = True) -> Iterator[Tagged]:
    """Yield the block elements of a file in reading order, with or without numbers of notes in them."""
    marks = [_marks(page) for page in reader.pages]
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}  # type: ignore[union-attr]  # they have one

    def blocks(element: Any, home: Any) -> Iterator[Tagged]:
        home = element.raw_get("/Pg") if "/Pg" in element else home
        text, inner = "", list[Tagged]()
        for kid in element["/K"]:
            own = kid.get_object()
            if isinstance(own, int):
                text += marks[pages[home.idnum]][own]
            elif own.get("/Type") == "/MCR":
                text += marks[pages[own.raw_get("/Pg").idnum]][own["/MCID"]]
            elif "/S" in own and (references or own["/S"] != "/Reference"):
                found = list(blocks(own, home))
                if own["/S"][1:] in _BLOCKS:
                    inner += found
                else:
                    text += "".join(each.text for each in found)
        yield Tagged(str(element["/S"])[1:], text)
        yield from inner

    root = reader.trailer["/Root"]["/StructTreeRoot"]["/K"].get_object()
    yield from blocks(root, None)


def _marks(page: Any) -> dict[int, str]:
    """Return the text of each mark of a page."""
    fonts = {name[1:]: _texts(font.get_object()) for name, font in page["/Resources"]["/Font"].items()}
    marks: dict[int, str] = {}
    stack: list[int | None] = []
    mark: int | None = None
    actual: str | None = None
    texts: dict[str, str] = {}
    for token in _TOKEN.finditer(page.get_contents().get_data()):
        kind, value = token.lastgroup, token[token.lastgroup].decode()
        match kind:
            case "font":
                texts = fonts[value]
            case "mark":
                mark = int(value)
            case "actual":
                actual = bytes.fromhex(value).decode("utf-16-be")
            case "begin":
                stack.append(mark)
                if mark is not None:
                    marks[mark] = actual or ""
            case "end":
                ended = stack.pop()
                if ended is not None and actual is None:
                    marks[ended] = _logical(marks[ended])
                mark = actual = None
            case _ if mark is not None and actual is None:
                width = 4 if len(next(iter(texts))) == 4 else 2
                codes = [value[at : at + width] for at in range(0, len(value), width)]
                marks[mark] += "".join(texts[code] for code in codes)
    assert not stack
    return marks


def _logical(text: str) -> str:
    """Return a text in reading order: readers reverse what is shown from right to left themselves."""
    is_rtl = any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)
    return text[::-1] if is_rtl else text


def _texts(font: Any) -> dict[str, str]:
    """Return the text of each code of a font, by the digits of the code."""
    return _parsed(font["/ToUnicode"].get_data())


@lru_cache(maxsize=32)
def _parsed(cmap: bytes) -> dict[str, str]:
    texts: dict[str, str] = {}
    for kind, section in re.findall(r"begin(bfchar|bfrange)\n(.*?)\nend", cmap.decode(), re.S):
        for entry in section.split("\n"):
            first, *rest = re.findall(r"<([0-9A-Fa-f]*)>", entry)
            if kind == "bfchar":
                texts[first.upper()] = bytes.fromhex(rest[0]).decode("utf-16-be")
            else:
                texts |= {
                    f"{code:04X}": chr(code) for code in range(int(first, 16), int(rest[0], 16) + 1)
                }
    return texts
