"""Fonts: which font draws which character, and how wide it is.

All come from the package pymupdf-fonts, so that no output depends on the machine. FiraGO sets the
text (Latin, Cyrillic, Greek, Georgian, Arabic, Hebrew, Devanagari, Thai); two others stand in for the
characters that it lacks. Only TrueType will do: reportlab embeds no CFF outlines.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache, partial
from io import BytesIO
from itertools import groupby
from typing import Any, Literal, TypeAlias

import pymupdf_fonts
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

Weight: TypeAlias = Literal["regular", "bold"]

_CASCADES: dict[Weight, tuple[str, ...]] = {
    "regular": ("figo", "notos", "cascadia"),
    "bold": ("figbo", "notosbo", "cascadiab"),
}
"""FiraGO, Noto Sans (phonetics, symbols) and Cascadia Mono (arrows, boxes, check marks): the names that
the package gives them, in the order in which they are asked for a character."""

_SOFT_HYPHEN = "\u00ad"
"""Shows at the end of a line only, and we break no line there; the fonts have a hyphen for it."""


def main_font(weight: Weight) -> str:
    """The name, ready for use on a canvas, of the font that sets most of the text."""
    key = _CASCADES[weight][0]
    _font(key)
    return _name(key)


def runs(text: str, weight: Weight) -> Iterator[tuple[str, str]]:
    """The text in stretches of one font: (name of the font, stretch).

    A character that no font has is drawn as the main font's box. An invisible one (a bidi control, an
    emoji's variation selector) is left out unless the main font has it: others draw marks for some.
    """
    for key, stretch in groupby(text, partial(_key_of, weight)):
        if key is not None:
            yield _name(key), "".join(stretch)


def width(text: str, font: str, size: float) -> float:
    """How wide a stretch of text is, in points."""
    return float(pdfmetrics.stringWidth(text, font, size))


@lru_cache(maxsize=4096)
def _key_of(weight: Weight, character: str) -> str | None:
    """The font of a character; None where it is not to be drawn at all."""
    main, *others = _CASCADES[weight]
    if character == _SOFT_HYPHEN:
        return None
    if _has(main, character):
        return main
    if _is_invisible(character):
        return None
    return next((key for key in others if _has(key, character)), main)


def _has(key: str, character: str) -> bool:
    return ord(character) in _font(key).face.charToGlyph


def _is_invisible(character: str) -> bool:
    """Whether a character has no shape of its own (most of Default_Ignorable_Code_Point, UAX #44)."""
    return unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"


@cache
def _font(key: str) -> Any:
    """A font of the package, registered with reportlab when it is first needed."""
    # Without asciiReadable, reportlab takes it from its settings, which the environment can change.
    font = TTFont(_name(key), BytesIO(pymupdf_fonts.fontbuffers[key]()), asciiReadable=1)
    pdfmetrics.registerFont(font)
    return font


def _name(key: str) -> str:
    """Reportlab has one table of fonts for the whole process: the prefix keeps ours apart."""
    return f"convert_pdf.{key}"
