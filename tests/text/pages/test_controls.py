"""Counts and buttons below the words of a post."""

import pytest

from convert.text.pages.controls import (
    below,
    closing_row,
    closing_when,
    is_above,
    is_below,
    is_statistic,
)


@pytest.mark.parametrize(
    "text",
    [
        "12",
        "1+",
        "1,204",
        "1.2K",
        "12.3K Views",
        "12 reposts",
        "12 boosts · 34 favorites",
        "12  30  410",
        "12 / 34 / 1.2K",
    ],
)
def test_counts_are_statistics(text):
    assert is_statistic(text)


@pytest.mark.parametrize(
    "text", ["12 houses", "1/", "1/3", "2025-03-03", "Words", "", "3 men and 4 boats", "1 2 3 go"]
)
def test_sentences_are_no_statistics(text):
    assert not is_statistic(text)


@pytest.mark.parametrize(
    "text",
    ["Show replies", "Read 12 replies", "Ben Kray reposted", "9:15 AM · Mar 3, 2025 · 12 Views", "·"],
)
def test_buttons_are_below(text):
    assert is_below(text)


def test_a_button_above_the_words():
    assert is_above("Click to Follow ann_b")
    assert not is_above("Follow me")


def test_at_most_six_numbers_are_counts_of_one_post():
    assert below(["Words", "1", "2"]) == 2
    assert below(["Words", *"12345678"]) == 6


@pytest.mark.parametrize(
    "text",
    [
        "9:15 AM · Mar 3, 2025",
        "9:15 AM · Mar 3, 2025 · 12.3K Views",
        "Mar 03, 2025, 09:15 AM · 🌐 · Web",
        "March 3, 2025 at 9:15 AM",
        "Mar 3, 2025 · 9:15 AM UTC",
    ],
)
def test_a_time_that_closes_a_post(text):
    when = closing_when(text)
    assert when is not None
    assert str(when.day) == "2025-03-03"


def test_a_day_alone_closes_no_post():
    assert closing_when("Mar 3, 2025") is None


def test_what_is_short_and_below_a_time_is_a_count_in_any_language():
    assert closing_row(["Wörter", "9:15 · 3. März 2025", "·", "12.345", "Mal angezeigt", "34"]) == 1
    assert closing_row(["9:15 · 3. März 2025", "Words that are longer than a count"]) == 2
