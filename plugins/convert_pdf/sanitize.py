"""Text: what of a thread's characters a page can carry, and how one line is made of them."""

import re
from string import punctuation
from urllib.parse import quote

BREAK = "\u2028"
"""Ends the line (LINE SEPARATOR)."""

UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Controls, lone surrogates and noncharacters: they have no shape, and some can't be encoded."""
_LINE_ENDS = re.compile("[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")


def printable(text: str) -> str:
    """The text with U+FFFD for each character that a page can't show, and a space for each line end."""
    return UNPRINTABLE.sub("\ufffd", _LINE_ENDS.sub(" ", text))


def one_line(text: str) -> str:
    """The same with single spaces, for titles and for metadata."""
    return " ".join(printable(text).split())


def ascii_url(url: str) -> str:
    """A URL as PDF holds it: in 7-bit ASCII (ISO 32000-1, 12.6.4.7), the rest percent-encoded."""
    return quote(url, safe=punctuation, errors="replace")
