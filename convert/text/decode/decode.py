"""Decode bytes: in the given encoding, by a byte order mark, as UTF-8, or in the encoding detected."""

from convert.errors import InputError
from convert.text.decode.clean import clean
from convert.text.decode.detect import detect
from convert.tree import Repair

# The marks of UTF-32 come before those of UTF-16, with which they begin.
_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

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
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document"),
)

_FEWEST_NULS = 4  # fewer can be stray control characters
# In UTF-16, one byte of so many at least is NUL: each line feed, space and digit has one.
_UTF16_NUL_SHARE = 50


def decode(data: bytes, name: str, encoding: str | None = None) -> tuple[str, tuple[Repair, ...]]:
    """Return the cleaned text of a file (see `clean`), and the repairs.

    Raises `InputError` for a file of another type, for an encoding that can't be detected, and for a
    file without any text.
    """
    decoded, guesses = _decode(data, name, encoding)
    text, repairs = clean(decoded)
    if not text or text.isspace():
        raise InputError("there is no text in this file", file=name)
    return text, guesses + repairs


def _decode(data: bytes, name: str, encoding: str | None) -> tuple[str, tuple[Repair, ...]]:
    """Return the decoded text, and a repair if its encoding was detected."""
    if encoding is not None:
        return _decode_as(data, name, encoding), ()
    for magic, kind in _BINARY:
        if data.startswith(magic):
            raise InputError(
                f"this is {kind}, not the text of a thread; save the thread as text", file=name
            )
    for mark, marked in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_strictly(data[len(mark) :], marked, name), ()
    _refuse_unmarked_utf16(data, name)
    try:
        return _decode_strictly(data, "utf-8", name), ()
    except InputError as error:
        found = detect(data)
        if found is None:
            raise
        message = (
            f"this is not UTF-8; read as {found.encoding} ({found.script}), which fits best: "
            "name the right one with --encoding if it reads wrong"
        )
        repair = Repair(kind="encoding", line=error.line or 1, text="", became="", message=message)
        return found.text, (repair,)


def _decode_as(data: bytes, name: str, encoding: str) -> str:
    """Decode in the encoding that the user gave, without a byte order mark."""
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except LookupError:
        raise InputError(
            f"unknown encoding “{encoding}” (expected a name such as utf-16 or cp1252)", file=name
        ) from None
    except UnicodeError as error:
        raise InputError(
            f"this is not {encoding} ({error}); try another --encoding", file=name
        ) from None


def _refuse_unmarked_utf16(data: bytes, name: str) -> None:
    """Raise `InputError` for UTF-16 without a byte order mark, which is valid UTF-8 full of NULs."""
    if data.count(b"\x00") < _FEWEST_NULS:
        return
    even, odd = data[::2].count(b"\x00"), data[1::2].count(b"\x00")
    if (even and odd) or (even + odd) * _UTF16_NUL_SHARE < len(data):
        return
    raise InputError(
        "this looks like UTF-16 without a byte order mark; "
        f"try --encoding {'utf-16-be' if even else 'utf-16-le'}",
        file=name,
    )


def _decode_strictly(data: bytes, encoding: str, name: str) -> str:
    """Decode strictly except for surrogates: join pairs, and keep lone ones.

    Raises `InputError` with the position of the first invalid byte.
    """
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
