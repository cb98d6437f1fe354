"""The order of letters on a line of a cover."""

import bidi
import pytest

from convert_epub.cover.visual_order import stretches


def visual(line: str, *, rtl: bool) -> str:
    """Return a line as it is seen, from left to right."""
    return "".join(text[::-1] if is_rtl else text for text, is_rtl in stretches(line, rtl=rtl))


LINES = [
    "A meeting in Vienna",
    "שלום עולם",
    "The word שלום means peace",
    "He said שלום עולם, 12 times",
    "12:30 בצהריים",
    "הפגישה ב-2020 היתה 1,000 פעם",
    "ועוד 50% מהם, $20",
    "שלום Vienna 2020 עולם",
    "ל-@migdal",
    "@migdal ו-@ada היו שם",
    "سلام ١٢٣ و 45",
    "2020-11-10",
    "- שלום -",
    "...",
    "",
]


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize("line", LINES)
def test_lines_are_ordered_as_by_the_whole_algorithm(line: str, rtl: bool) -> None:
    expected = bidi.get_display(line, base_dir="R" if rtl else "L")
    assert visual(line, rtl=rtl) == expected


def test_marks_belong_to_the_letter_before_them() -> None:
    assert [each.text for each in stretches("שָׁ a", rtl=False)] == ["שָׁ", " a"]


def test_brackets_are_left_to_the_font_to_mirror() -> None:
    ((text, rtl),) = stretches("שלום (טוב)", rtl=True)
    assert (text, rtl) == ("שלום (טוב)", True)
