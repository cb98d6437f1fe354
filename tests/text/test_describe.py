"""Tests for the title and the direction of a document."""

import pytest

import convert


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("One thing. Another.", "One thing"),
        ("Is it? Yes.", "Is it?"),
        ("First line\nSecond line", "First line"),
        ("これは題です。次です。", "これは題です"),
        ("word " * 30, "word " * 15 + "word…"),
        ("x" * 200, "x" * 79 + "…"),
        ("See 3.14 here", "See 3.14 here"),
        ("x" * 80, "x" * 80),
        ("x" * 81, "x" * 79 + "…"),
        ("24/7. That was the word. More.", "24/7. That was the word"),
        ("24/71. That was the word. More.", "24/71"),
        ("Թեյը տերև է։ Երկու։", "Թեյը տերև է"),
        ("चाय एक पत्ता है। दो।", "चाय एक पत्ता है"),
        ("...", "..."),
    ],
)
def test_the_title_is_the_first_sentence_cut_at_a_word_near_80_characters(text, title):
    assert convert.read(text.encode()).title == title


@pytest.mark.parametrize(
    ("text", "direction"),
    [("12 abc", "ltr"), ("12 שלום", "rtl"), ("«مرحبا» hello", "rtl"), ("…", "ltr")],
)
def test_the_direction_is_that_of_the_first_strong_character(text, direction):
    assert convert.read(text.encode()).direction == direction
