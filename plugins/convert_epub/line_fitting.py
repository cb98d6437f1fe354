"""Wrapping: a short text in lines for a picture, where the font that will show it isn't known.

Widths are estimates in em. On average they are those of DejaVu Serif, the widest of the common serif
fonts: what others leave is margin.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import ceil
from typing import NamedTuple
from unicodedata import category, combining, east_asian_width

_ELLIPSIS = "…"
_LONGEST = 1000
"""Characters that are looked at; no cover has room for more."""

_WHITE_SPACE = re.compile(r"[^\S\xa0\u2007\u202f]+")
"""White space where a line may end: all but the no-break spaces."""
_SPACE = 0.3
"""The width of a space."""

_ENDS_LINE = frozenset("-/_\u2010\u2013\u2014\u200b\u0f0b")
"""Characters inside a word after which a line may end; the last is the Tibetan tsheg."""
_LEADING_VOWELS = frozenset("เแโใไເແໂໃໄ")
"""Thai and Lao have no spaces between words, but each of these begins a syllable."""
_NEVER_FIRST = frozenset(
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶーゝゞヽヾ々〻"  # Japanese (JIS X 4051)
    "ะาำๅๆฯະາຳໆຯ"  # Thai and Lao: they belong to the syllable before
)
"""Letters that no line may begin with."""

_NARROW = frozenset("fijlrtI!|'’‘.,:;()[]{}/\\-·ı")
_BROAD = frozenset("mwMWOQGDHNU@%&—…ЖШЩЮЫФМжшщюыфм")
_UNIT = re.compile("[\U0001f1e6-\U0001f1ff]{2}|.", re.DOTALL)
"""A flag, which is two regional indicators, or any character."""
_ZERO_WIDTH_JOINER = "\u200d"
_VIRAMA = 9
"""The combining class of the signs that join an Indic letter with the next."""


class Fitted(NamedTuple):
    """Lines that fit, and the size of their type."""

    size: int
    lines: list[str]


class _Piece(NamedTuple):
    """Characters that stay in one line."""

    text: str
    width: float
    space: float
    """The width of the space between it and the piece before in its line."""


def one_line(text: str) -> str:
    """The text with single spaces, and none at its ends."""
    return _WHITE_SPACE.sub(" ", text).strip()


def fit(text: str, width: int, choices: Sequence[tuple[int, int]]) -> Fitted:
    """The text in lines of about one length, none wider than `width`, in the unit of the sizes.

    Each choice is a size of type and how many lines of it there may be. The first that takes the text
    with its words undivided is taken; else the last, which divides words that are too wide, and ends a
    text that is too long with an ellipsis.
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
    """As much in each line as it holds."""
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
    """As many lines as the measure asks for, in the narrowest measure that asks for no more."""
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
    """As much of the line as leaves room for an ellipsis, and that."""
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
    """The parts of a word between which a line may end without a hyphen."""
    units = _UNIT.findall(word)
    start, space = 0, _SPACE
    for end, (before, after) in enumerate(pairwise(units), start=1):
        if _may_part(before[-1], after[0]):
            yield _piece(units[start:end], space)
            start, space = end, 0
    yield _piece(units[start:], space)


def _divided(piece: _Piece, measure: float) -> Iterator[_Piece]:
    """A piece that is too wide in equal parts that aren't; any other as it is."""
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


def _may_part(before: str, after: str) -> bool:
    """Whether a line may end between two characters of a word: a few rules of UAX #14."""
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
    """Whether it is Chinese, Japanese, an emoji or of a flag. Korean is better parted at its spaces."""
    wide = east_asian_width(character) in "WF" and not "\uac00" <= character <= "\ud7a3"
    return wide or _of_flag(character)


def _of_flag(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _joins(before: str, after: str) -> bool:
    """Whether the second is of one letter or emoji with the first, or can't begin a line."""
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
    match category(character):
        case "Ll" | "Nd":
            return 0.6
        case "Lu":
            return 0.75
        case "Mn" | "Me" | "Cf":
            return 0
        case "Zs":
            return _SPACE
        case "So":
            return 0.65 if _of_flag(character) else 1.3  # an emoji
    if "\u0600" <= character <= "\u06ff":
        return 0.5  # Arabic, joined
    return 1.0 if east_asian_width(character) in "WF" else 0.6
