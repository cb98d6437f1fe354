"""Markdown around the numbers of posts."""

import pytest

from convert.text.lines import lines_of
from convert.text.repairs.label_markup import without_label_markup


@pytest.mark.parametrize(
    ("text", "became"),
    [
        ("- 1/ One\n- 2/ Two", "1/ One\n2/ Two"),
        ("* 1/2 One\n* 2/2 Two", "1/2 One\n2/2 Two"),
        ("> 1/2 One\n> more\n>\n> 2/2 Two", "1/2 One\nmore\n\n2/2 Two"),
        ("**1/** One\n\n**2/** Two", "1/ One\n\n2/ Two"),
        ("**1/2 One**\n**2/2 Two**", "1/2 One\n2/2 Two"),
        ("**1.** One\n**2.** Two", "1. One\n2. Two"),
        ("## 1/ One\n## 2/ Two", "1/ One\n2/ Two"),
        ("Opener\n- 2/ Two\n- 3/ Three", "Opener\n2/ Two\n3/ Three"),
    ],
)
def test_marks_around_numbers_are_removed(text, became):
    lines, repairs = without_label_markup(lines_of(text))
    assert "\n".join(line.text for line in lines) == became
    assert {repair.kind for repair in repairs} == {"markup"}


@pytest.mark.parametrize(
    "text",
    [
        "- 1/2 cup of sugar\n- 2/3 cup of flour",
        "- 1/ alone",
        "1/ One\n- 1/ in a list\n- 2/ in a list\n2/ Two",
        "- 5/ a\n- 6/ b",
        "- 2/ a\n- 1/ b",
        "**1/ not closed\n**2/ not closed",
        "- Words\n- 1. a\n- 2. b",
        "#1/ One\n#2/ Two",
    ],
)
def test_other_marks_stay(text):
    lines = lines_of(text)
    assert without_label_markup(lines) == (lines, ())
