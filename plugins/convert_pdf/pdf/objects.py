"""Number the objects of a file and pack them into object streams (ISO 32000-1, 7.5.7).

A post has a dozen small objects (links, structure elements, an outline entry), nine tenths of the
file of a long thread if each is written by itself, as reportlab does. So all objects but streams are
packed, and the file ends with a cross-reference stream (7.5.8), since the older table can't refer to
packed objects.
"""

import struct
from collections.abc import Sequence
from itertools import accumulate
from typing import TypeAlias

from convert_pdf.pdf import syntax

# The number of objects in an object stream: a reader unpacks all of them to get one, and
# cross-reference entries have one byte for the index.
_PACKED_TOGETHER = 200

# The type of an entry (7.5.8.3), and its two further fields.
_Entry: TypeAlias = tuple[int, int, int]
_FREE, _PLAIN, _PACKED = 0, 1, 2  # then: 0, 0; the offset, 0; the object stream, the index in it
_ROW = struct.Struct(">BIB")
# The PNG filter type of rows that are stored as differences from the row above.
_PNG_UP = 2


class Objects:
    """The objects of a file. References to them are strings like "12 0 R"."""

    def __init__(self) -> None:
        """Start without objects."""
        self._bodies: dict[int, str | bytes] = {}
        self._count = 0

    def reserve(self) -> int:
        """Return the number of a new object, for references to it before it is written."""
        self._count += 1
        return self._count

    def write(self, number: int, body: str | bytes) -> None:
        """Set the content of an object: a stream as bytes, anything else as a Latin-1 string."""
        self._bodies[number] = body

    def add(self, body: str | bytes) -> str:
        """Add an object, given as for `write`, and return the reference to it."""
        number = self.reserve()
        self.write(number, body)
        return f"{number} 0 R"

    def add_stream(self, content: bytes, entries: str = "", *, compress: bool = True) -> str:
        """Add a stream, given as for `syntax.stream`, and return the reference to it."""
        return self.add(syntax.stream(content, entries, compress=compress))

    def serialize(self, header: bytes, trailer: str) -> bytes:
        """Return the file. `trailer` are the entries of the trailer dictionary (7.5.5)."""
        parts = [header]
        offset = len(header)
        entries: dict[int, _Entry] = {0: (_FREE, 0, 0)}

        def put(number: int, body: bytes) -> None:
            nonlocal offset
            parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
            entries[number] = (_PLAIN, offset, 0)
            offset += len(parts[-1])

        packed: list[tuple[int, str]] = []
        for number, body in sorted(self._bodies.items()):
            if isinstance(body, str):
                packed.append((number, body))
            else:
                put(number, body)
        for first in range(0, len(packed), _PACKED_TOGETHER):
            members = packed[first : first + _PACKED_TOGETHER]
            container = self.reserve()
            put(container, _object_stream(members))
            entries |= {
                number: (_PACKED, container, index) for index, (number, _) in enumerate(members)
            }
        last, start = self.reserve(), offset
        entries[last] = (_PLAIN, start, 0)
        put(last, _cross_reference_stream(entries, trailer))
        parts.append(b"startxref\n%d\n%%%%EOF\n" % start)
        return b"".join(parts)


def _object_stream(members: Sequence[tuple[int, str]]) -> bytes:
    """Return a stream with the number and the offset of each object, then the objects."""
    offsets = accumulate((len(body) + 1 for _, body in members), initial=0)
    index = " ".join(
        f"{number} {offset}" for (number, _), offset in zip(members, offsets, strict=False)
    )
    content = "\n".join([index, *(body for _, body in members)]).encode("latin-1")
    return syntax.stream(content, f"/Type /ObjStm /N {len(members)} /First {len(index) + 1}")


def _cross_reference_stream(entries: dict[int, _Entry], trailer: str) -> bytes:
    """Return the stream with the position of each object and the entries of the trailer.

    Rows are stored as differences from the row above (7.4.4.4), which compress well.
    """
    rows = b"".join(_ROW.pack(*entries[number]) for number in range(len(entries)))
    width = _ROW.size
    filtered = bytearray((width + 1) * len(entries))
    filtered[:: width + 1] = bytes([_PNG_UP]) * len(entries)
    for column in range(width):
        values = rows[column::width]
        above = b"\0" + values[:-1]
        differences = ((value - other) & 0xFF for value, other in zip(values, above, strict=True))
        filtered[column + 1 :: width + 1] = bytes(differences)
    return syntax.stream(
        bytes(filtered),
        f"/Type /XRef /W [1 4 1] /Size {len(entries)} {trailer}"
        f" /DecodeParms << /Predictor 12 /Columns {width} >>",
    )
