"""Choose where the lines of a paragraph end, so that all of them together are the best (total fit).

This is the algorithm of Donald E. Knuth and Michael F. Plass, "Breaking Paragraphs into Lines" (1981),
with its badness, demerits and fitness classes. It knows numbers only.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

ROUNDING = 0.001
"""The excess width, in points, that is taken for a rounding error."""

# Demerits, on the scale of TeX, where a line whose ratio is 1 has 10,000.
_UNEVEN = 10_000  # a line that is much looser than its neighbour
_STACKED = 20_000  # a hyphen below a hyphen
_LAST_HYPHEN = 10_000  # a last line that starts with the end of a word
_RUNT_SHARE = 0.2  # the part of the room that the last line has to fill
_TOO_WIDE = 1e12  # a line with a single word that does not fit

# Fitness classes: tight, decent, loose and very loose, by the ratios between them.
_CLASSES = 4
_TIGHT, _DECENT, _LOOSE = -0.5, 0.5, 1.0
# The number of breaks considered for the end of a line, from the last that fits: more than a line has
# words. It is what keeps the time linear where words have no width.
_WINDOW = 120


class Widths(NamedTuple):
    """Distances from the start of the paragraph; each list ascends.

    The line from break `a` to break `b` is as wide as `ends[b] - starts[a]`. Break 0 is the start of
    the paragraph, and the last one its end.
    """

    ends: list[float]
    starts: list[float]


@dataclass(frozen=True, slots=True)
class Breaks:
    """Where the lines of a paragraph may end."""

    natural: Widths
    least: Widths
    """The widths of lines that are shrunk as far as they may be."""
    most: Widths
    """The widths of lines that are stretched so far that their ratio is 1."""
    penalties: Sequence[float]
    """More than 0 for a break inside of a word, which adds a hyphen."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How lines are to be."""

    first: float
    """The room for the first line."""
    others: float
    """The room for each of the other lines."""
    slack: float
    """The part of the room that may be left empty in a line of ratio 1 that is not stretched."""
    limit: float = 0.0
    """The largest ratio to which lines are stretched; 0 if they are not stretched at all."""
    runt: float = 0.0
    """The demerits of a last line that is all but empty; less, the longer it is."""
    last_part: float = 0.0
    """The demerits of a last line that is no more than the end of a word."""

    def room(self, start: int) -> float:
        """Return the room for the line that starts at a break."""
        return self.others if start else self.first


def ratio(breaks: Breaks, setting: Setting, start: int, end: int) -> float:
    """Return by how much of what it may be a line is stretched; negative if it is shrunk.

    A line that would exceed the limit is left short, and has a ratio beyond it.
    """
    natural = breaks.natural
    width = natural.ends[end] - natural.starts[start]
    short = setting.room(start) - width
    if short < 0:
        least = breaks.least
        shrink = width - (least.ends[end] - least.starts[start])
        return short / shrink if shrink > -short else -1.0
    if setting.limit:
        most = breaks.most
        stretch = most.ends[end] - most.starts[start] - width
        if short <= setting.limit * stretch:
            return short / stretch if stretch else 0.0
    return setting.limit + short / (setting.slack * setting.others)


def total_fit(
    breaks: Breaks, setting: Setting, *, tolerance: float, is_forced: bool
) -> list[int] | None:
    """Return the breaks at which the lines end, ascending, with the last one; None for no solution.

    No line has a larger ratio than the tolerance. If it is forced, a line that can't be helped is as
    full as possible instead, so that there is always a solution.
    """
    last = len(breaks.penalties) - 1
    totals = [inf] * (_CLASSES * (last + 1))  # the least demerits up to a break, by its line's class
    origins = [0] * len(totals)  # the index in `totals` of the break before
    totals[1] = 0.0  # the start is like a decent line
    ends, starts = breaks.least
    for start in range(last):
        known = totals[_CLASSES * start : _CLASSES * (start + 1)]
        least = min(known)
        if least == inf:
            continue
        room = setting.room(start) + ROUNDING + starts[start]
        fitting = bisect_right(ends, room, start + 1) - 1
        is_stuck = is_forced
        for end in range(max(fitting, start + is_forced), max(start, fitting - _WINDOW), -1):
            found = ratio(breaks, setting, start, end)
            if end == last:
                found = min(found, 0.0)
            elif found > tolerance and not is_stuck:
                break
            fitness = _fitness(found)
            demerits = _line_demerits(breaks, setting, start, end, found)
            demerits += _TOO_WIDE if end > fitting else 0.0
            total, origin = _before(known, least, fitness)
            place = _CLASSES * end + fitness
            if total + demerits < totals[place]:
                totals[place] = total + demerits
                origins[place] = _CLASSES * start + origin
            is_stuck = False
    return _path(totals, origins, last)


def _before(known: Sequence[float], least: float, fitness: int) -> tuple[float, int]:
    """Return the least demerits up to a break for the next line's class, and the class before it."""
    near = min(known[max(0, fitness - 1) : fitness + 2])
    total = min(near, least + _UNEVEN)
    return total, known.index(near if near == total else least)


def _fitness(found: float) -> int:
    if found <= _DECENT:
        return 1 if found >= _TIGHT else 0
    return 2 if found <= _LOOSE else 3


def _line_demerits(breaks: Breaks, setting: Setting, start: int, end: int, found: float) -> float:
    """Return the demerits of a line of a ratio, apart from its difference to the line before."""
    penalties = breaks.penalties
    penalty = penalties[end]
    demerits: float = (1 + 100 * abs(found) ** 3 + penalty) ** 2
    if penalty and penalties[start]:
        demerits += _STACKED
    if end == len(penalties) - 1 and start:
        if penalties[start]:
            demerits += setting.last_part if all(penalties[start:end]) else _LAST_HYPHEN
        width = breaks.natural.ends[end] - breaks.natural.starts[start]
        demerits += setting.runt * max(0.0, 1 - width / (_RUNT_SHARE * setting.others))
    return demerits


def _path(totals: Sequence[float], origins: Sequence[int], last: int) -> list[int] | None:
    """Return the breaks that lead to the last one with the least demerits."""
    place = min(range(_CLASSES * last, _CLASSES * (last + 1)), key=totals.__getitem__)
    if totals[place] == inf:
        return None
    path: list[int] = []
    while place >= _CLASSES:
        path.append(place // _CLASSES)
        place = origins[place]
    return path[::-1]
