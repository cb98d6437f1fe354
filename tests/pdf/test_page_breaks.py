"""Where pages may end, seen in pages of lines of authors."""

import pytest

from convert_pdf.inline.runs import Line
from convert_pdf.page_breaks import may_end_page
from tests.pdf.paging import block, paged, shape


def ends(*lengths: int) -> list[Line]:
    """Lines of the author that are so many lines long."""
    return [
        Line((), 0, 0, is_end=index == length) for length in lengths for index in range(1, length + 1)
    ]


@pytest.mark.parametrize(
    ("lengths", "places"),
    [
        ((1, 1, 1, 1), [2]),
        ((3, 3), [3]),
        ((2, 2, 2), [2, 4]),
        ((4, 1), [2]),
        ((1, 4), [3]),
        ((1, 2, 2, 1), [3]),
        ((7,), [2, 3, 4, 5]),
    ],
)
def test_each_line_of_the_author_is_a_paragraph_of_its_own(lengths: tuple[int, ...], places: list[int]):
    lines = block(*ends(*lengths))
    last = sum(lengths)
    assert [n for n in range(1, last + 1) if may_end_page(lines, n - 1)] == [*places, last]


def test_no_page_has_a_lone_line_of_an_item_of_a_list():
    items = [2, 3, 2, 2, 4, 1, 3, 2, 2, 3, 2, 5]
    starts = {sum(items[:index]) for index in range(len(items))}
    found = paged([block(*ends(*items))])
    assert sum(lines for lines, _ in shape(found)) == sum(items)
    for page in found[:-1]:
        after = page.body[-1].line_index + 1
        assert after in starts or {after - 1, after + 1}.isdisjoint(starts)
