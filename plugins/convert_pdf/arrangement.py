"""Arrange the pictures of a figure in rows, as social networks do, but without cropping any."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

# Between two pictures, in points.
GAP = 4.0
# Pixels per inch below which a picture is not enlarged, and the points of an inch.
_LOWEST_RESOLUTION = 150
_POINTS_PER_INCH = 72
# Pictures in a narrower measure are one below the other.
_NARROW = 200.0
# The narrowest column of a row: a caption of small type needs about ten letters on a line.
_NARROWEST_COLUMN = 50.0
# The widest column, in heights of the row: a panorama must not make the pictures beside it tiny.
_WIDEST_COLUMN = 2.5
# Three pictures are in one row if it is at least as high as this part of the measure.
_LOWEST_ROW = 0.3
_TRIPLE, _GRID = 3, 4
# A picture of one row of pixels is still drawn.
_THINNEST = 0.5


class Size(NamedTuple):
    """The size of a picture, in pixels."""

    width: int
    height: int


class Place(NamedTuple):
    """The place of a picture in its row. Lengths are in points."""

    column: float
    """The left edge of the column, from the left edge of the row."""
    column_width: float
    width: float
    height: float


def split(sizes: Sequence[Size], measure: float) -> Iterator[int]:
    """Yield the number of pictures in each row."""
    count = len(sizes)
    if measure < _NARROW or count == 1:
        yield from [1] * count
    elif count == _TRIPLE and _row_height(sizes, measure) < _LOWEST_ROW * measure:
        yield from (1, 2)
    elif count == _GRID:
        yield from (2, 2)
    else:
        pairs = -count % _TRIPLE  # 5 = 3 + 2, 7 = 3 + 2 + 2
        yield from [_TRIPLE] * ((count - 2 * pairs) // _TRIPLE)
        yield from [2] * pairs


def places(sizes: Sequence[Size], measure: float, highest: float) -> list[Place]:
    """Return the places of the pictures of one row, from the left.

    Their heights are equal, except those of pictures that are too small for that, or too wide. No
    picture is higher than `highest`.
    """
    row_height = min(highest, _row_height(sizes, measure))
    found: list[Place] = []
    left = 0.0
    for size in sizes:
        is_alone = len(sizes) == 1
        column = measure if is_alone else max(_NARROWEST_COLUMN, row_height * _column_ratio(size))
        scale = min(
            column / size.width,
            (highest if is_alone else row_height) / size.height,
            _POINTS_PER_INCH / _LOWEST_RESOLUTION,
        )
        width, height = (max(_THINNEST, side * scale) for side in size)
        found.append(Place(left, column, width, height))
        left += column + GAP
    return found


def _row_height(sizes: Sequence[Size], measure: float) -> float:
    """Return the height at which the columns of a row fill the measure."""
    room = measure - GAP * (len(sizes) - 1)
    ratios = sorted(map(_column_ratio, sizes))
    # Columns that would be too narrow take a fixed width, and leave less to the others.
    while len(ratios) > 1 and ratios[0] * room / sum(ratios) < _NARROWEST_COLUMN:
        del ratios[0]
        room -= _NARROWEST_COLUMN
    return room / sum(ratios)


def _column_ratio(size: Size) -> float:
    return min(size.width / size.height, _WIDEST_COLUMN)
