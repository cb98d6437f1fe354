"""Tests for texts without numbers, which are split at blank lines or left as one post."""

import pytest

from tests.text.split.helpers import LONG, WORDS, numbers, posts, scheme_of


def paragraphs(length: int, character: str = "x") -> str:
    """Return four paragraphs of which the first has the given length."""
    return "\n\n".join([character * length, WORDS, WORDS, WORDS])


def test_a_short_text_is_one_post() -> None:
    assert posts("One.\n\nTwo.\n\nThree.") == [(None, None, "", "One.  Two.  Three.")]


def test_a_text_of_up_to_300_characters_is_one_post() -> None:
    assert len(numbers("\n\n".join(["x" * 100] * 3))) == 1
    assert len(numbers("\n\n".join(["x" * 100, "x" * 100, "x" * 101]))) == 3


def test_paragraphs_as_long_as_posts_are_posts() -> None:
    text = "\n\n".join([WORDS] * 4)
    assert posts(text) == [(None, None, "", WORDS)] * 4
    assert scheme_of(text) == "not numbered: split at blank lines into 4 posts"


def test_two_paragraphs_are_one_post() -> None:
    assert len(numbers(f"{WORDS} {WORDS}\n\n{WORDS} {WORDS}")) == 1
    assert len(numbers(f"{WORDS} {WORDS}\n\n{WORDS}\n\n{WORDS}")) == 3


def test_a_paragraph_longer_than_300_characters_is_part_of_a_longer_post() -> None:
    assert len(numbers(paragraphs(300))) == 4
    assert len(numbers(paragraphs(301))) == 1
    assert scheme_of(f"{WORDS}\n\n{LONG}\n\n{WORDS}") == (
        "not numbered: one post, since the paragraph at line 3 is longer than a post can be"
    )


def test_a_url_counts_as_23_characters() -> None:
    url = "https://example.org/" + "a" * 400
    assert len(numbers(f"{url} {paragraphs(276)}")) == 4
    assert len(numbers(f"{url} {paragraphs(277)}")) == 1


def test_an_ideograph_or_emoji_counts_as_two_characters() -> None:
    assert len(numbers(paragraphs(150, "茶"))) == 4
    assert len(numbers(paragraphs(151, "茶"))) == 1
    assert len(numbers(paragraphs(151, "🍵"))) == 1


def test_the_items_of_a_list_belong_to_the_paragraph_before_it() -> None:
    text = f"{WORDS}\n\nThree things:\n\n1. Tea\n\n2. Milk\n\n3. Sugar\n\n{WORDS}\n\n{WORDS}"
    assert [post[3] for post in posts(text)][1] == "Three things:  1. Tea  2. Milk  3. Sugar"


def test_a_list_has_at_least_two_items() -> None:
    two = f"{WORDS} {WORDS}\n\nThings:\n\n1. Tea\n\n2. Milk\n\n{WORDS}\n\n{WORDS}"
    assert len(numbers(two)) == 4
    one = f"{WORDS} {WORDS}\n\nThings:\n\n1. Tea\n\nMilk\n\n{WORDS}\n\n{WORDS}"
    assert len(numbers(one)) == 6


def test_a_list_that_does_not_fit_into_one_post_is_not_joined() -> None:
    text = f"{WORDS}\n\nThings:\n\n1. {WORDS}\n\n2. {WORDS * 3}\n\n{WORDS}"
    assert len(numbers(text)) == 5


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
