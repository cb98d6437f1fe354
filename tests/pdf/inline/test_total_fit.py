"""The best ends of lines, in numbers."""

from itertools import combinations, pairwise
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert_pdf.inline import total_fit as module
from convert_pdf.inline.total_fit import Breaks, Setting, Widths, ratio, total_fit

SPACE = 3.0
SETTING = Setting(first=90, others=100, slack=0.1, limit=2.0, runt=1e4, last_part=1e5)


def breaks(words: list[tuple[float, bool]], *, elastic: bool = True) -> Breaks:
    """Return the breaks after words, each given with its width and whether it ends with a hyphen."""
    natural, least, most = (Widths([0.0], [0.0]) for _ in range(3))
    penalties = [0.0]
    for width, is_hyphenated in words:
        space = 0.0 if is_hyphenated else SPACE
        for widths, scale in ((natural, 1.0), (least, 1 - 0.2 * elastic), (most, 1 + 0.5 * elastic)):
            widths.ends.append(widths.starts[-1] + width)
            widths.starts.append(widths.ends[-1] + scale * space)
        penalties.append(50.0 * is_hyphenated)
    return Breaks(natural, least, most, [*penalties[:-1], 0.0])


def demerits_of(found: Breaks, ends: list[int]) -> float:
    """Return the demerits of lines that end at the given breaks."""
    total, start, fitness = 0.0, 0, 1
    for end in ends:
        own = ratio(found, SETTING, start, end)
        if end == len(found.penalties) - 1:
            own = min(own, 0.0)
        total += module._line_demerits(found, SETTING, start, end, own)
        if abs(module._fitness(own) - fitness) > 1:
            total += module._UNEVEN
        start, fitness = end, module._fitness(own)
    return total


WORDS = st.lists(st.tuples(st.floats(1, 60), st.booleans()), min_size=1, max_size=9)


@given(WORDS, st.booleans())
def test_no_other_ends_of_lines_have_fewer_demerits(
    words: list[tuple[float, bool]], elastic: bool
) -> None:
    found = breaks(words, elastic=elastic)
    chosen = total_fit(found, SETTING, tolerance=inf, is_forced=True)
    assert chosen is not None
    best = min(
        demerits_of(found, [*ends, len(words)])
        for count in range(len(words))
        for ends in combinations(range(1, len(words)), count)
        if all(
            fits(found, start, end) for start, end in zip((0, *ends), (*ends, len(words)), strict=True)
        )
    )
    assert demerits_of(found, chosen) == pytest.approx(best)


@given(WORDS, st.floats(0, 4))
def test_no_line_is_wider_than_its_room_and_every_word_is_on_one(
    words: list[tuple[float, bool]], tolerance: float
) -> None:
    found = breaks(words)
    chosen = total_fit(found, SETTING, tolerance=tolerance, is_forced=True)
    assert chosen is not None
    assert chosen[-1] == len(words)
    assert chosen == sorted(set(chosen))
    assert all(fits(found, start, end) for start, end in zip([0, *chosen], chosen, strict=False))


@given(WORDS, st.floats(0, 4))
def test_without_force_no_ratio_is_beyond_the_tolerance(
    words: list[tuple[float, bool]], tolerance: float
) -> None:
    found = breaks(words)
    chosen = total_fit(found, SETTING, tolerance=tolerance, is_forced=False)
    for start, end in zip([0, *(chosen or ())], (chosen or [0])[:-1], strict=False):
        assert ratio(found, SETTING, start, end) <= tolerance


def fits(found: Breaks, start: int, end: int) -> bool:
    least = found.least
    return least.ends[end] - least.starts[start] <= SETTING.room(start) + 0.001


def test_with_a_tolerance_of_0_each_line_takes_what_fits() -> None:
    setting = Setting(first=100, others=100, slack=0.1)
    found = breaks([(40, False)] * 7, elastic=False)
    assert total_fit(found, setting, tolerance=0, is_forced=True) == [2, 4, 6, 7]


def test_a_word_wider_than_the_room_is_alone_on_its_line() -> None:
    found = breaks([(40, False), (200, False), (40, False)])
    assert total_fit(found, SETTING, tolerance=3, is_forced=True) == [1, 2, 3]
    assert total_fit(found, SETTING, tolerance=3, is_forced=False) is None


def test_a_last_line_is_not_a_short_word_if_another_can_join_it() -> None:
    words = breaks([(17, False)] * 10 + [(6, False)], elastic=False)
    for runt, ends in ((0, [10, 11]), (4e6, [9, 11])):
        setting = Setting(first=100, others=100, slack=0.1, runt=runt)
        chosen = total_fit(words, setting, tolerance=4, is_forced=True)
        assert chosen is not None
        assert chosen[-2:] == ends


def test_a_hyphen_is_not_below_a_hyphen_if_lines_are_as_good() -> None:
    words = [(60, False), (38, True), (4, False), (55, False), (40, True), (10, False), (80, False)]
    chosen = total_fit(breaks(words), SETTING, tolerance=3, is_forced=True)
    assert chosen is not None
    hyphens = [breaks(words).penalties[end] > 0 for end in chosen]
    assert not any(first and second for first, second in pairwise(hyphens))


@pytest.mark.parametrize("width", [0.0, 0.01, 5.0])
def test_time_is_linear_whatever_the_width_of_words(width: float) -> None:
    count = 10_000
    chosen = total_fit(breaks([(width, False)] * count), SETTING, tolerance=3, is_forced=True)
    assert chosen is not None
    assert chosen[-1] == count
