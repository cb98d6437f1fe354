"""Lengths with units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.options import Length
from convert.options.length import UNITS


@pytest.mark.parametrize(
    ("text", "points", "shown"),
    [("1in", 72, "1in"), ("25.4 mm", 72, "25.4mm"), ("2.54cm", 72, "2.54cm"), ("9.50pt", 9.5, "9.5pt")],
)
def test_a_length_is_a_number_with_a_unit(text, points, shown):
    length = Length.parse(text)
    assert length.points == pytest.approx(points)
    assert str(length) == shown


def test_a_length_has_millimetres():
    assert Length(12, "mm").millimetres == 12
    assert Length(1, "in").millimetres == pytest.approx(25.4)


@given(st.floats(min_value=0, allow_infinity=False), st.sampled_from(UNITS))
def test_the_text_of_a_length_is_read_as_the_same_length(number, unit):
    length = Length(number, unit)
    assert Length.parse(str(length)) == length


@pytest.mark.parametrize(
    "text", ["", "mm", "12", "1e3mm", "-1mm", "1px", "1,5mm", "9" * 400 + "mm", "١mm"]
)
def test_other_texts_are_no_length(text):
    with pytest.raises(ValueError, match="not a length such as 12mm"):
        Length.parse(text)


@pytest.mark.parametrize(("number", "unit"), [(-1, "mm"), (float("nan"), "mm"), (1, "px")])
def test_a_length_is_checked(number, unit):
    with pytest.raises(ValueError, match=r"can't be|not a unit"):
        Length(number, unit)
