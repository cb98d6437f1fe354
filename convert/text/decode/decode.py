"""Decode: bytes to text; in the encoding that the user or a mark names, in UTF-8, or in what fits."""

from convert.errors import InputError
from convert.text.decode.clean import clean
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
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document"),
)

_FEWEST_NULS = 4
"""Below this, NULs are dirt: they stand wherever they like."""
_UTF16_SHARE = 50
"""One byte in so many is NUL in UTF-16, at least: each line feed, space and digit has one."""


def decode(data: bytes, name: str, encoding: str | None = None) -> tuple[str, tuple[Repair, ...]]:
    """The text of a file, cleaned (see `clean`), and what was done to it.

    Raises `InputError` for a file of another kind, for an encoding that can't be told, and for a file
    without a word.
    """
    decoded, guesses = _decoded(data, name, encoding)
    text, repairs = clean(decoded)
    if not text or text.isspace():
        raise InputError("there is no text in this file", file=name)
    return text, guesses + repairs


def _decoded(data: bytes, name: str, encoding: str | None) -> tuple[str, tuple[Repair, ...]]:
    if encoding is not None:
        return _as_named(data, name, encoding), ()
    for magic, kind in _BINARY:
        if data.startswith(magic):
            raise InputError(
                f"this is {kind}, not the text of a thread; save the thread as text", file=name
            )
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], marked, name), ()
    _refuse_unmarked_utf16(data, name)
    try:
        return _strictly(data, "utf-8", name), ()
    except InputError as error:
        from convert.text.decode.detect import detect  # a text in UTF-8 has no use for it

        found = detect(data)
        if found is None:
            raise
        message = (
            f"this is not UTF-8; read as {found.encoding} ({found.script}), which fits best: "
            "name the right one with --encoding if it reads wrong"
        )
        return found.text, (Repair("encoding", error.line or 1, "", "", message),)


def _as_named(data: bytes, name: str, encoding: str) -> str:
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


def _refuse_unmarked_utf16(data: bytes, name: str) -> None:
    """Raise `InputError` for UTF-16 without a mark: it is valid UTF-8, full of control characters."""
    if data.count(b"\x00") < _FEWEST_NULS:
        return
    even, odd = data[::2].count(b"\x00"), data[1::2].count(b"\x00")
    if (even and odd) or (even + odd) * _UTF16_SHARE < len(data):
        return
    raise InputError(
        "its NULs stand at every other place: this looks like UTF-16 without a mark; "
        f"try --encoding {'utf-16-be' if even else 'utf-16-le'}",
        file=name,
    )


def _strictly(data: bytes, encoding: str, name: str) -> str:
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
