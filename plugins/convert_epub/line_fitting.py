"""Fit a short text into lines of a picture without knowing the font that will show it.

Widths are estimates in em, based on averages of DejaVu Serif, the widest common serif font.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import ceil
from typing import NamedTuple
from unicodedata import category, combining, east_asian_width

_ELLIPSIS = "…"
_LONGEST = 1000  # characters; no cover has room for more

# White space at which a line may end: all but the no-break spaces.
_WHITE_SPACE = re.compile(r"[^\S\xa0\u2007\u202f]+")
_SPACE = 0.3  # the width of a space

# Characters inside a word after which a line may end; the last is the Tibetan tsheg.
_ENDS_LINE = frozenset("-/_\u2010\u2013\u2014\u200b\u0f0b")
# Thai and Lao have no spaces between words, but each of these starts a syllable.
_LEADING_VOWELS = frozenset("เแโใไເແໂໃໄ")
# Letters that must not start a line.
_NEVER_FIRST = frozenset(
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶーゝゞヽヾ々〻"  # Japanese (JIS X 4051)
    "ะาำๅๆฯະາຳໆຯ"  # Thai and Lao: they belong to the syllable before
)

# The widths of characters by general category, unless they are narrow or broad.
_WIDTHS = {"Ll": 0.6, "Nd": 0.6, "Lu": 0.75, "Mn": 0, "Me": 0, "Cf": 0, "Zs": _SPACE}
_NARROW = frozenset("fijlrtI!|'’‘.,:;()[]{}/\\-·ı")
_BROAD = frozenset("mwMWOQGDHNU@%&—…ЖШЩЮЫФМжшщюыфм")
# A flag, which is two regional indicators, or any character.
_UNIT = re.compile("[\U0001f1e6-\U0001f1ff]{2}|.", re.DOTALL)
_ZERO_WIDTH_JOINER = "\u200d"
_VIRAMA = 9  # the combining class of signs that join an Indic letter with the next


class Fitted(NamedTuple):
    """Lines that fit, and their font size."""

    size: int
    lines: list[str]


class _Piece(NamedTuple):
    """Characters that stay on one line."""

    text: str
    width: float
    space: float
    """The width of the space before the piece, unless it starts a line."""


def one_line(text: str) -> str:
    """Collapse runs of breakable white space into single spaces, and strip the ends."""
    return _WHITE_SPACE.sub(" ", text).strip()


def fit(text: str, width: int, choices: Sequence[tuple[int, int]]) -> Fitted:
    """Break the text into lines of similar length, none wider than `width` (in the unit of the sizes).

    Each choice is a font size and its maximum number of lines. The first that holds the text without
    dividing words is used; otherwise the last, which divides words that are too wide and ends a text
    that is too long with an ellipsis.
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
    """Fill lines greedily."""
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
    """Fill lines in the narrowest measure that needs no more lines than `measure` does."""
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
    """Shorten a line so that an ellipsis fits at its end, and add that."""
    ellipsis = _Piece(_ELLIPSIS, _width(_ELLIPSIS), 0)
    room = measure - ellipsis.width
    kept = _lines(line, room)[0]
    return [*kept[:-1], next(_divided(kept[-1], room)), ellipsis]


def _joined(lines: Iterable[Iterable[_Piece]]) -> list[str]:
    return [
        "".join(f" {piece.text}" if piece.space else piece.text for piece in line).strip(" ")
        for line in lines
    ]


def _pieces(word: str) -> Iterator[_Piece]:
    """Split a word where a line may end without a hyphen."""
    units = _UNIT.findall(word)
    start, space = 0, _SPACE
    for end, (before, after) in enumerate(pairwise(units), start=1):
        if _may_break(before[-1], after[0]):
            yield _piece(units[start:end], space)
            start, space = end, 0
    yield _piece(units[start:], space)


def _divided(piece: _Piece, measure: float) -> Iterator[_Piece]:
    """Divide a piece that is wider than the measure into parts of similar width."""
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
    return _Piece(text, _width(text), space)


def _may_break(before: str, after: str) -> bool:
    """Return whether a line may end between two characters of a word (a few rules of UAX #14)."""
    invited = (
        (before in _ENDS_LINE and not after.isdigit())
        or after in _LEADING_VOWELS
        or _breaks_anywhere(before)
        or _breaks_anywhere(after)
    )
    return (
        invited
        and not _joins(before, after)
        and category(before) not in ("Ps", "Pi")
        and category(after) not in ("Pe", "Pf", "Po")
    )


def _breaks_anywhere(character: str) -> bool:
    """Return whether lines may break around the character: Chinese, Japanese, emoji and flags.

    Korean is excluded, since it breaks better at its spaces.
    """
    wide = east_asian_width(character) in "WF" and not "\uac00" <= character <= "\ud7a3"
    return wide or _of_flag(character)


def _of_flag(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _joins(before: str, after: str) -> bool:
    """Return whether `after` continues the letter or emoji of `before`, or cannot start a line."""
    return (
        after in _NEVER_FIRST
        or category(after) in ("Mn", "Mc", "Me", "Cf", "Sk")
        or before == _ZERO_WIDTH_JOINER
        or combining(before) == _VIRAMA
    )


def _width(text: str) -> float:
    return sum(map(_character_width, text))


def _character_width(character: str) -> float:
    kind = category(character)
    if character in _NARROW:
        width = 0.4
    elif character in _BROAD:
        width = 0.95
    elif kind in _WIDTHS:
        width = _WIDTHS[kind]
    elif kind == "So":
        width = 0.65 if _of_flag(character) else 1.3  # an emoji
    elif "\u0600" <= character <= "\u06ff":
        width = 0.5  # Arabic, joined
    else:
        width = 1.0 if east_asian_width(character) in "WF" else 0.6
    return width
