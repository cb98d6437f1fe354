"""Make the ICC profile of sRGB (ISO 15076-1:2005, version 4.2), the colour space of all pages.

It holds only numbers from standards, and no rights are claimed in it.
"""

import struct
from functools import cache
from itertools import accumulate

# Adapted from D65 to D50 by the Bradford transform (ISO 15076-1 annex E), as 16.16 fixed-point numbers:
# the primaries (IEC 61966-2-1:1999), the white point of all profiles, and the matrix of the adaptation.
_RED, _GREEN, _BLUE = (0x6FA0, 0x38F5, 0x390), (0x6297, 0xB787, 0x18D9), (0x249F, 0xF84, 0xB6C3)
_WHITE = (0xF6D6, 0x10000, 0xD32D)
_ADAPTATION = (0x10C42, 0x5DE, -0xCDB, 0x793, 0xFD90, -0x45F, -0x25E, 0x3DC, 0xC06E)
# Exponent and constants of the curve (IEC 61966-2-1, 5.2), as a function of type 3.
_CURVE_TYPE, _CURVE = 3, (0x26666, 0xF2A7, 0xD59, 0x13D0, 0xA5B)
_VERSION = 0x04200000
_PUBLISHED = (1999, 10, 18, 0, 0, 0)  # IEC 61966-2-1
_HEADER_LENGTH, _ENTRY_LENGTH = 128, 12


@cache
def profile() -> bytes:
    """Return the profile."""
    curve = struct.pack(">4s4xHxx", b"para", _CURVE_TYPE) + _fixed(_CURVE)
    contents = {
        b"desc": _text("sRGB"),
        b"cprt": _text("CC0"),
        b"wtpt": b"XYZ \0\0\0\0" + _fixed(_WHITE),
        b"chad": b"sf32\0\0\0\0" + _fixed(_ADAPTATION),
        b"rXYZ": b"XYZ \0\0\0\0" + _fixed(_RED),
        b"gXYZ": b"XYZ \0\0\0\0" + _fixed(_GREEN),
        b"bXYZ": b"XYZ \0\0\0\0" + _fixed(_BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    elements = list(dict.fromkeys(contents.values()))  # the three curves are one
    start = _HEADER_LENGTH + 4 + _ENTRY_LENGTH * len(contents)
    starts = accumulate(map(len, map(_padded, elements)), initial=start)
    offsets = dict(zip(elements, starts, strict=False))
    table = b"".join(
        struct.pack(">4sII", name, offsets[content], len(content)) for name, content in contents.items()
    )
    data = b"".join(map(_padded, elements))
    header = struct.pack(
        ">I4xI4s4s4s6H4s28x3I48x",
        start + len(data),
        _VERSION,
        *(b"mntr", b"RGB ", b"XYZ "),
        *_PUBLISHED,
        b"acsp",
        *_WHITE,
    )
    return header + struct.pack(">I", len(contents)) + table + data


def _fixed(numbers: tuple[int, ...]) -> bytes:
    return struct.pack(f">{len(numbers)}i", *numbers)


def _text(words: str) -> bytes:
    """Return words in English (`multiLocalizedUnicodeType`)."""
    encoded = words.encode("utf-16-be")
    return struct.pack(">4s4xII4sII", b"mluc", 1, 12, b"enUS", len(encoded), 28) + encoded


def _padded(element: bytes) -> bytes:
    return element + bytes(-len(element) % 4)
