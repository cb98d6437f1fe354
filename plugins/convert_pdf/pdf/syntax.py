"""Write PDF syntax: streams, text strings and URIs (ISO 32000-1, 7).

Objects are strings, since a document has an object for each link and each structure element, and
building them as reportlab's PDFDictionary and PDFArray takes longer than all the rest of a page.
"""

import zlib
from functools import lru_cache
from string import punctuation
from urllib.parse import quote

# A quarter faster than zlib's default of 6, for 2.5 % more bytes.
_COMPRESSION_LEVEL = 5
LONGEST_STRING = 32_767
"""The most bytes of a string (ISO 19005-2, 6.1.13)."""
# In characters of four bytes at most, with room for U+FEFF and an ellipsis.
_LONGEST_TEXT = (LONGEST_STRING - 4) // 4


def stream(content: bytes, entries: str = "", *, compress: bool = True) -> bytes:
    """Return a stream. `entries` are further entries of its dictionary."""
    if compress:
        content = zlib.compress(content, _COMPRESSION_LEVEL)
        entries += " /Filter /FlateDecode"
    # After a line feed alone, the end of data that end with a carriage return would be in doubt.
    return b"<< %b /Length %d >>\nstream\n%b\r\nendstream" % (
        entries.encode("latin-1"),
        len(content),
        content,
    )


def text(characters: str) -> str:
    """Return a text string (7.9.2.2), cut at what archives allow (ISO 19005-2, 6.1.13)."""
    if len(characters) > _LONGEST_TEXT:
        characters = characters[:_LONGEST_TEXT] + "…"
    if characters.isascii() and characters.isprintable():
        escaped = characters.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return f"({escaped})"
    return f"<FEFF{utf16(characters)}>"


def utf16(characters: str) -> str:
    """Return the characters in hexadecimal UTF-16, with U+FFFD for lone surrogates."""
    try:
        encoded = characters.encode("utf-16-be")
    except UnicodeEncodeError:
        whole = characters.encode("utf-16-be", "surrogatepass").decode("utf-16-be", "replace")
        encoded = whole.encode("utf-16-be")
    return encoded.hex().upper()


@lru_cache(maxsize=64)  # a long URL has a link on each of its lines
def ascii_url(url: str) -> str:
    """Return a URL in 7-bit ASCII (12.6.4.7), with all other characters percent-encoded."""
    return quote(url, safe=punctuation, errors="replace")
