"""Decode a page in the encoding that it is in, which need not be the one that it declares."""

import codecs
import re
import warnings

from convert.errors import ConvertWarning
from convert.tree import Repair

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_SEARCHED = 65_536
_DECLARED = re.compile(rb"""<meta\b[^<>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
# Names of the Encoding Standard that Python knows; it also knows encodings that are not for pages.
_KNOWN = re.compile(
    r"iso-8859-\d{1,2}|windows-(?:874|125\d)|koi8-[ru]|macintosh|ibm866|gbk|gb2312|gb18030|big5"
    r"|euc-jp|euc-kr|shift_jis|iso-2022-jp"
)
# How browsers read a page that declares nothing, or one of these names (Encoding Standard §4.2).
_LATIN = "windows-1252"
_LATIN_NAMES = ("iso-8859-1", "us-ascii", "ascii", "latin1", "")


def decoded(data: bytes, declared: str = "") -> tuple[str, tuple[Repair, ...]]:
    """Return the text of a page, and a repair if some of its bytes are damaged or its encoding wrong.

    It is that of the byte order mark, UTF-8 if it is valid UTF-8, and else the `declared` one or that
    which the page itself declares.
    """
    for mark, marked in (*_BYTE_ORDER_MARKS, *_UNMARKED):
        if data.startswith(mark):
            kept = data if mark in dict(_UNMARKED) else data[len(mark) :]
            return _replaced(kept, marked)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    found = _DECLARED.search(data, 0, _SEARCHED)
    encoding = (declared or (found[1].decode("ascii", "replace") if found else "")).lower()
    if encoding in ("utf-8", "utf8") and _has_utf_8(data):
        return _replaced(data, "utf-8")
    if encoding not in _LATIN_NAMES and _KNOWN.fullmatch(encoding) and _exists(encoding):
        return _replaced(data, encoding)
    text, repairs = _replaced(data, _LATIN)
    if encoding in _LATIN_NAMES[:-1]:
        return text, repairs
    says = f"says that it is {encoding}" if encoding else "does not say its encoding"
    message = f"the page {says}, and is not UTF-8; read as {_LATIN}"
    return text, (*repairs, _repair(message))


def _replaced(data: bytes, encoding: str) -> tuple[str, tuple[Repair, ...]]:
    """Return a text with U+FFFD for what is damaged, which is a repair and a warning."""
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
    message = f"the page has damaged characters, which are not {encoding}; they are shown as �"
    warnings.warn(message, ConvertWarning, stacklevel=2)
    return text, (_repair(message),)


def _has_utf_8(data: bytes) -> bool:
    """Return whether some of the bytes are characters of UTF-8 beyond ASCII."""
    return not data.decode("utf-8", "ignore").isascii()


def _exists(encoding: str) -> bool:
    try:
        codecs.lookup(encoding)
    except LookupError:
        return False
    return True


def _repair(message: str) -> Repair:
    return Repair(kind="encoding", line=None, text="", became="", message=message)
