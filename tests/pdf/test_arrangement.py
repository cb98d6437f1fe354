"""The places of pictures in rows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert_pdf.arrangement import GAP, Place, Size, places, split

MEASURE, HIGHEST = 304.0, 360.0
LANDSCAPE, SQUARE, PORTRAIT = Size(3000, 2000), Size(1500, 1500), Size(2000, 3000)


def placed(*sizes: Size) -> list[Place]:
    return places(sizes, MEASURE, HIGHEST)


@pytest.mark.parametrize(
    ("count", "rows"),
    [
        (1, [1]),
        (2, [2]),
        (4, [2, 2]),
        (5, [3, 2]),
        (7, [3, 2, 2]),
        (9, [3, 3, 3]),
        (20, [3, 3, 3, 3, 3, 3, 2]),
    ],
)
def test_pictures_are_in_rows_of_two_and_three(count: int, rows: list[int]) -> None:
    assert list(split([SQUARE] * count, MEASURE)) == rows


def test_three_pictures_are_in_one_row_if_it_is_not_too_low() -> None:
    assert list(split([PORTRAIT] * 3, MEASURE)) == [3]
    assert list(split([LANDSCAPE] * 3, MEASURE)) == [1, 2]


def test_pictures_in_a_narrow_measure_are_one_below_the_other() -> None:
    assert list(split([SQUARE] * 4, 199)) == [1, 1, 1, 1]


def test_one_picture_is_as_wide_as_the_measure() -> None:
    [place] = placed(LANDSCAPE)
    assert (place.width, place.height) == (MEASURE, pytest.approx(MEASURE * 2 / 3))


def test_a_small_picture_is_not_enlarged_above_150_dpi() -> None:
    [place] = placed(Size(150, 75))
    assert (place.width, place.height) == (72, 36)


def test_a_tall_picture_is_not_higher_than_a_page_allows() -> None:
    [place] = placed(Size(1000, 50_000))
    assert (place.width, place.height) == (pytest.approx(HIGHEST / 50), HIGHEST)


def test_pictures_side_by_side_fill_the_measure_with_equal_heights() -> None:
    left, right = placed(LANDSCAPE, PORTRAIT)
    assert left.height == pytest.approx(right.height)
    assert left.width + GAP + right.width == pytest.approx(MEASURE)
    assert right.column == pytest.approx(left.width + GAP)


def test_a_panorama_leaves_room_to_the_picture_beside_it() -> None:
    panorama, square = placed(Size(5000, 500), SQUARE)
    assert panorama.width / panorama.height == pytest.approx(10)
    assert square.width > 80


def test_a_narrow_picture_has_a_column_that_is_wide_enough_for_its_caption() -> None:
    narrow, square = placed(Size(100, 5000), SQUARE)
    assert narrow.column_width == 50
    assert square.column + square.column_width == pytest.approx(MEASURE)


side = st.integers(1, 60_000)


@given(
    st.lists(st.builds(Size, side, side), min_size=1, max_size=3),
    st.floats(200, 700),
    st.floats(20, 900),
)
def test_no_picture_is_cropped_overlaps_another_or_leaves_its_row(
    sizes: list[Size], measure: float, highest: float
) -> None:
    right = 0.0
    for size, place in zip(sizes, places(sizes, measure, highest), strict=True):
        assert place.column >= right - 1e-6
        right = place.column + place.column_width
        assert 0 < place.width <= place.column_width + 1e-6
        assert 0 < place.height <= highest + 1e-6
        if min(place.width, place.height) > 0.5:  # the least that is seen
            assert place.width / place.height == pytest.approx(size.width / size.height)
        assert place.width <= max(0.5, size.width * 72 / 150) + 1e-6
    assert right <= measure + 1e-6


@given(st.integers(0, 100), st.floats(10, 700))
def test_every_picture_is_in_a_row(count: int, measure: float) -> None:
    rows = list(split([LANDSCAPE] * count, measure))
    assert sum(rows) == count
    assert all(1 <= row <= 3 for row in rows)
