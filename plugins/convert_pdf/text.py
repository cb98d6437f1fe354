"""Text as this writer hands it on: styled spans, without the characters that a page can't carry."""

import re
from dataclasses import dataclass

from convert_pdf.fonts import Weight

BREAK = "\n"
"""Ends the line."""
MAY_BREAK = "\u200b"
"""Lets a line end here, and shows nothing (ZERO WIDTH SPACE)."""

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Controls, lone surrogates and noncharacters: they have no shape, and some can't be encoded."""
_URL_JOINT = re.compile(r"(?<=[^:/]/)(?=[^/])|(?=[?&=#])")
"""Where a reader expects a long URL to go on in the next line: after "/", before "?", "&", "=", "#"."""


@dataclass(frozen=True, slots=True)
class Style:
    """How text looks; sizes in points."""

    weight: Weight
    size: float
    colour: tuple[float, float, float]
    """Red, green, blue, each from 0 to 1."""
    rise: float = 0
    """How far the text stands above the line."""


@dataclass(frozen=True, slots=True)
class Span:
    """Text in one style, and where it leads."""

    text: str
    style: Style
    target: str = ""
    """"#" and the name of a place in the document, or a URL; empty where it leads nowhere."""
    anchor: str = ""
    """The name by which links find the span."""


def printable(text: str) -> str:
    """The text with U+FFFD for each character that a page can't show and a PDF string can't hold."""
    return _UNPRINTABLE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """The same on one line, for titles and for metadata."""
    return " ".join(printable(text).split())


def breakable(url: str) -> str:
    """A URL that may go on in the next line at its joints."""
    return _URL_JOINT.sub(MAY_BREAK, printable(url))
