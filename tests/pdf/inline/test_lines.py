"""Paragraphs broken into lines."""

import pytest

from convert_pdf.inline import lines as lines_module
from convert_pdf.inline.shaping import Fonts
from tests.pdf.inline.helpers import MEASURE, lines, shown


def test_lines_fill_the_measure_and_drop_the_space_at_their_end():
    text = " ".join(["measure"] * 40)
    set_lines = lines(text, fonts=Fonts())
    assert " ".join(map(shown, set_lines)) == text
    assert all(0.8 * MEASURE < line.width <= MEASURE for line in set_lines[:-1])


def test_an_author_ends_lines():
    assert [shown(line) for line in lines("one \n\ntwo")] == ["one", "", "two"]


def test_no_text_is_one_line():
    assert [line.runs for line in lines()] == [()]


def test_justified_lines_are_as_wide_as_the_measure_but_for_the_last():
    for direction in ("ltr", "rtl"):
        *others, last = lines(
            "some words of one and another length " * 9, align="justify", direction=direction
        )
        for line in others:
            assert line.width + line.added_space * shown(line).count(" ") == pytest.approx(MEASURE)
        assert last.added_space == 0


def test_a_line_end_is_kept_though_the_same_word_ended_a_paragraph_before():
    fonts = Fonts()
    lines("alpha", "\u2028", fonts=fonts)
    assert [shown(line) for line in lines("alpha", "\u2028", "beta", fonts=fonts)] == ["alpha", "beta"]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("measure", range(36, 50))
def test_the_line_before_a_word_that_is_cut_stays_in_the_measure(measure, direction):
    found = lines("aa bb cc " + "x" * 80, measure=float(measure), direction=direction, align="justify")
    assert all(line.width <= measure + 0.01 and line.indent >= -0.01 for line in found)


@pytest.mark.parametrize("unit", ["lorem ipsum ", "x", "שלום abc ", "\u0301", "\u00ad"])
def test_a_long_paragraph_is_set_whole(unit):
    found = lines("a" + unit * 16_000)  # would take too long in quadratic time
    set_ = "".join(shown(line) for line in found)
    assert set_.count(unit.split()[0][0]) >= 16_000


@pytest.mark.parametrize(("ems", "is_justified"), [(0.59, True), (0.61, False)])
def test_word_spaces_grow_by_at_most_0_6_em(ems, is_justified):
    assert lines_module._MOST_ADDED_SPACE == 0.6
    width = lines("some word")[0].width
    measure = width + ems * 10  # one space, a style of 10 points
    first, *_ = lines("some word @mention", measure=measure, align="justify")
    assert shown(first) == "some word"
    assert first.added_space == pytest.approx(ems * 10 if is_justified else 0)


@pytest.mark.parametrize(("align", "tolerance"), [("left", 0.16), ("justify", 0.04)])
@pytest.mark.parametrize(("more", "is_hyphenated"), [(-0.01, False), (0.01, True)])
def test_a_word_is_hyphenated_where_too_much_of_the_line_would_be_empty(
    align, tolerance, more, is_hyphenated
):
    assert lines_module._TOLERANCE[align] == tolerance
    filler = "x" * 90 + " "
    taken = lines(filler + "a", measure=10_000.0)[0].width - lines("a")[0].width
    first, *_ = lines(
        filler + "antidisestablishmentarianism", measure=taken / (1 - tolerance - more), align=align
    )
    assert shown(first).endswith("\u00ad") == is_hyphenated


@pytest.mark.parametrize(("measures", "is_hyphenated"), [(7.9, True), (8.1, False)])
def test_nothing_wider_than_eight_measures_is_hyphenated(measures, is_hyphenated):
    assert lines_module._WIDEST_WORD == 8
    text = "government'" * 40  # without a place for a break
    width = lines(text, measure=10_000.0)[0].width
    found = lines(text, measure=width / measures)
    assert any(shown(line).endswith("\u00ad") for line in found) == is_hyphenated


def test_kept_white_space_is_a_part_of_the_lines():
    set_lines = lines("    a  b \u2028\u2028 c", hang=0.0)
    assert [shown(line) for line in set_lines] == ["    a  b ", "", " c"]
    [space] = lines("  ", hang=0.0)
    assert shown(space) == "  "


@pytest.mark.parametrize("text", ["word " * 40, "x" * 300, "x" * 55 + " y" * 80])
def test_lines_that_continue_one_are_indented_and_no_line_is_too_wide(text):
    first, *others = lines(text, hang=20.0)
    assert first.indent == 0
    assert others
    assert all(line.indent == 20 for line in others)
    assert all(line.indent + line.width <= MEASURE + 0.01 for line in [first, *others])
    assert "".join(map(shown, [first, *others])) == text
