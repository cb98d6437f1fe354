"""The areas of short links grow where others leave room."""

from hypothesis import given
from hypothesis import strategies as st

from convert_pdf.pdf.link_areas import TARGET, LinkArea, with_room


def area(left: float, right: float, line: int = 0, *, grows: bool = False) -> LinkArea:
    """Return an area on one of the lines of a page, each 14 points high."""
    return LinkArea.of(left, -14.0 * line, right, 14.0 - 14 * line, grows=grows)


@st.composite
def pages(draw: st.DrawFn) -> list[LinkArea]:
    """Return areas that do not overlap: in each line one after the other."""
    found = []
    for line in range(draw(st.integers(1, 5))):
        x = 0
        for gap, width, grows in draw(
            st.lists(st.tuples(st.integers(0, 30), st.integers(0, 40), st.booleans()), max_size=8)
        ):
            found.append(area(x + gap, x + gap + width, line, grows=grows))
            x += gap + width
    return draw(st.permutations(found))


def overlap(one: LinkArea, other: LinkArea) -> bool:
    return max(one.left, other.left) < min(one.right, other.right) and max(
        one.bottom, other.bottom
    ) < min(one.top, other.top)


@given(pages())
def test_no_two_areas_overlap_and_each_contains_what_it_was(before: list[LinkArea]) -> None:
    after = with_room(before)
    for old, new in zip(before, after, strict=True):
        assert new.left <= old.left <= old.right <= new.right
        assert new.bottom <= old.bottom < old.top <= new.top
        assert old.grows or new == old
        assert new.right - new.left <= max(TARGET, old.right - old.left)
        assert new.top - new.bottom <= max(TARGET, old.top - old.bottom)
    assert not any(overlap(one, other) for one in after for other in after if one is not other)


@given(pages())
def test_a_number_is_as_wide_as_there_is_room_for(before: list[LinkArea]) -> None:
    after = with_room(before)
    for new in after:
        if new.grows and new.right - new.left < TARGET:
            beside = [each for each in after if each.bottom < new.top and each.top > new.bottom]
            assert any(each.right == new.left for each in beside)
            assert any(each.left == new.right for each in beside)


def test_a_number_after_its_word_grows_to_the_other_side() -> None:
    _, number = with_room([area(0, 40), area(40, 43, grows=True)])
    assert number == LinkArea.of(40, -2, 58, 16, grows=True)


def test_a_number_alone_grows_on_all_sides() -> None:
    [number] = with_room([area(40, 44, grows=True)])
    assert number == LinkArea.of(33, -2, 51, 16, grows=True)


def test_a_number_does_not_cover_the_links_of_the_lines_around() -> None:
    words = [area(0, 100, line) for line in (0, 2)]
    *_, number = with_room([*words, area(40, 44, 1, grows=True)])
    assert number == LinkArea.of(33, -14, 51, 0, grows=True)


def test_areas_are_written_with_two_decimals() -> None:
    assert LinkArea.of(1, 2.004, 3.456, 20, grows=False).rectangle == "1.00 2.00 3.46 20.00"
