"""Paragraphs broken into lines."""

from itertools import pairwise

import pytest

from convert_pdf.inline import lines as lines_module
from convert_pdf.inline.protrusion import protrusion
from convert_pdf.inline.shaping import Fonts
from tests.pdf.inline.helpers import (
    MEASURE,
    NEEDS_CJK,
    PARAGRAPH,
    full_width,
    hanging,
    lines,
    shown,
    span,
)

# How far a hyphen hangs.
HYPHEN = hanging("-", protrusion("-")[1])


def test_lines_fill_the_measure_and_drop_the_space_at_their_end():
    text = " ".join(["measure"] * 40)
    set_lines = lines(text, fonts=Fonts())
    assert " ".join(map(shown, set_lines)) == text
    assert all(0.8 * MEASURE < line.width <= MEASURE for line in set_lines[:-1])


def test_an_author_ends_lines():
    assert [shown(line) for line in lines("one \n\ntwo")] == ["one", "", "two"]


def test_no_text_is_one_line():
    assert [line.runs for line in lines()] == [()]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_justified_lines_are_as_wide_as_the_measure_but_for_the_last(direction):
    *others, last = lines(
        "some words of one and another length " * 9, align="justify", direction=direction
    )
    for line in others:
        hung = HYPHEN if shown(line).endswith("\u00ad") else 0
        assert full_width(line) == pytest.approx(MEASURE + hung)
        assert 0.98 <= line.letter_fit <= 1.02
    assert (last.added_space, last.letter_fit) == (0, 1)


def test_ends_of_ragged_lines_are_even():
    # Where each line takes what fits, the second is all but empty, for the name does not fit after it.
    text = "mmm mmm mmm mmm mmm @mmmmmmmmmmm mmm mmm"
    measure = lines("mmm mmm mmm mmm")[0].width + 1
    assert [shown(line) for line in lines(text, measure=measure)] == [
        "mmm mmm mmm",
        "mmm mmm",
        "@mmmmmmmmmmm",
        "mmm mmm",
    ]


def test_a_line_end_is_kept_though_the_same_word_ended_a_paragraph_before():
    fonts = Fonts()
    lines("alpha", "\u2028", fonts=fonts)
    assert [shown(line) for line in lines("alpha", "\u2028", "beta", fonts=fonts)] == ["alpha", "beta"]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("measure", range(36, 50))
def test_the_line_before_a_word_that_is_cut_stays_in_the_measure(measure, direction):
    found = lines("aa bb cc " + "x" * 80, measure=float(measure), direction=direction, align="justify")
    assert all(full_width(line) <= measure + 0.01 and line.indent >= -0.01 for line in found)


@pytest.mark.parametrize("unit", ["lorem ipsum ", "x", "שלום abc ", "\u0301", "\u00ad"])
def test_a_long_paragraph_is_set_whole(unit):
    found = lines("a" + unit * 16_000)  # would take too long in quadratic time
    set_ = "".join(shown(line) for line in found)
    assert set_.count(unit.split()[0][0]) >= 16_000


@pytest.mark.parametrize(("share", "is_hyphenated"), [(0.15, False), (0.17, True)])
def test_a_word_of_a_ragged_paragraph_is_hyphenated_where_16_percent_would_be_empty(
    share, is_hyphenated
):
    filler = "x" * 90
    taken = lines(filler, measure=10_000.0)[0].width
    text = f"{filler} antidisestablishmentarianism {filler[:30]}"
    first, *_ = lines(text, measure=taken / (1 - share))
    assert shown(first).endswith("\u00ad") == is_hyphenated


@pytest.mark.parametrize("text", ["@port_authority_office", "archive.example.com"])
def test_a_justified_name_may_be_divided_before_its_marks_without_a_hyphen(text):
    role = "mention" if text.startswith("@") else "link"
    before = "words that go before a name in the line "
    measure = lines(before, span(text, role), measure=1000.0)[0].width - 30
    first, second, *_ = lines(before, span(text, role), " and on", measure=measure, align="justify")
    assert second.runs[0].text[0] in "_."
    assert (shown(first) + shown(second)).startswith(before + text)
    ragged, _ = lines(before, span(text, role), measure=measure)
    assert shown(ragged) == before.rstrip()


@pytest.mark.parametrize(("align", "most"), [("left", 0), ("justify", 2)])
def test_hardly_a_last_line_is_only_the_end_of_a_word(align, most):
    found = [lines(PARAGRAPH, measure=150.0 + 5 * more, align=align)[-2:] for more in range(60)]
    ends = [shown(line).endswith("\u00ad") and " " not in shown(last) for line, last in found]
    assert sum(ends) <= most


def test_hardly_a_last_line_is_a_short_word():
    found = [lines(PARAGRAPH, measure=150.0 + 5 * more)[-1] for more in range(60)]
    assert sum(" " not in shown(last) for last in found) <= 3


def test_hyphens_are_not_below_one_another_where_there_is_a_choice():
    found = lines(PARAGRAPH, measure=150.0, align="justify")
    ends = [shown(line).endswith("\u00ad") for line in found]
    assert any(ends)
    assert sum(first and second for first, second in pairwise(ends)) <= 1


def test_justified_lines_are_neither_short_nor_loose():
    [space] = Fonts().runs(" ", span(" "), False)
    *others, _ = lines(PARAGRAPH, align="justify")
    for line in others:
        assert full_width(line) >= MEASURE - 0.01
        assert space.width * line.letter_fit + line.added_space < 1.6 * space.width


def test_marks_hang_at_the_end_of_a_line():
    stop = hanging(".", protrusion(".")[1])
    width = lines("some words.", measure=1000.0)[0].width
    for end, count in ((0.1, 1), (-0.1, 2)):
        assert len(lines("some words.", measure=width - stop + end)) == count


def test_quotes_hang_at_the_start_of_a_line():
    quote = hanging("\u201c", protrusion("\u201c")[0])
    [ltr] = lines("\u201cwords\u201d")
    assert ltr.indent == pytest.approx(-quote)
    [rtl] = lines("\u201c\u05e9\u05dc\u05d5\u05dd", direction="rtl")
    assert rtl.indent + rtl.width == pytest.approx(MEASURE + quote)


def test_nothing_hangs_where_white_space_is_kept():
    [line] = lines('"code"', hang=0.0)
    assert line.indent == 0


def test_a_line_knows_whether_white_space_was_dropped_at_its_end():
    text = "words " * 30 + "well-known" + " incomprehensibilities" * 12
    found = lines(text, "\u2028", "end", measure=90.0)
    for line in found[:-1]:
        assert line.ends_with_space == (not shown(line).endswith(("\u00ad", "-")))
    assert any(shown(line).endswith("\u00ad") for line in found)
    assert not found[-1].ends_with_space


@NEEDS_CJK
@pytest.mark.parametrize("text", ["漢字かな交じり文" * 20, "東京 and 大阪。" * 20])
def test_gaps_between_wide_characters_justify_lines(text):
    *others, _ = lines(text, align="justify", language="ja", measure=297.0)
    assert others
    for line in others:
        mark = shown(line)[-1]
        hung = hanging(mark, protrusion(mark)[1])
        assert full_width(line) == pytest.approx(297.0 + hung, abs=0.1)
    assert "".join(map(shown, others)) in text


def test_gaps_between_clusters_justify_thai_lines():
    text = "ประเทศไทยมีภาษาไทยเป็นภาษาประจำชาติ และมีอักษรไทยเป็นของตนเอง" * 6
    *others, _ = lines(text, align="justify", language="th")
    [space] = Fonts().runs(" ", span(" "), False)
    for line in others:
        assert full_width(line) == pytest.approx(MEASURE, abs=0.1)
        assert line.added_space < space.width


def test_a_forced_line_is_a_paragraph_of_its_own():
    found = lines("one line that an author ended", "\u2028", PARAGRAPH, align="justify")
    assert [found[0].is_end, found[0].letter_fit, found[0].added_space] == [True, 1, 0]
    assert [shown(line) for line in found[1:]] == [
        shown(line) for line in lines(PARAGRAPH, align="justify")
    ]


@pytest.mark.parametrize(
    "unit", ["a ", "ab\u200b", "\u200b", "\u200b \u200b", "hyphenation ", "字", "a\u00adb"]
)
@pytest.mark.parametrize("align", ["left", "justify"])
def test_every_word_of_a_long_paragraph_takes_bounded_time(unit, align):
    found = lines(unit * 5_000, align=align, measure=120.0)
    assert sum(shown(line).count(unit[0]) for line in found) > (0 if unit[0] == "\u200b" else 4_999) - 1


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
