"""Tests for rules and wide gaps, which separate posts without numbers, and for rules around numbers."""

import pytest

from tests.text.split.helpers import LONG, WORDS, messages, numbers, posts, scheme_of

TWO = f"{WORDS}\n\nAnd more."


@pytest.mark.parametrize("rule", ["---", "- - -", "***", "* * *", "———", "____", "• • •", "===", "~~~"])
def test_rules_separate_posts_and_are_removed(rule: str) -> None:
    text = f"One.\n\nMore.\n{rule}\nTwo.\n\n{rule}\n\nThree."
    assert [post[3] for post in posts(text)] == ["One.  More.", "Two.", "Three."]
    assert scheme_of(text) == "not numbered: split at rules into 3 posts"
    assert messages(text) == ["removed a rule between posts"] * 2


@pytest.mark.parametrize("line", ["--", "-----x", "...", "- a - b", "-=-"])
def test_what_is_no_rule_stays(line: str) -> None:
    assert messages(f"One.\n\n{line}\n\nTwo.\n\n{line}\n\nThree.") == []


def test_a_single_rule_stays() -> None:
    assert posts("One.\n\n---\n\nTwo.") == [(None, None, "", "One.  ---  Two.")]


def test_rules_at_both_ends_separate_nothing() -> None:
    assert [post[3] for post in posts("---\nOne.\n---\nTwo.\n---\nThree.\n---")] == [
        "One.",
        "Two.",
        "Three.",
    ]


def test_rules_between_long_sections_stay() -> None:
    section = "\n\n".join([LONG] * 3)
    text = f"{section}\n\n* * *\n\n{section}\n\n* * *\n\n{section}"
    assert len(posts(text)) == 1
    assert messages(text) == []


def test_rules_between_numbered_posts_are_removed() -> None:
    text = "A title.\n---\n1/ One.\n---\n2/ Two.\n\nMore.\n---\n3/ Three.\n---\nFollow me."
    assert numbers(text) == [None, "1", "2", "3", None]
    assert posts(text)[2][3] == "Two.  More."
    assert messages(text) == ["removed a rule between posts"] * 4


def test_a_rule_in_a_numbered_post_stays() -> None:
    assert posts("1/ One.\n\n---\n\nMore.\n\n2/ Two.\n\n3/ Three.")[0][3] == "One.  ---  More."


def test_wide_gaps_separate_posts_if_there_are_narrow_ones() -> None:
    text = "\n\n\n\n".join([TWO] * 3)
    assert [post[3] for post in posts(text)] == [TWO.replace("\n", " ")] * 3
    assert scheme_of(text) == "not numbered: split at wide gaps into 3 posts"


def test_equal_gaps_are_not_wide() -> None:
    assert len(numbers("\n\n\n\n".join([WORDS] * 4))) == 2


def test_a_single_wide_gap_separates_no_posts() -> None:
    assert len(numbers("One.\n\nMore.\n\n\n\nTwo.\n\nMore.")) == 1
