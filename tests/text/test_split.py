"""Lines to posts."""

import pytest

from convert.text.lines import lines_of
from convert.text.split import split


def posts(text):
    return [
        (post.number, post.total, post.label, " ".join(line.text for line in post.lines).strip())
        for post in split(lines_of(text))
    ]


def test_an_opener_without_a_number_is_the_first_post():
    assert posts("Look.\n\n2/ Two.\n3/ Three.") == [
        ("1", None, "", "Look."),
        ("2", None, "2/", "Two."),
        ("3", None, "3/", "Three."),
    ]


@pytest.mark.parametrize(
    "style", ["{}/", "{}/3", "({}/3)", "[{}/3]", "{}.", "{})", "({})", "{}/n", "{}:"]
)
def test_each_style_is_found(style):
    text = "\n".join(f"{style.format(number)} Words" for number in (1, 2, 3))
    assert [(number, words) for number, _, _, words in posts(text)] == [
        ("1", "Words"),
        ("2", "Words"),
        ("3", "Words"),
    ]


def test_a_total_is_kept():
    assert [(number, total) for number, total, _, _ in posts("(1/17) a\n(2/17) b")] == [
        ("1", 17),
        ("2", 17),
    ]


def test_an_author_may_miss_a_number_or_put_one_between():
    assert [post[0] for post in posts("1/ a\n2/ b\n2.5/ c\n5/ d")] == ["1", "2", "2.5", "5"]


def test_a_label_may_stand_alone_on_its_line():
    assert posts("1/\nOne.\n2/\nTwo.") == [("1", None, "1/", "One."), ("2", None, "2/", "Two.")]


@pytest.mark.parametrize(
    "line",
    [
        "9/11 was different",
        "10/31 https://a.example",
        "24/7 coverage",
        "1/2 cup of sugar",
        "2020/21 season",
        "50/50 odds",
    ],
)
def test_what_only_looks_like_a_label_is_text(line):
    assert posts(line) == [(None, None, "", line)]
    assert posts(f"1/ One.\n{line}\n2/ Two.")[0] == ("1", None, "1/", f"One. {line}")


def test_a_list_inside_a_post_is_text():
    assert len(posts("1/ Three things:\n1. a\n2. b\n3. c\n2/ And so on.\n3/ End.")) == 3
    assert len(posts("Three things:\n\n1. a\n2. b\n3. c\n\nThat is all.")) == 1


def test_a_thread_without_numbers_is_one_post():
    assert posts("One.\n\nTwo.") == [(None, None, "", "One.  Two.")]
