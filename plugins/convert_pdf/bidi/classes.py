"""Look up the bidirectional class of a character: "L", "AL", "NSM" and so on (UAX #9, table 4)."""

import unicodedata
from functools import lru_cache

INITIATORS = frozenset({"LRI", "RLI", "FSI"})
ISOLATE_CONTROLS = INITIATORS | {"PDI"}
EMBEDDINGS = frozenset({"LRE", "RLE", "LRO", "RLO"})
REMOVED = EMBEDDINGS | {"PDF", "BN"}
"""What X9 removes. Here it stays in the text, and the rules skip it (UAX #9, 5.2)."""

# The classes of unassigned characters (DerivedBidiClass.txt), which `unicodedata` does not have.
# Where two rows overlap, the later one applies.
_UNASSIGNED = {
    "R": ((0x0590, 0x085F), (0xFB1D, 0xFB4F), (0x10800, 0x10FFF), (0x1E800, 0x1EFFF)),
    "AL": (
        *((0x0600, 0x07BF), (0x0860, 0x08FF), (0xFB50, 0xFDCF), (0xFDF0, 0xFDFF), (0xFE70, 0xFEFF)),
        *((0x10D00, 0x10D3F), (0x10EC0, 0x10EFF), (0x10F30, 0x10F6F)),
        *((0x1EC70, 0x1ECBF), (0x1ED00, 0x1ED4F), (0x1EE00, 0x1EEFF)),
    ),
    "ET": ((0x20A0, 0x20CF),),
    "BN": ((0x2065, 0x2065), (0xFDD0, 0xFDEF), (0xFFF0, 0xFFF8), (0xE0000, 0xE0FFF)),
}


_LAST_OF_PLANE = 0xFFFE  # the last two code points of each plane are noncharacters


@lru_cache(maxsize=8192)
def bidi_class(character: str) -> str:
    """Return the class of a character; for an unassigned one, the default class of its block."""
    return unicodedata.bidirectional(character) or _unassigned(ord(character))


def _unassigned(code: int) -> str:
    if code & _LAST_OF_PLANE == _LAST_OF_PLANE:
        return "BN"
    found = "L"
    for default, blocks in _UNASSIGNED.items():
        if any(first <= code <= last for first, last in blocks):
            found = default
    return found


def direction(kind: str) -> str | None:
    """Return the direction, "L" or "R", that a class gives to adjacent neutrals; None if none.

    Numbers count as "R" (N0, N1).
    """
    if kind == "L":
        return "L"
    return "R" if kind in {"R", "EN", "AN"} else None


def level_direction(level: int) -> str:
    """Return "L" for an even level, "R" for an odd one."""
    return "R" if level % 2 else "L"
