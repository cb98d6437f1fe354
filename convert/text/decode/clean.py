"""Clean: lines end with a line feed, and every character can be written in any format.

Taken out, and told: control characters, noncharacters and lone surrogates, which no format can carry.
Kept as they are: joiners, variation selectors, no-break spaces, bidi controls, combining marks.
"""

import re
from collections.abc import Iterator

from convert.tree import Repair

_LINE_ENDS = "\r\x85\u2028\u2029"
_LINE_END = f"\r\n|[{_LINE_ENDS}]"
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
_SURROGATES = "\ud800-\udfff"
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(17)
)
_UNWRITABLE = f"[{_CONTROLS}{_SURROGATES}{_NONCHARACTERS}]"
"""Left as text, as `_LINE_END` is: `re` compiles it when it is first used; most texts need neither."""
_SPACING_CONTROLS = "\x0b\x0c\x1c\x1d\x1e\x1f"
"""Controls that Unicode counts as white space: a space takes their place, so that words stay apart."""

# In UTF-8, a look at the bytes is thirty times as fast as `_UNWRITABLE`, and mostly enough.
_HARMLESS = bytes(byte for byte in range(256) if byte in b"\t\n" or (byte >= 0x20 and byte != 0x7F))
_C1_CONTROL = re.compile(b"\xc2[\x80-\x9f]")
_IN_NONCHARACTERS = (b"\xef\xb7", b"\xbf\xbe", b"\xbf\xbf")


def clean(text: str) -> tuple[str, tuple[Repair, ...]]:
    """The text with line feeds for line ends, without what can't be written, and what that was."""
    if any(end in text for end in _LINE_ENDS):
        text = re.sub(_LINE_END, "\n", text)
    if not _is_suspicious(text):
        return text, ()
    repairs = tuple(_repairs(text))
    return re.sub(_UNWRITABLE, _in_place_of, text), repairs


def _in_place_of(found: re.Match[str]) -> str:
    return " " if found[0] in _SPACING_CONTROLS else ""


def _is_suspicious(text: str) -> bool:
    """Whether something may have to go; False is certain."""
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
    """One repair for each kind of character that goes, with their count, at the line of the first."""
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
                message=f"{count} ({names}) taken out",
            )


def _encodable(text: str) -> str:
    """Lone surrogates spelled out ("\\ud800"), since no encoding has them."""
    return text.encode("utf-8", "backslashreplace").decode()
