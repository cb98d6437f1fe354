"""Set code smaller if its lines then are not broken: the columns of a table would no longer align."""

from collections.abc import Sequence
from dataclasses import replace
from math import floor

from convert_pdf.inline.runs import Span
from convert_pdf.inline.shaping import Fonts
from convert_pdf.inline.total_fit import ROUNDING
from convert_pdf.sanitize import BREAK

# The smallest size of code, relative to the usual one: 6 points on A5, where 80 columns fit.
_SMALLEST = 0.8
# Sizes are multiples of a tenth of a point, so that a document has few of them.
_STEPS = 10


def fitted(spans: Sequence[Span], measure: float, fonts: Fonts) -> Sequence[Span]:
    """Return the spans of code in the largest size in which no line is wider than the measure.

    If even the smallest size is too large, they keep theirs, and the lines are broken.
    """
    [span] = spans
    widest = max(
        sum(run.width for run in fonts.runs(line, span, False)) for line in span.text.split(BREAK)
    )
    if widest <= measure + ROUNDING:
        return spans
    size = floor(_STEPS * span.style.size * measure / widest) / _STEPS
    if size < _SMALLEST * span.style.size:
        return spans
    return (replace(span, style=replace(span.style, size=size)),)
