"""Read the header of a JPEG, and remove from it what the pixels do not need."""

import re
from dataclasses import dataclass

from convert.pictures import exif
from convert.pictures.errors import CUT_SHORT, DAMAGED, UnreadablePicture

# All markers that a segment can follow (ITU-T T.81, table B.1). A marker may be filled up with 0xFF.
_MARKER = re.compile(rb"\xff[\x02-\xcf\xd9-\xfe]")
_EOI, _SOS, _DNL, _COM = 0xD9, 0xDA, 0xDC, 0xFE
_APP = range(0xE0, 0xF0)
# All of 0xC0 to 0xCF but DHT, JPG and DAC.
_SOF = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_PROGRESSIVE = frozenset({0xC2, 0xC6, 0xCA, 0xCE})
# Huffman coding of 8 bits: baseline, extended and progressive. Few programs read the others.
_COMMON = frozenset({0xC0, 0xC1, 0xC2})
# Pictures have about 20; each takes a microsecond, and 50 MB have room for millions.
_MOST_SEGMENTS = 10_000
_FRAME_SIZE = 6  # at least, in bytes: precision, height, width, number of components
_JFIF, _ICC, _ADOBE, _EXIF = b"JFIF\0", b"ICC_PROFILE\0", b"Adobe", b"Exif\0\0"


@dataclass(frozen=True, kw_only=True, slots=True)
class Header:
    """What the segments before the image data say."""

    essential: bytes
    """The file with the segments that decoding needs, the colour profile, and nothing between them, so
    that no two programs read it differently."""
    orientation: int
    size: tuple[int, int]
    """Width and height."""
    common: bool
    """Every program that shows JPEGs can decode it."""
    scans: int
    """1 if the first scan holds the whole picture; else at least as many as are decoded. A decoder then
    keeps the coefficients of the whole picture in memory."""


def header(content: bytes) -> Header:
    """Read the header of a JPEG. Raises `UnreadablePicture` if it is damaged."""
    kept = [b"\xff\xd8"]
    orientation, frame, components, size, position = 0, 0, 0, (0, 0), 2
    marker = 0
    while marker != _SOS:
        if len(kept) > _MOST_SEGMENTS:
            raise UnreadablePicture(DAMAGED)
        marker, start, position = _segment(content, position)
        data = content[start:position]
        if marker in _SOF:
            if frame or len(data) < _FRAME_SIZE:
                raise UnreadablePicture(DAMAGED)
            frame, components = marker, data[5]
            size = (int.from_bytes(data[3:5]), int.from_bytes(data[1:3]))
        if marker in _APP and data.startswith(_EXIF):
            orientation = orientation or exif.orientation(data)
        essential = _is_essential(marker, data)
        kept.append(bytes((0xFF, marker)) + content[start - 2 : position] if essential else b"")
    if not frame or not data:
        raise UnreadablePicture(DAMAGED)
    single = frame not in _PROGRESSIVE and data[0] == components
    return Header(
        essential=b"".join((*kept, memoryview(content)[position:])),
        orientation=orientation or 1,
        size=size,
        common=frame in _COMMON,
        scans=1 if single else 1 + content.count(b"\xff\xda", position),
    )


def _segment(content: bytes, position: int) -> tuple[int, int, int]:
    """Return the marker of the next segment, and where its data starts and ends."""
    found = _MARKER.search(content, position)
    if not found or found.end() + 2 > len(content):
        raise UnreadablePicture(CUT_SHORT)
    marker, start = content[found.end() - 1], found.end() + 2
    end = found.end() + int.from_bytes(content[found.end() : start])
    if marker == _EOI or end < start:
        raise UnreadablePicture(DAMAGED)
    if end > len(content):
        raise UnreadablePicture(CUT_SHORT)
    return marker, start, end


def _is_essential(marker: int, data: bytes) -> bool:
    if marker in _APP:
        return data.startswith((_JFIF, _ICC, _ADOBE))
    return marker not in (_COM, _DNL)
