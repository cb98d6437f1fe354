"""The white space that all lines have in common."""

import pytest

from convert.text.lines import lines_of
from convert.text.margins import common_margin, without_hanging_margin, without_margin


def texts(lines):
    return [line.text for line in lines]


@pytest.mark.parametrize(
    ("lines", "margin"),
    [
        (["  a", "    b"], "  "),
        (["\t a", "\tb"], "\t"),
        (["\ta", " b"], ""),
        (["  a", "", " ", "  b"], "  "),
        (["\u00a0a", "\u00a0b"], "\u00a0"),
        (["\u3000a", "\u3000b"], ""),
        (["  a", "b"], ""),
        ([], ""),
    ],
)
def test_a_margin_is_what_all_lines_with_words_begin_with(lines, margin):
    assert common_margin(lines) == margin


def test_only_what_a_line_has_beyond_the_margin_stays():
    assert texts(without_margin(lines_of("  a\n\n    b\n  c"))) == ["a", "", "  b", "c"]


@pytest.mark.parametrize("text", ["2/ a\n   b\n     c", "   2/ a\n   b\n     c"])
def test_lines_that_hang_from_a_label_have_a_margin(text):
    lines = lines_of(text)
    assert texts(without_hanging_margin(lines, text.index("/") + 1))[1:] == ["b", "  c"]


def test_lines_at_another_column_do_not_hang_from_it():
    lines = lines_of("2/ a\n    b")
    assert texts(without_hanging_margin(lines, 2)) == ["2/ a", "    b"]
