"""Replace the characters of a thread that a page can't carry."""

import re

# LINE SEPARATOR: ends a line inside a paragraph.
BREAK = "\u2028"

# Controls, lone surrogates and noncharacters: they have no glyph, and some can't be encoded.
UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LINE_ENDS = re.compile("[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")


def printable(text: str) -> str:
    """Return `text` with U+FFFD for each unprintable character and a space for each line end."""
    if text.isprintable():
        return text
    return UNPRINTABLE.sub("\ufffd", _LINE_ENDS.sub(" ", text))


def one_line(text: str) -> str:
    """Return `printable` text with single spaces, for titles and metadata."""
    return " ".join(printable(text).split())
