"""Break titles into lines of about the same length, at pauses where there are any."""

import unicodedata
from collections.abc import Callable, Sequence
from typing import TypeAlias

from convert_pdf.inline.runs import Line

Break: TypeAlias = Callable[[float], list[Line]]
"""Breaks a text into lines of a measure."""

# A text of more lines is no title that anybody would set by hand, and takes long.
_MOST_LINES = 6
# How exactly the narrowest measure is found, as a part of it; and how many wider ones are tried.
_STEP = 1 / 64
_TRIED = 8
# The shortest line that ends at a pause, as a part of the longest one.
_SHORTEST = 0.4


def balanced(break_lines: Break, measure: float) -> tuple[list[Line], float]:
    """Return the lines of a text that are the most even, and the measure in which they are set.

    There are as many as in the full measure. Those whose lines end at punctuation are preferred, if
    none is much shorter than the others.
    """
    lines = break_lines(measure)
    if not 1 < len(lines) <= _MOST_LINES:
        return lines, measure
    narrowest = _narrowest(break_lines, measure, len(lines))
    even = break_lines(narrowest)
    if any(map(_has_pause, lines)):
        for step in range(_TRIED):
            own = narrowest + step * (measure - narrowest) / _TRIED
            lines = break_lines(own)
            if all(map(_ends_at_pause, lines[:-1])) and _is_even(lines):
                return lines, own
    return even, narrowest


def _narrowest(break_lines: Break, measure: float, count: int) -> float:
    """Return the narrowest measure with so many lines, by bisection."""
    low, high = 0.0, measure
    while high - low > _STEP * measure:
        middle = (low + high) / 2
        if len(break_lines(middle)) > count:
            low = middle
        else:
            high = middle
    return high


def _has_pause(line: Line) -> bool:
    return any(_is_pause(character) for run in line.runs for character in run.text)


def _ends_at_pause(line: Line) -> bool:
    text = "".join(run.text for run in line.runs).rstrip()
    return _is_pause(text[-1:])


def _is_pause(character: str) -> bool:
    return character not in "'’@#_&%" and unicodedata.category(character or " ").startswith("P")


def _is_even(lines: Sequence[Line]) -> bool:
    widths = [line.width for line in lines]
    return min(widths) >= _SHORTEST * max(widths)
