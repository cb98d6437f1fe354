"""Objects: what the file is made of, written as PDF syntax.

reportlab's own PDFDictionary and PDFArray cost more than all the rest of a page: a document has an
object for each link and for each element of its structure.
"""

import zlib
from collections.abc import Iterable

_LEVEL = 5
"""Of compression: a quarter faster than zlib's usual 6, for a fortieth more."""


def stream(content: bytes, entries: str = "", *, compress: bool = True) -> bytes:
    """A stream, with further entries of its dictionary."""
    if compress:
        content = zlib.compress(content, _LEVEL)
        entries += " /Filter /FlateDecode"
    return b"<< %b /Length %d >>\nstream\n%b\nendstream" % (
        entries.encode("latin-1"),
        len(content),
        content,
    )


def text(characters: str) -> str:
    """A text string (ISO 32000-1, 7.9.2.2)."""
    if characters.isascii() and characters.isprintable():
        escaped = characters.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return f"({escaped})"
    return f"<FEFF{utf16(characters)}>"


def utf16(characters: str) -> str:
    """The characters in UTF-16, hexadecimal; U+FFFD for a lone surrogate."""
    try:
        encoded = characters.encode("utf-16-be")
    except UnicodeEncodeError:
        whole = characters.encode("utf-16-be", "surrogatepass").decode("utf-16-be", "replace")
        encoded = whole.encode("utf-16-be")
    return encoded.hex().upper()


def name_tree(entries: Iterable[tuple[str, str]]) -> str:
    """A name tree (7.9.6) of ASCII names and what they stand for, in a single leaf."""
    ordered = sorted(entries)
    return f"<< /Names [{' '.join(f'{text(name)} {value}' for name, value in ordered)}] >>"
