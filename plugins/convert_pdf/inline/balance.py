"""Break titles into lines of about the same length."""

from collections.abc import Callable
from typing import TypeAlias

from convert_pdf.inline.runs import Line

Break: TypeAlias = Callable[[float], list[Line]]
"""Breaks a text into lines of a measure."""

# A text of more lines is no title that anybody would set by hand, and takes long.
_MOST_LINES = 6
# How exactly the narrowest measure is found, as a part of the measure.
_STEP = 1 / 64


def balanced(break_lines: Break, measure: float) -> tuple[list[Line], float]:
    """Return the lines of a text that are the most even, and the measure in which they are set.

    It is the narrowest in which there are as many as in the full measure, found by bisection.
    """
    lines = break_lines(measure)
    if not 1 < len(lines) <= _MOST_LINES:
        return lines, measure
    low, high = 0.0, measure
    while high - low > _STEP * measure:
        middle = (low + high) / 2
        if len(break_lines(middle)) > len(lines):
            low = middle
        else:
            high = middle
    return break_lines(high), high
