"""Replace the characters of a thread that a page can't carry."""

import re

from convert.characters import clean

# LINE SEPARATOR: ends a line inside a paragraph.
BREAK = "\u2028"

_LINE_ENDS = re.compile("[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")


def printable(text: str) -> str:
    """Return `text` with U+FFFD for each unprintable character and a space for each line end."""
    if text.isprintable():
        return text
    return clean(_LINE_ENDS.sub(" ", text), "print")


def one_line(text: str) -> str:
    """Return `printable` text with single spaces, for titles and metadata."""
    return " ".join(printable(text).split())
