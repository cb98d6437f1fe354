"""Tests for texts without numbers: where their posts begin, or why they are one post."""

import pytest

from convert.text.lines import lines_of
from convert.text.split import split_posts
from tests.text.split.helpers import LONG, WORDS, messages, numbers, posts, scheme_of

PARAGRAPH = f"{WORDS} {WORDS}"  # two of these are more than one post can hold


def paragraphs(length: int, character: str = "x") -> str:
    """Return four paragraphs, of which the first has the given length and the others fit together."""
    return "\n\n".join([character * length, WORDS, WORDS, WORDS])


def test_a_short_text_is_one_post() -> None:
    assert posts("One.\n\nTwo.\n\nThree.") == [(None, None, "", "One.  Two.  Three.")]


def test_a_text_of_up_to_300_characters_is_one_post() -> None:
    assert len(numbers("\n\n".join(["x" * 100] * 3))) == 1
    assert len(numbers("\n\n".join(["x" * 100, "x" * 100, "x" * 101]))) == 2


def test_paragraphs_that_do_not_fit_together_are_posts() -> None:
    text = "\n\n".join([PARAGRAPH] * 4)
    assert posts(text) == [(None, None, "", PARAGRAPH)] * 4
    assert scheme_of(text) == "not numbered: split at blank lines into 4 posts"
    assert messages(text) == []


def test_paragraphs_are_posts_if_at_most_three_of_five_neighbours_fit_together() -> None:
    assert len(numbers("\n\n".join([PARAGRAPH, PARAGRAPH, PARAGRAPH, WORDS, WORDS, WORDS]))) == 6
    assert len(numbers("\n\n".join([PARAGRAPH, PARAGRAPH, WORDS, WORDS, WORDS, WORDS]))) == 3


def test_short_paragraphs_are_joined_to_posts_and_reported_as_a_guess() -> None:
    text = "\n\n".join([WORDS] * 4)
    assert len(posts(text)) == 2
    scheme = "not numbered: split by the lengths of posts into 2 posts, which is a guess"
    assert scheme_of(text) == scheme
    (repair,) = split_posts(lines_of(text)).repairs
    assert (repair.kind, repair.line, repair.text, repair.became) == ("guess", 7, "", "")


def test_as_many_paragraphs_as_the_page_announces_are_posts() -> None:
    text = "\n\n".join([WORDS] * 4)
    assert len(split_posts(lines_of(text), expected=4).posts) == 4
    assert len(split_posts(lines_of(text), expected=5).posts) == 2


def test_the_longest_post_of_the_network_counts() -> None:
    text = "\n\n".join([WORDS] * 8)
    assert len(split_posts(lines_of(text), post_length=280).posts) == 3
    assert len(split_posts(lines_of(text), post_length=500).posts) == 2


def test_two_paragraphs_are_one_post() -> None:
    assert len(numbers(f"{PARAGRAPH}\n\n{PARAGRAPH}")) == 1
    assert len(numbers(f"{PARAGRAPH}\n\n{PARAGRAPH}\n\n{WORDS}")) == 3


def test_a_paragraph_longer_than_300_characters_is_part_of_a_longer_post() -> None:
    assert len(numbers(paragraphs(300))) == 2
    assert len(numbers(paragraphs(301))) == 1
    assert scheme_of(f"{WORDS}\n\n{LONG}\n\n{WORDS}") == (
        "not numbered: one post, since the paragraph at line 3 is longer than a post can be"
    )


def test_a_url_counts_as_23_characters() -> None:
    url = "https://example.org/" + "a" * 400
    assert len(numbers(f"{url} {paragraphs(276)}")) == 2
    assert len(numbers(f"{url} {paragraphs(277)}")) == 1


def test_an_ideograph_or_emoji_counts_as_two_characters() -> None:
    assert len(numbers(paragraphs(150, "茶"))) == 2
    assert len(numbers(paragraphs(151, "茶"))) == 1
    assert len(numbers(paragraphs(151, "🍵"))) == 1


def test_the_items_of_a_list_belong_to_the_paragraph_before_it() -> None:
    around = [PARAGRAPH, PARAGRAPH]
    things = ["Three things:", "1. Tea", "2. Milk", "3. Sugar"]
    text = "\n\n".join([*around, *things, *around])
    assert [post[3] for post in posts(text)][2] == "Three things:  1. Tea  2. Milk  3. Sugar"


def test_a_list_has_at_least_two_items() -> None:
    around = [PARAGRAPH, PARAGRAPH, PARAGRAPH]
    assert len(numbers("\n\n".join([*around, "Things:", "1. Tea", "2. Milk", *around]))) == 7
    assert len(numbers("\n\n".join([*around, "Things:", "1. Tea", "Milk", *around]))) == 9


@pytest.mark.parametrize(
    ("text", "scheme"),
    [
        ("a", "not numbered: one post, since it has no blank lines"),
        ("a\n\nb", "not numbered: one post, since it has only two paragraphs"),
        ("a\n\nb\n\nc", "not numbered: one post, since it is short enough for one"),
    ],
)
def test_the_scheme_gives_the_reason_for_one_post(text: str, scheme: str) -> None:
    assert scheme_of(text) == scheme
