"""Object streams: the small objects of a file packed together and compressed (ISO 32000-1, 7.5.7).

reportlab writes each object by itself, uncompressed. A post has a dozen (its links, the elements of
its structure, its entry in the outline), and they were nine tenths of a long thread's file. So the
last step of reportlab's document is done here instead: whatever is not a stream is packed, and the
file ends with a cross-reference stream (7.5.8), since the old table can't name packed objects.
"""

import struct
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TypeAlias

from reportlab.pdfbase import pdfdoc

from convert_pdf.pdf import syntax

_TOGETHER = 200
"""How many objects a stream packs: a reader unpacks them all to see one, and counts them in a byte."""

_Entry: TypeAlias = tuple[int, int, int]
"""Where an object is: _PLAIN, its offset, 0; or _PACKED, the stream that packs it, its place there."""
_FREE, _PLAIN, _PACKED = 0, 1, 2
_ROW = struct.Struct(">BIB")
"""An entry as it is written, without its differences taken."""
_UP = 2
"""PNG's name for a row of differences from the row above."""


class Document(pdfdoc.PDFDocument):  # type: ignore[misc]  # reportlab has no types
    """reportlab's document, and in it objects of ours that are ready to be written as they are."""

    def __init__(self, language: str) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=(1, 7), lang=language)
        self._ready: dict[int, str | bytes] = {}

    def reserve(self) -> int:
        """The number of a new object, which others may name before it is written."""
        self.objectcounter += 1
        number: int = self.objectcounter
        return number

    def number(self, name: str) -> int:
        """The number of one of reportlab's objects, which have names."""
        number: int = self.idToObjectNumberAndVersion[name][0]
        return number

    def write(self, number: int, body: str | bytes) -> None:
        """Say what an object is: a stream in bytes, anything else as a string, of Latin-1 at most.

        It may be one of reportlab's, which would have been written otherwise.
        """
        self._ready[number] = body

    def add(self, body: str | bytes) -> str:
        """A new object, as `write` takes it; the reference to it ("12 0 R")."""
        number = self.reserve()
        self.write(number, body)
        return f"{number} 0 R"

    def add_stream(self, content: bytes, entries: str = "", *, compress: bool = True) -> str:
        """A new stream, with further entries of its dictionary; the reference to it."""
        return self.add(syntax.stream(content, entries, compress=compress))

    def format(self) -> bytes:
        """The file. reportlab calls this to save."""
        out = pdfdoc.PDFFile(self._pdfVersion)
        entries: dict[int, _Entry] = {0: (_FREE, 0, 0)}
        packed: list[tuple[int, str]] = []
        for number, body in self._bodies():
            if isinstance(body, str):
                packed.append((number, body))
            else:
                entries[number] = (_PLAIN, out.add(_indirect(number, body)), 0)
        for first in range(0, len(packed), _TOGETHER):
            members = packed[first : first + _TOGETHER]
            pack = self.reserve()
            entries[pack] = (_PLAIN, out.add(_indirect(pack, _object_stream(members))), 0)
            entries |= {number: (_PACKED, pack, place) for place, (number, _) in enumerate(members)}
        last = self.reserve()
        entries[last] = (_PLAIN, out.offset, 0)
        catalog, information = (self.Reference(each).name for each in (self.Catalog, self.info))
        trailer = (
            f"/Root {self.number(catalog)} 0 R /Info {self.number(information)} 0 R"
            f" /ID {self.ID().decode('latin-1')}"
        )
        start = out.add(_indirect(last, _cross_references(entries, trailer)))
        out.add(f"startxref\n{start}\n%%EOF\n")
        file: bytes = out.format(self)
        return file

    def _bodies(self) -> Iterator[tuple[int, str | bytes]]:
        """All objects by their numbers; only streams are bytes. To format one may make further ones."""
        number = 0
        while number < self.objectcounter:
            number += 1
            body = self._ready.get(number)
            if body is None:
                formatted: bytes = self.idToObject[self.numberToId[number]].format(self).strip()
                is_stream = formatted.endswith(b"endstream")
                body = formatted if is_stream else formatted.decode("latin-1")
            yield number, body


def _indirect(number: int, body: bytes) -> bytes:
    return b"%d 0 obj\n%b\nendobj\n" % (number, body)


def _object_stream(members: Sequence[tuple[int, str]]) -> bytes:
    """A stream of objects: the number of each and where it begins, then the objects themselves."""
    begins = accumulate((len(body) + 1 for _, body in members), initial=0)
    places = " ".join(f"{number} {begin}" for (number, _), begin in zip(members, begins, strict=False))
    content = "\n".join([places, *(body for _, body in members)]).encode("latin-1")
    return syntax.stream(content, f"/Type /ObjStm /N {len(members)} /First {len(places) + 1}")


def _cross_references(entries: dict[int, _Entry], trailer: str) -> bytes:
    """The stream that says where each object is, with the entries of a trailer.

    Each row holds the differences from the one above (7.4.4.4), which are nearly always the same.
    """
    rows = b"".join(_ROW.pack(*entries[number]) for number in range(len(entries)))
    width = _ROW.size
    written = bytearray((width + 1) * len(entries))
    written[:: width + 1] = bytes([_UP]) * len(entries)
    for column in range(width):
        values = rows[column::width]
        above = b"\0" + values[:-1]
        differences = ((value - other) & 0xFF for value, other in zip(values, above, strict=True))
        written[column + 1 :: width + 1] = bytes(differences)
    return syntax.stream(
        bytes(written),
        f"/Type /XRef /W [1 4 1] /Size {len(entries)} {trailer}"
        f" /DecodeParms << /Predictor 12 /Columns {width} >>",
    )
