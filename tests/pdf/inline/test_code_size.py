"""Code is set smaller if its lines then are not broken."""

import pytest

from convert_pdf.inline.code_size import fitted
from convert_pdf.inline.runs import Span, Style
from convert_pdf.inline.shaping import Fonts
from convert_pdf.sanitize import BREAK

FONTS = Fonts()
STYLE = Style(7.6, face="mono")
MEASURE = 300.0


def size(*lines: str) -> float:
    [span] = fitted([Span(BREAK.join(lines), STYLE, "code")], MEASURE, FONTS)
    return span.style.size


def columns(at: float) -> int:
    """Return the number of columns of the measure in a size."""
    [run] = FONTS.runs("x", Span("x", Style(at, face="mono")), False)
    return int(MEASURE / run.width)


def test_code_that_fits_keeps_its_size() -> None:
    assert size("x" * columns(STYLE.size), "", "x") == STYLE.size


def test_a_table_that_is_too_wide_is_smaller() -> None:
    count = columns(STYLE.size) + 5
    found = size("| x |", "x" * count)
    assert 6 < found < STYLE.size
    assert columns(found) >= count
    assert columns(found + 0.2) < count


def test_what_is_far_too_wide_keeps_its_size() -> None:
    smallest = columns(0.8 * STYLE.size)
    assert size("x" * (smallest - 1)) == pytest.approx(0.8 * STYLE.size, abs=0.2)
    assert size("x" * (smallest + 2)) == STYLE.size


def test_empty_code_keeps_its_size() -> None:
    assert size("") == STYLE.size
