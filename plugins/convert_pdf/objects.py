"""Objects: what the file is made of, written as PDF syntax and put into reportlab's list of objects.

reportlab's own PDFDictionary and PDFArray cost more than all the rest of a page: a document has an
object for each link and for each element of its structure.
"""

import zlib
from collections.abc import Iterable
from typing import Any


def reserve(document: Any) -> tuple[str, str]:
    """A place for an object that others must name before it is written: its name in reportlab's list,
    to be given to `write`, and the reference to it ("12 0 R").
    """
    number = document.objectcounter + 1
    name = f"object {number}"
    document.Reference(b"null", name)
    return name, f"{number} 0 R"


def write(document: Any, name: str, body: str | bytes) -> None:
    """Fill a reserved place. A string must be ASCII; `text` makes any text so."""
    document.idToObject[name] = body.encode("ascii") if isinstance(body, str) else body


def add(document: Any, body: str | bytes) -> str:
    """A new object; the reference to it."""
    name, reference = reserve(document)
    write(document, name, body)
    return reference


def add_stream(document: Any, content: bytes, entries: str = "", *, compress: bool = True) -> str:
    """A new stream, with further entries of its dictionary; the reference to it."""
    if compress:
        content = zlib.compress(content)
        entries += " /Filter /FlateDecode"
    head = f"<< {entries} /Length {len(content)} >>\nstream\n".encode("ascii")
    return add(document, head + content + b"\nendstream")


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
