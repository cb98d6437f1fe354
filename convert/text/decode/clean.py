"""Clean decoded text: end lines with line feeds, and remove characters that no format can contain.

Control characters, noncharacters and lone surrogates are removed and reported. Joiners, variation
selectors, no-break spaces, bidi controls and combining marks are kept.
"""

import re
from collections.abc import Iterator

from convert.tree import Repair

_LINE_ENDS = ("\r\n", "\r", "\x85", "\u2028", "\u2029")
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
_SURROGATES = "\ud800-\udfff"
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(17)
)
_REMOVED = re.compile(f"[{_CONTROLS}{_SURROGATES}{_NONCHARACTERS}]")
# Controls that Unicode counts as white space are replaced by a space, so that words stay apart.
_SPACING_CONTROLS = "\x0b\x0c\x1c\x1d\x1e\x1f"

# Most texts need no cleaning, and a test of their UTF-8 is thirty times as fast as `_REMOVED`.
_HARMLESS = bytes({*b"\t\n", *range(0x20, 0x7F), *range(0x80, 0x100)})
_C1_CONTROL = re.compile(b"\xc2[\x80-\x9f]")
_IN_NONCHARACTERS = (b"\xef\xb7", b"\xbf\xbe", b"\xbf\xbf")


def clean(text: str) -> tuple[str, tuple[Repair, ...]]:
    """Return the cleaned text, and a repair for each kind of character that was removed."""
    for end in _LINE_ENDS:
        text = text.replace(end, "\n")
    if not _may_need_cleaning(text):
        return text, ()
    repairs = tuple(_repairs(text))
    return _REMOVED.sub(_replacement, text), repairs


def _replacement(found: re.Match[str]) -> str:
    return " " if found[0] in _SPACING_CONTROLS else ""


def _may_need_cleaning(text: str) -> bool:
    """Return False if nothing must be removed; may return True for a clean text."""
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return True
    if data.translate(None, _HARMLESS):
        return True
    return not text.isascii() and (
        any(part in data for part in _IN_NONCHARACTERS) or _C1_CONTROL.search(data) is not None
    )


def _repairs(text: str) -> Iterator[Repair]:
    """Yield a repair for each kind of removed character, at the line of the first."""
    for kind, noun, characters in (
        ("control", "control character", _CONTROLS),
        ("surrogate", "lone surrogate", _SURROGATES),
        ("noncharacter", "noncharacter", _NONCHARACTERS),
    ):
        found = list(re.finditer(f"[{characters}]", text))
        if found:
            count = f"{len(found):,} {noun}{'s' if len(found) > 1 else ''}"
            names = ", ".join(
                f"U+{ord(character):04X}" for character in sorted({match[0] for match in found})
            )
            yield Repair(
                kind=kind,
                line=text.count("\n", 0, found[0].start()) + 1,
                text=_encodable("".join(match[0] for match in found)),
                became="",
                message=f"removed {count} ({names})",
            )


def _encodable(text: str) -> str:
    r"""Return the text with lone surrogates escaped ("\ud800"), since no encoding has them."""
    return text.encode("utf-8", "backslashreplace").decode()
