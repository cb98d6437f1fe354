"""Number the objects of a file and pack them into object streams (ISO 32000-1, 7.5.7).

A post has a dozen small objects (links, structure elements, an outline entry), nine tenths of the
file of a long thread if each is written by itself, as reportlab does. So all objects but streams are
packed, and the file ends with a cross-reference stream (7.5.8), since the older table can't refer to
packed objects.
"""

import struct
from collections import defaultdict
from collections.abc import Sequence
from io import BytesIO
from itertools import accumulate, chain

from convert_pdf.pdf import syntax

# The number of objects in an object stream: a reader unpacks all of them to get one, and
# cross-reference entries have one byte for the index.
_PACKED_TOGETHER = 200
# Objects that begin with the same characters, such as "<< /S /P" or "<< /Subt", are of one kind. They
# are packed together, which takes a tenth less space than to pack objects in the order of writing.
_KIND_LENGTH = 8

# The type of an entry (7.5.8.3). Its two further fields are: 0, 0; the offset, 0; the object stream,
# the index in it.
_FREE, _PLAIN, _PACKED = 0, 1, 2
_ROW = struct.Struct(">BIB")
_FREE_ROW = _ROW.pack(_FREE, 0, 0)
# The PNG filter type of rows that are stored as differences from the row above.
_PNG_UP = 2


class Objects:
    """The objects of a file. References to them are strings like "12 0 R".

    Objects are packed, compressed and added to the file while others are still being made, so that
    the memory for them does not grow with their number.
    """

    def __init__(self, header: bytes) -> None:
        """Start a file that begins with `header` and has no objects."""
        self._file = BytesIO()
        self._file.write(header)
        self._entries = bytearray(_FREE_ROW)  # a row for each object, and for number 0
        self._count = 0
        # For the next object streams: numbers and bodies, by the beginnings of the bodies.
        self._unpacked: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)

    def reserve(self) -> int:
        """Return the number of a new object, for references to it before it is written."""
        self._count += 1
        self._entries += _FREE_ROW
        return self._count

    def write(self, number: int, body: str | bytes) -> None:
        """Set the content of an object: a stream as bytes, anything else as a Latin-1 string."""
        if isinstance(body, bytes):
            self._put(number, body)
            return
        alike = self._unpacked[body[:_KIND_LENGTH]]
        alike.append((number, body))
        if len(alike) == _PACKED_TOGETHER:
            self._pack(alike)
            alike.clear()

    def add(self, body: str | bytes) -> str:
        """Add an object, given as for `write`, and return the reference to it."""
        number = self.reserve()
        self.write(number, body)
        return f"{number} 0 R"

    def add_stream(self, content: bytes, entries: str = "", *, compress: bool = True) -> str:
        """Add a stream, given as for `syntax.stream`, and return the reference to it."""
        return self.add(syntax.stream(content, entries, compress=compress))

    def finish(self, trailer: str) -> bytes:
        """Return the file. `trailer` are the entries of the trailer dictionary (7.5.5)."""
        rest = sorted(chain.from_iterable(self._unpacked.values()))
        for first in range(0, len(rest), _PACKED_TOGETHER):
            self._pack(rest[first : first + _PACKED_TOGETHER])
        last, start = self.reserve(), self._file.tell()
        self._set_entry(last, _PLAIN, start, 0)
        self._put(last, _cross_reference_stream(self._entries, trailer))
        self._file.write(b"startxref\n%d\n%%%%EOF\n" % start)
        return self._file.getvalue()

    def _put(self, number: int, body: bytes) -> None:
        self._set_entry(number, _PLAIN, self._file.tell(), 0)
        self._file.write(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def _pack(self, members: Sequence[tuple[int, str]]) -> None:
        container = self.reserve()
        self._put(container, _object_stream(members))
        for index, (number, _) in enumerate(members):
            self._set_entry(number, _PACKED, container, index)

    def _set_entry(self, number: int, *fields: int) -> None:
        _ROW.pack_into(self._entries, number * _ROW.size, *fields)


def _object_stream(members: Sequence[tuple[int, str]]) -> bytes:
    """Return a stream with the number and the offset of each object, then the objects."""
    offsets = accumulate((len(body) + 1 for _, body in members), initial=0)
    index = " ".join(
        f"{number} {offset}" for (number, _), offset in zip(members, offsets, strict=False)
    )
    content = "\n".join([index, *(body for _, body in members)]).encode("latin-1")
    return syntax.stream(content, f"/Type /ObjStm /N {len(members)} /First {len(index) + 1}")


def _cross_reference_stream(rows: bytes | bytearray, trailer: str) -> bytes:
    """Return the stream with the position of each object and the entries of the trailer.

    Rows are stored as differences from the row above (7.4.4.4), which compress well.
    """
    width = _ROW.size
    count = len(rows) // width
    filtered = bytearray((width + 1) * count)
    filtered[:: width + 1] = bytes([_PNG_UP]) * count
    for column in range(width):
        values = rows[column::width]
        above = b"\0" + values[:-1]
        differences = ((value - other) & 0xFF for value, other in zip(values, above, strict=True))
        filtered[column + 1 :: width + 1] = bytes(differences)
    return syntax.stream(
        bytes(filtered),
        f"/Type /XRef /W [1 4 1] /Size {count} {trailer}"
        f" /DecodeParms << /Predictor 12 /Columns {width} >>",
    )
