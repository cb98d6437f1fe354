"""The times that pages show."""

from datetime import date

import pytest

from convert.text.pages.when import NEVER, When, has_clock, parse_when

DAY = When(day=date(2025, 3, 3))


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("3h", When(age=180)),
        ("45s", When(age=0)),
        ("2 days ago", When(age=2880)),
        ("5 min", When(age=5)),
        ("vor 3 Std.", When(age=180)),
        ("il y a 2 h", When(age=120)),
        ("3時間", When(age=180)),
        ("5 분 전", When(age=5)),
        ("now", When(age=0)),
        ("Mar 3", When(month_day=(3, 3))),
        ("3 March", When(month_day=(3, 3))),
        ("Feb 29", When(month_day=(2, 29))),
        ("Mar 3, 2025", DAY),
        ("March 3, 2025 at 9:15 AM", DAY),
        ("9:15 AM · Mar 3, 2025", DAY),
        ("9:15 vorm. · 3. März 2025", DAY),
        ("9:15 p. m. · 3 mar. 2025", DAY),
        ("午前9:15 · 2025年3月3日", DAY),
        ("Mar 03, 2025, 09:15 AM", DAY),
        ("Mar 3, 2025 · 9:15 AM UTC", DAY),
        ("3. März 2025", DAY),
        ("3 de marzo de 2025", DAY),
        ("3 de março de 2025", DAY),
        ("2025年3月3日", DAY),
        ("2025-03-03", DAY),
        ("2025-03-03T09:15:00.000Z", DAY),
        ("03/25/25", When(day=date(2025, 3, 25))),
        ("25/03/2025", When(day=date(2025, 3, 25))),
        ("03/03/25", DAY),
        ("03/04/25", NEVER),  # March or April
    ],
)
def test_a_time_is_parsed(text, when):
    assert parse_when(text) == when


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3",
        "Mar",
        "Mar 32",
        "Feb 30, 2025",
        "Foo 3, 2025",
        "3h later",
        "May I",
        "1/2",
        "x" * 99,
        "3 men",
    ],
)
def test_other_words_are_no_time(text):
    assert parse_when(text) is None


def test_only_a_time_with_a_clock_can_be_below_the_words():
    assert has_clock("9:15 AM · Mar 3, 2025")
    assert has_clock("March 3, 2025 at 9:15 AM")
    assert not has_clock("Mar 3, 2025")


def test_a_time_without_a_year_is_vague():
    assert When(age=3).is_vague
    assert When(month_day=(3, 3)).is_vague
    assert not DAY.is_vague
    assert not NEVER.is_vague
