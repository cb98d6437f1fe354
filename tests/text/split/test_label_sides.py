"""Tests for the side of its post on which a label alone on its line is."""

import pytest

from tests.text.split.helpers import WORDS, messages, posts

FULL = f"{WORDS} {WORDS} {WORDS}"  # as long as a post
SIDES_GUESSED = "posts are a guess: the numbers can be above or below them, and are taken to be below"


def words(text: str) -> dict[str | None, str]:
    """Return the words of each post by its number."""
    return {number: words for number, _, _, words in posts(text)}


def test_a_link_after_a_lone_label_does_not_make_it_the_start_of_its_post() -> None:
    text = "First.\n\n1/3 https://t.co/x\n\nSecond.\n\n2/3\n\nThird.\n\n3/3"
    assert words(text) == {"1": "First.  https://t.co/x", "2": "Second.", "3": "Third."}


def test_a_mark_after_a_lone_label_does_not_make_it_the_start_of_its_post() -> None:
    text = "First.\n\n1/🎉\n\nSecond.\n\n2/🎉\n\nThird.\n\n3/🎉"
    assert words(text) == {"1": "First.  🎉", "2": "Second.  🎉", "3": "Third.  🎉"}


def test_links_below_the_last_label_are_no_post() -> None:
    text = "First.\n\n(1/n)\n\nSecond.\n\n(2/n)\n\nThird.\n\n(3/n)\n\nhttps://t.co/x"
    assert words(text) == {"1": "First.", "2": "Second.", "3": "Third.   https://t.co/x"}


def test_no_post_is_empty() -> None:
    assert words("My dream.\n\n1/n\n\n2/ Energy.\n\n3/ Value.") == {
        "1": "My dream.",
        "2": "Energy.",
        "3": "Value.",
    }
    assert words("1/\n\nOne.\n\n2/\n\nTwo.") == {"1": "One.", "2": "Two."}
    assert words("One.\n\n1/\n\nTwo.\n\n2/") == {"1": "One.", "2": "Two."}


def test_with_words_on_both_sides_labels_are_below_their_posts_and_this_is_reported() -> None:
    text = "First.\n\n1/3\n\nSecond.\n\n2/3\n\nThird.\n\n3/3\n\nFollow me."
    assert words(text) == {"1": "First.", "2": "Second.", "3": "Third.", None: "Follow me."}
    assert messages(text) == [SIDES_GUESSED]


@pytest.mark.parametrize("label", ["{n}.", "{n})"])
def test_labels_that_are_written_first_are_above_their_posts(label: str) -> None:
    text = "\n\n".join([FULL, *(f"{label.format(n=n)}\n\n{FULL}" for n in range(1, 4))])
    assert [number for number, *_ in posts(text)] == [None, "1", "2", "3"]
    assert words(text)["3"].strip() == FULL


def test_a_title_above_the_first_label_is_no_post_of_it() -> None:
    text = f"Tea at sea\n\n1/3\n\n{FULL}\n\n2/3\n\n{FULL}\n\n3/3\n\n{FULL}"
    assert [number for number, *_ in posts(text)] == [None, "1", "2", "3"]
    assert messages(text) == []


def test_words_above_the_label_2_are_the_opener_if_they_are_one_post_only() -> None:
    above = f"{FULL}\n\n2/\n\n{FULL}\n\n3/\n\n{FULL}"
    assert [number for number, *_ in posts(above)] == ["1", "2", "3"]
    assert messages(above) == []
    below = f"{FULL}\n\n{FULL}\n\n2/\n\n{FULL}\n\n3/\n\n{FULL}"
    assert [number for number, *_ in posts(below)] == ["1", "2", "3", None]


def test_the_sides_of_the_other_labels_count() -> None:
    assert words("1/3 One.\n\n2/3\n\nTwo.\n\n3/3 Three.")["2"].strip() == "Two."
    assert words("One. 1/3\n\nTwo.\n\n2/3\n\nThree. 3/3")["2"].strip() == "Two."


def test_a_thread_of_pictures_needs_no_words() -> None:
    text = "Ten teapots. A thread.\n\n1. https://t.co/a\n\n2. https://t.co/b\n\n3. https://t.co/c"
    assert words(text)["1"] == "https://t.co/a"


def test_one_empty_post_does_not_move_the_other_labels() -> None:
    text = "1/n One.\n\n2/n\n\nTwo.\n\nMore.\n\n3/n\n\nThree.\n\n3b/n\n\n4/n\n\nFour."
    assert [words(text)[number].strip() for number in ("2", "3", "3b", "4")] == [
        "Two.  More.",
        "Three.",
        "",
        "Four.",
    ]


def test_one_paragraph_is_not_the_post_of_two_labels() -> None:
    text = "1/4 One.\n\n2/4\n\nTwo.\n\n3/4\n\nThree.\n\n4/4"
    assert words(text)["2"].strip() == "Two."


def test_a_label_with_hashtags_among_labels_with_words_is_at_the_start_of_its_post() -> None:
    text = "1/ First.\n\n2/ Second.\n\nMore.\n\n3/ #tea #tides"
    assert words(text) == {"1": "First.", "2": "Second.  More.", "3": "#tea #tides"}


def test_a_marker_of_the_end_after_a_lone_label_does_not_make_it_the_start_of_its_post() -> None:
    text = "First.\n\n1/\n\nSecond.\n\n2/\n\nThird.\n\n3/ /END"
    assert words(text) == {"1": "First.", "2": "Second.", "3": "Third."}
