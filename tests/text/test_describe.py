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


def test_each_post_has_the_direction_of_its_first_strong_character_else_that_of_the_thread():
    hebrew = "1/ (2020) שלום NATO\n2/ NATO שלום\n3/ 12 + 13…\n4/ @ann סליחה"
    document = convert.read(hebrew.encode())
    assert document.direction == "rtl"
    assert [post.direction for post in document.posts] == ["rtl", "ltr", "rtl", "ltr"]
    english = convert.read("1/ Hello\n2/ مرحبا hello\n3/ 12…".encode())
    assert english.direction == "ltr"
    assert [post.direction for post in english.posts] == ["ltr", "rtl", "ltr"]


def test_every_post_of_the_sample_is_from_left_to_right(seed):
    assert {post.direction for post in seed.posts} == {"ltr"}
