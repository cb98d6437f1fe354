"""Decode bytes: in the given encoding, by a byte order mark, as UTF-8, or in the encoding detected."""

from convert.errors import InputError
from convert.metadata import shorten
from convert.text.decode.binary import file_type
from convert.text.decode.clean import clean
from convert.text.decode.detect import detect, is_damaged_utf8
from convert.text.decode.html import is_html
from convert.tree import Repair

# The marks of UTF-32 come before those of UTF-16, with which they begin.
_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

_FEWEST_NULS = 4  # fewer can be stray control characters
# In UTF-16, one byte of so many at least is NUL: each line feed, space and digit has one.
_UTF16_NUL_SHARE = 50
# Text has no control characters but white space and escape sequences; random bytes have one in ten.
_CONTROLS = bytes({*range(0x20)} - {*b"\t\n\v\f\r\x1b"})
_TEXT_PER_CONTROL = 50
_LONGEST_NAME = 60
# Python's reasons for an incomplete character.
_ENDS_EARLY = ("unexpected end of data", "truncated data")


def decode(data: bytes, name: str, encoding: str | None = None) -> tuple[str, tuple[Repair, ...]]:
    """Return the cleaned text of a file (see `clean`), and the repairs.

    Raises `InputError` for a file of another type, a web page, a file without any text, and an encoding
    that can't be detected.
    """
    decoded, guesses = _decode(data, name, encoding)
    text, repairs = clean(decoded)
    if not text or text.isspace():
        raise InputError("there is no text in this file", file=name)
    if is_html(text, name):
        raise InputError(
            "this is a web page (HTML), not the text of a thread; open it in a browser, select all, "
            "and copy it into a .txt file",
            file=name,
        )
    return text, guesses + repairs


def _decode(data: bytes, name: str, encoding: str | None) -> tuple[str, tuple[Repair, ...]]:
    """Return the decoded text, and a repair if its encoding was detected."""
    if encoding is not None:
        return _decode_as(data, name, encoding), ()
    found = file_type(data)
    if found is not None:
        raise InputError(
            f"this is {found}, not the text of a thread; save the thread as text", file=name
        )
    for mark, marked in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return _decode_strictly(data[len(mark) :], marked), ()
            except UnicodeDecodeError as error:
                raise _damaged(error, len(mark), name) from None
    _refuse_unmarked_utf16(data, name)
    try:
        return _decode_strictly(data, "utf-8"), ()
    except UnicodeDecodeError as error:
        return _decode_legacy(error, name)


def _decode_legacy(error: UnicodeDecodeError, name: str) -> tuple[str, tuple[Repair, ...]]:
    """Return text that is not UTF-8 in the encoding detected, and a repair that names it."""
    data = error.object
    line = data.count(b"\n", 0, error.start) + 1
    if is_damaged_utf8(data):
        raise _damaged(error, 0, name)
    byte = f"byte {error.start + 1:,} is 0x{data[error.start]:02x}"
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls * _TEXT_PER_CONTROL > len(data):
        raise InputError(
            f"not text, or in an unknown encoding ({byte}); if it is text, name its encoding with "
            "--encoding",
            file=name,
        )
    found = detect(data)
    if found is None:
        raise InputError(
            f"this is not UTF-8 ({byte}); name its encoding, for example --encoding cp1252",
            file=name,
            line=line,
        )
    message = (
        f"this is not UTF-8; read as {found.encoding} ({found.script}), which fits best: "
        "name the right one with --encoding if it reads wrong"
    )
    return found.text, (Repair(kind="encoding", line=line, text="", became="", message=message),)


def _decode_as(data: bytes, name: str, encoding: str) -> str:
    """Decode in the encoding that the user gave, without a byte order mark."""
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeError as error:
        raise InputError(
            f"this is not {encoding} ({error}); try another --encoding", file=name
        ) from None
    except (LookupError, ValueError):  # ValueError: a name with a NUL
        raise InputError(
            f"unknown encoding “{shorten(encoding, _LONGEST_NAME)}” "
            "(expected a name such as utf-16 or cp1252)",
            file=name,
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


def _decode_strictly(data: bytes, encoding: str) -> str:
    """Decode strictly except for surrogates: join pairs, and keep lone ones.

    Raises `UnicodeDecodeError` for the first invalid byte.
    """
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "surrogatepass")
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def _damaged(error: UnicodeDecodeError, mark_size: int, name: str) -> InputError:
    """Return an error for text in a certain encoding with an invalid byte."""
    encoding = error.encoding.upper().removesuffix("-LE").removesuffix("-BE")
    line = None
    if error.end == len(error.object) and error.reason in _ENDS_EARLY:
        what = "the file ends in the middle of a character"
    else:
        what = f"byte {error.start + mark_size + 1:,} is 0x{error.object[error.start]:02x}"
        before = error.object[: error.start].decode(error.encoding, "ignore")
        line = before.count("\n") + 1
    return InputError(
        f"damaged {encoding}: {what}; get an undamaged copy of the file, or correct this character "
        "in an editor",
        file=name,
        line=line,
    )
