"""Break a short text into lines for an image, without knowing the font that will show it.

Widths are estimates in em. On average they are those of DejaVu Serif, the widest of the common serif
fonts, so lines in other fonts are shorter.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import ceil
from typing import NamedTuple
from unicodedata import category, combining, east_asian_width

_ELLIPSIS = "…"
# Characters that are used at most; no cover has room for more.
_LONGEST = 1000

# White space where a line may end: all but the no-break spaces.
_WHITE_SPACE = re.compile(r"[^\S\xa0\u2007\u202f]+")
# The width of a space.
_SPACE = 0.3

# Characters inside a word after which a line may end; the last is the Tibetan tsheg.
_ENDS_LINE = frozenset("-/_\u2010\u2013\u2014\u200b\u0f0b")
# Thai and Lao have no spaces between words, but each of these vowels begins a syllable.
_LEADING_VOWELS = frozenset("เแโใไເແໂໃໄ")
# Letters with which no line may begin.
_NEVER_FIRST = frozenset(
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶーゝゞヽヾ々〻"  # Japanese (JIS X 4051)
    "ะาำๅๆฯະາຳໆຯ"  # Thai and Lao: they belong to the preceding syllable
)

_NARROW = frozenset("fijlrtI!|'’‘.,:;()[]{}/\\-·ı")
_BROAD = frozenset("mwMWOQGDHNU@%&—…ЖШЩЮЫФМжшщюыфм")
# Widths of the other characters, by their general category.
_CATEGORY_WIDTHS = {"Ll": 0.6, "Nd": 0.6, "Lu": 0.75, "Mn": 0.0, "Me": 0.0, "Cf": 0.0, "Zs": _SPACE}
# A flag, which is two regional indicators, or any character.
_UNIT = re.compile("[\U0001f1e6-\U0001f1ff]{2}|.", re.DOTALL)
_ZERO_WIDTH_JOINER = "\u200d"
# The combining class of the signs that join an Indic letter to the next.
_VIRAMA = 9


class Fitted(NamedTuple):
    """Lines of text and the font size in which they fit."""

    size: int
    lines: list[str]


class _Piece(NamedTuple):
    """Characters that stay together on one line."""

    text: str
    width: float
    space: float
    """The width of the space before it, if it is not the first piece of its line."""


def one_line(text: str) -> str:
    """Return the text with single spaces, without any at its ends."""
    return _WHITE_SPACE.sub(" ", text).strip()


def fit(text: str, width: int, choices: Sequence[tuple[int, int]]) -> Fitted:
    """Return the text as lines of similar length, none wider than `width`, in the unit of the sizes.

    Each choice is a font size and the largest number of lines for it. The first that holds the text
    with undivided words is used. If no choice does, the last one divides words that are too wide, and
    ends a text that is too long with an ellipsis.
    """
    shown = text if len(text) <= _LONGEST else text[:_LONGEST] + _ELLIPSIS
    pieces = [piece for word in one_line(shown).split(" ") for piece in _pieces(word)]
    widest = max(piece.width for piece in pieces)
    for size, most in choices:
        measure = width / size
        if widest <= measure and len(_lines(pieces, measure)) <= most:
            return Fitted(size, _joined(_balanced(pieces, measure)))
    size, most = choices[-1]
    measure = width / size
    divided = [part for piece in pieces for part in _divided(piece, measure)]
    lines = _lines(divided, measure)
    if len(lines) <= most:
        return Fitted(size, _joined(_balanced(divided, measure)))
    return Fitted(size, _joined([*lines[: most - 1], _cut(lines[most - 1], measure)]))


def _lines(pieces: Iterable[_Piece], measure: float) -> list[list[_Piece]]:
    """Fill each line with as many pieces as it holds."""
    lines: list[list[_Piece]] = []
    width = measure
    for piece in pieces:
        width += piece.space + piece.width
        if width > measure or not lines:
            lines.append([])
            width = piece.width
        lines[-1].append(piece)
    return lines


def _balanced(pieces: Sequence[_Piece], measure: float) -> list[list[_Piece]]:
    """Fill as few lines as `measure` allows, in the narrowest measure that needs no more lines."""
    best = _lines(pieces, measure)
    too_narrow, wide_enough = 0.0, measure
    for _ in range(8):  # to within a 256th of the measure
        middle = (too_narrow + wide_enough) / 2
        lines = _lines(pieces, middle)
        if len(lines) > len(best):
            too_narrow = middle
        else:
            best, wide_enough = lines, middle
    return best


def _cut(line: Sequence[_Piece], measure: float) -> list[_Piece]:
    """Shorten the line to make room for an ellipsis, and add it."""
    ellipsis = _Piece(_ELLIPSIS, width=_width(_ELLIPSIS), space=0)
    room = measure - ellipsis.width
    kept = _lines(line, room)[0]
    return [*kept[:-1], next(_divided(kept[-1], room)), ellipsis]


def _joined(lines: Iterable[Iterable[_Piece]]) -> list[str]:
    return [
        "".join(f" {piece.text}" if piece.space else piece.text for piece in line).strip(" ")
        for line in lines
    ]


def _pieces(word: str) -> Iterator[_Piece]:
    """Yield the parts of a word between which a line may end without a hyphen."""
    units = _UNIT.findall(word)
    start, space = 0, _SPACE
    for end, (before, after) in enumerate(pairwise(units), start=1):
        if _may_break(before[-1], after[0]):
            yield _piece(units[start:end], space)
            start, space = end, 0
    yield _piece(units[start:], space)


def _divided(piece: _Piece, measure: float) -> Iterator[_Piece]:
    """Yield a piece that is too wide in equal parts that are not; any other piece as it is."""
    part = piece.width / max(1, ceil(piece.width / measure))
    units = _UNIT.findall(piece.text)
    start, width, space = 0, 0.0, piece.space
    for position, unit in enumerate(units):
        advance = _width(unit)
        full = width >= part or width + advance > measure
        if full and position > start and not _joins(units[position - 1][-1], unit[0]):
            yield _piece(units[start:position], space)
            start, width, space = position, 0.0, 0
        width += advance
    yield _piece(units[start:], space)


def _piece(units: Sequence[str], space: float) -> _Piece:
    text = "".join(units)
    return _Piece(text, width=_width(text), space=space)


def _may_break(before: str, after: str) -> bool:
    """Return whether a line may end between two characters of a word (a few rules of UAX #14)."""
    opportunity = (
        (before in _ENDS_LINE and not after.isdigit())
        or after in _LEADING_VOWELS
        or _breaks_anywhere(before)
        or _breaks_anywhere(after)
    )
    return (
        opportunity
        and not _joins(before, after)
        and category(before) not in ("Ps", "Pi")
        and category(after) not in ("Pe", "Pf", "Po")
    )


def _breaks_anywhere(character: str) -> bool:
    """Return whether it is Chinese, Japanese, an emoji or in a flag; Korean breaks only at spaces."""
    wide = east_asian_width(character) in "WF" and not "\uac00" <= character <= "\ud7a3"
    return wide or _in_flag(character)


def _in_flag(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _joins(before: str, after: str) -> bool:
    """Return whether the second belongs to the same letter or emoji, or cannot begin a line."""
    return (
        after in _NEVER_FIRST
        or category(after) in ("Mn", "Mc", "Me", "Cf", "Sk")
        or before == _ZERO_WIDTH_JOINER
        or combining(before) == _VIRAMA
    )


def _width(text: str) -> float:
    return sum(map(_character_width, text))


def _character_width(character: str) -> float:
    if character in _NARROW:
        return 0.4
    if character in _BROAD:
        return 0.95
    kind = category(character)
    if kind in _CATEGORY_WIDTHS:
        return _CATEGORY_WIDTHS[kind]
    if kind == "So":
        return 0.65 if _in_flag(character) else 1.3  # an emoji
    if "\u0600" <= character <= "\u06ff":
        return 0.5  # joined Arabic letters
    return 1.0 if east_asian_width(character) in "WF" else 0.6
