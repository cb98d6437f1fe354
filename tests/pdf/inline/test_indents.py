"""White space at the start of a line becomes its indentation, in points."""

from typing import Any

import pytest

from convert_pdf.inline.indents import _COLUMN, _LARGEST_SHARE, _WIDE_SPACE, Indent, indents
from convert_pdf.inline.runs import Line, Span
from convert_pdf.inline.shaping import Fonts
from convert_pdf.sanitize import BREAK
from tests.pdf.inline.helpers import MEASURE, TEXT, full_width, lines, shown, span

FONTS = Fonts()
SIZE = TEXT.size


def found(*texts: str, rtl: bool = False) -> tuple[list[str], list[Indent]]:
    spans, own = indents([span(text) for text in texts], MEASURE, FONTS, rtl=rtl)
    return [each.text for each in spans], list(own)


def set_lines(*parts: str | Span, **changes: Any) -> list[Line]:
    spans = [span(part) if isinstance(part, str) else part for part in parts]
    rtl = changes.get("direction") == "rtl"
    kept, own = indents(spans, MEASURE, FONTS, rtl=rtl)
    return lines(*kept, indents=own, **changes)


def test_the_words_of_each_line_begin_after_its_indentation() -> None:
    texts, own = found("a", BREAK, "    b ", "c", BREAK, BREAK, "\u3000d", BREAK, "  ", BREAK, "e")
    assert texts == ["a", BREAK, "b ", "c", BREAK, BREAK, "d", BREAK, "  ", BREAK, "e"]
    columns, wide = 4 * _COLUMN * SIZE, _WIDE_SPACE * SIZE
    assert [indent.first for indent in own] == pytest.approx([0, columns, 0, wide, 0, 0])
    assert [indent.hang for indent in own] == pytest.approx([0, columns, 0, wide, 0, 0])


def test_a_paragraph_may_begin_with_breaks_and_with_white_spans() -> None:
    texts, own = found(BREAK, BREAK, "  ", "\t", "a")
    assert texts == [BREAK, BREAK, "a"]
    assert [indent.first / SIZE / _COLUMN for indent in own] == pytest.approx([0, 0, 4])


def test_a_paragraph_without_indentation_keeps_its_spans() -> None:
    spans = [span("a"), span(BREAK), span("b ")]
    assert indents(spans, MEASURE, FONTS, rtl=False) == (spans, ())


def test_an_indentation_takes_at_most_half_of_the_measure() -> None:
    _, [indent] = found(" " * 10_000 + "- a")
    assert indent == pytest.approx(Indent(40 * _COLUMN * SIZE, 40 * _COLUMN * SIZE + width_of("- ")))
    _, [narrow] = indents([span(" " * 10_000 + "- a")], 90, FONTS, rtl=False)
    assert narrow == Indent(_LARGEST_SHARE * 90, _LARGEST_SHARE * 90)


def width_of(text: str) -> float:
    return sum(run.width for run in FONTS.runs(text, span(text), False))


@pytest.mark.parametrize("sign", ["- ", "• ", "10) ", "→ "])
def test_lines_that_continue_an_item_are_below_its_words(sign: str) -> None:
    first, *others = set_lines(f"  {sign}{'words ' * 40}")
    assert first.indent == pytest.approx(2 * _COLUMN * SIZE)
    assert others
    for line in others:
        assert line.indent == pytest.approx(first.indent + width_of(sign))
    assert shown(first).startswith(sign)
    assert all(line.indent + line.width <= MEASURE + 0.01 for line in [first, *others])


@pytest.mark.parametrize("sign", ["- ", "• ", "10) ", "א) ", "← "])
def test_items_of_right_to_left_lists_hang_at_the_right(sign: str) -> None:
    first, *others = set_lines(f"{sign}{'שלום ' * 90}", direction="rtl")
    assert first.indent + first.width == pytest.approx(MEASURE)
    assert len(others) > 1
    for line in others:
        assert line.indent + line.width == pytest.approx(MEASURE - width_of(sign), abs=0.5)


def test_the_words_of_an_item_may_begin_with_a_link() -> None:
    first, other, *_ = set_lines("• ", span("@ann", "mention"), span("1", "reference", 1), " a" * 200)
    assert other.indent == pytest.approx(first.indent + width_of("• "))


def test_lines_of_right_to_left_paragraphs_are_indented_at_the_right() -> None:
    first, other, *_ = set_lines("    " + "שלום " * 60, direction="rtl")
    for line in (first, other):
        assert line.indent + line.width == pytest.approx(MEASURE - 4 * _COLUMN * SIZE)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_justified_lines_end_at_the_measure(direction: str) -> None:
    first, *_ = set_lines("    " + "words of a line " * 20, direction=direction, align="justify")
    width = full_width(first)
    indent = 4 * _COLUMN * SIZE
    assert first.indent == pytest.approx(indent if direction == "ltr" else 0)
    assert width == pytest.approx(MEASURE - indent)


def test_each_line_knows_whether_it_ends_a_line_of_the_author() -> None:
    ends = [line.is_end for line in set_lines("words " * 60, BREAK, "a", BREAK, "b")]
    assert ends[-3:] == [True, True, True]
    assert ends[:-3]
    assert not any(ends[:-3])


def test_a_long_word_after_an_indentation_stays_in_the_measure() -> None:
    found_lines = set_lines(" " * 99 + "x" * 500)
    assert all(line.indent + line.width <= MEASURE + 0.01 for line in found_lines)
