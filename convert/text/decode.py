"""Decode: bytes to text. Afterwards lines end with a line feed, and every character can be written.

Taken out, and told: control characters, noncharacters and lone surrogates, which no format can carry.
Kept as they are: joiners, variation selectors, no-break spaces, bidi controls, combining marks.
"""

import re
from collections.abc import Iterator

from convert.errors import InputError
from convert.tree import Repair

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
"""Byte order marks, those of UTF-32 before those of UTF-16, with which they begin."""

_BINARY = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive (an EPUB or office document is one, too)"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
)

_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
_SURROGATES = "\ud800-\udfff"
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(17)
)
_UNWRITABLE = re.compile(f"[{_CONTROLS}{_SURROGATES}{_NONCHARACTERS}]")
_SPACING_CONTROLS = "\x0b\x0c\x1c\x1d\x1e\x1f"
"""Controls that Unicode counts as white space: a space takes their place, so that words stay apart."""


def decode(data: bytes, name: str, encoding: str | None = None) -> tuple[str, tuple[Repair, ...]]:
    """The text of a file, and what had to be taken out of it.

    Without `encoding`, UTF-8 or whatever a byte order mark says. Raises `InputError` for a file of
    another kind, another encoding, or one without a word.
    """
    text = _LINE_END.sub("\n", _text(data, name, encoding))
    repairs: tuple[Repair, ...] = ()
    if _UNWRITABLE.search(text):
        repairs = tuple(_repairs(text))
        text = _UNWRITABLE.sub(lambda match: " " if match[0] in _SPACING_CONTROLS else "", text)
    if not text or text.isspace():
        raise InputError("there is no text in this file", file=name)
    return text, repairs


def _text(data: bytes, name: str, encoding: str | None) -> str:
    if encoding is not None:
        try:
            return data.decode(encoding).removeprefix("\ufeff")
        except LookupError:
            raise InputError(
                f"Python knows no encoding “{encoding}”; try utf-16 or cp1252", file=name
            ) from None
        except UnicodeError as error:
            raise InputError(
                f"this is not {encoding} ({error}); try another --encoding", file=name
            ) from None
    for magic, kind in _BINARY:
        if data.startswith(magic):
            raise InputError(
                f"this is {kind}, not the text of a thread; save the thread as text", file=name
            )
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], marked, name)
    if data.count(b"\x00") * 3 > len(data):
        raise InputError(
            "every other byte is NUL: this looks like UTF-16 without a mark; try --encoding utf-16-le",
            file=name,
        )
    return _decoded(data, "utf-8", name)


def _decoded(data: bytes, encoding: str, name: str) -> str:
    """Decode strictly but for surrogates: pairs become the character they mean, lone ones are left."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        first = error
    try:
        text = data.decode(encoding, "surrogatepass")
    except UnicodeDecodeError:
        line = data.count(b"\n", 0, first.start) + 1
        raise InputError(
            f"this is not {encoding.upper()} (byte {first.start + 1:,} is 0x{data[first.start]:02x}); "
            "name its encoding, for example --encoding cp1252",
            file=name,
            line=line,
        ) from None
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def _repairs(text: str) -> Iterator[Repair]:
    """One repair for each kind of character that goes, with their count, at the line of the first."""
    for kind, characters in (
        ("control", _CONTROLS),
        ("surrogate", _SURROGATES),
        ("noncharacter", _NONCHARACTERS),
    ):
        found = list(re.finditer(f"[{characters}]", text))
        if found:
            count = f"{len(found):,} {kind} character{'s' if len(found) > 1 else ''}"
            names = ", ".join(
                f"U+{ord(character):04X}" for character in sorted({match[0] for match in found})
            )
            yield Repair(
                kind=kind,
                line=text.count("\n", 0, found[0].start()) + 1,
                text=_encodable("".join(match[0] for match in found)),
                message=f"{count} ({names}) taken out",
            )


def _encodable(text: str) -> str:
    """Lone surrogates spelled out ("\\ud800"), since no encoding has them."""
    return text.encode("utf-8", "backslashreplace").decode()
