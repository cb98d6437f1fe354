"""Tests for numbered posts that are longer than a post can be: they hold posts without a number."""

from tests.text.split.helpers import LONG, WORDS, messages, numbers, posts

FULL = f"{WORDS} {WORDS} {WORDS}"
GUESS = "posts are a guess: nothing but their lengths shows where they begin"


def test_what_follows_the_last_number_is_cut_off() -> None:
    text = f"1/ {WORDS}\n\n2/ {WORDS}\n\n3/ {FULL}\n\n{FULL}\n\n{FULL}"
    assert numbers(text) == ["1", "2", "3", None, None]
    assert messages(text) == [GUESS]


def test_a_short_farewell_stays_in_the_last_post() -> None:
    assert numbers(f"1/ {WORDS}\n\n2/ {WORDS}\n\nFollow me.") == ["1", "2"]


def test_an_answer_in_between_has_no_number() -> None:
    text = f"1/ {WORDS}\n\n2/ {WORDS} 🎉\n\n{FULL}\n\n3/ {WORDS}\n\n4/ {WORDS}"
    assert numbers(text) == ["1", "2", None, "3", "4"]
    assert messages(text) == [GUESS]


def test_a_label_at_the_end_stays_with_the_last_piece() -> None:
    text = f"{WORDS} 1/4\n\n{WORDS} 2/4\n\n{FULL}\n\n{FULL} 3/4\n\n{WORDS} 4/4"
    assert numbers(text) == ["1", "2", None, "3", "4"]


def test_a_lone_label_stays_with_its_words() -> None:
    above = "\n\n".join(
        f"{n}/4\n{FULL}\n\n{FULL}" if n == 3 else f"{n}/4\n{WORDS}" for n in range(1, 5)
    )
    assert [(post[0], post[3].strip()) for post in posts(above)][2:4] == [("3", FULL), (None, FULL)]
    below = "\n\n".join(
        f"{FULL}\n\n{FULL}\n{n}/4" if n == 3 else f"{WORDS}\n{n}/4" for n in range(1, 5)
    )
    assert [(post[0], post[3].strip()) for post in posts(below)][2:4] == [(None, FULL), ("3", FULL)]


def test_an_author_who_writes_longer_posts_than_others_keeps_them() -> None:
    long = f"{FULL}\n\n{FULL}"
    text = "\n\n".join(f"{n}/ {long}" for n in range(1, 5))
    assert numbers(text) == ["1", "2", "3", "4"]
    assert messages(text) == []


def test_the_items_of_a_list_can_take_several_posts() -> None:
    text = "Tea, a thread 👇\n\n" + "\n\n".join(f"{n}. Things\n\n{FULL}\n\n{FULL}" for n in range(1, 5))
    assert numbers(text) == [None, "1", None, "2", None, "3", None, "4", None]


def test_a_long_text_does_not_outweigh_five_numbers() -> None:
    items = [f"{n}) {WORDS}" for n in range(1, 6)]
    assert numbers("\n\n".join([*items, LONG, LONG])) == ["1", "2", "3", "4", "5", None, None]
    assert numbers("\n\n".join([*items[:4], LONG, LONG])) == [None]


def test_the_opener_is_the_beginning_of_post_1_if_only_together_they_are_as_long_as_other_posts() -> (
    None
):
    others = "\n\n".join(f"{n}/ {WORDS} {WORDS}\n{WORDS}" for n in range(2, 6))
    assert numbers(f"{WORDS}\n\n1/ {WORDS} {WORDS}\n\n{others}") == ["1", "2", "3", "4", "5"]
    assert numbers(f"A thread. {WORDS}\n\n1/ {WORDS} {WORDS}\n\n{others}")[0] is None
    assert numbers(f"{WORDS}\n\n1/ {WORDS}\n\n{others}")[0] is None


def test_the_words_above_a_first_label_at_the_end_are_one_post_if_they_fill_it() -> None:
    rest = f"{WORDS} (3/4)\n\n{WORDS} (4/4)"
    assert numbers(f"{WORDS}\n\n{WORDS} {WORDS} (2/4)\n\n{rest}") == ["2", "3", "4"]
    assert numbers(f"{WORDS} {WORDS}\n\n{WORDS} {WORDS} (2/4)\n\n{rest}") == ["1", "2", "3", "4"]
    assert numbers(f"Look.\n\n{WORDS} (2/4)\n\n{rest}") == ["1", "2", "3", "4"]


def test_a_post_that_is_left_whole_in_doubt_is_reported() -> None:
    third = "\n\n".join(["Word word word word word word."] * 12)
    items = [WORDS, WORDS, third, *([WORDS] * 12)]
    text = "\n\n".join(f"{n}/ {words}" for n, words in enumerate(items, start=1))
    assert len(numbers(text)) == 15
    assert messages(text) == ["posts are a guess: this is longer than a post can be, and is left whole"]
