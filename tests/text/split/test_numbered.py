"""Tests for threads that their authors numbered."""

import pytest

from convert.text.lines import lines_of
from convert.text.split import split_posts
from tests.text.split.helpers import LONG, WORDS, messages, numbered_items, numbers, posts


def test_an_opener_without_a_number_is_the_first_post() -> None:
    assert posts("Look.\n\n2/ Two.\n3/ Three.") == [
        ("1", None, "", "Look."),
        ("2", None, "2/", "Two."),
        ("3", None, "3/", "Three."),
    ]
    assert posts("Look.\n\nTwo. 2/3\n\nThree. 3/3")[0] == ("1", None, "", "Look.")


def test_an_opener_before_1_has_no_number() -> None:
    assert posts("Why tea?\n\n1/ Leaves.\n2/ Water.")[0] == (None, None, "", "Why tea?")


def test_a_post_can_be_inserted_between_two() -> None:
    assert numbers("1/ a\n2/ b\n2.5/ c\n3/ d") == ["1", "2", "2.5", "3"]
    assert messages("1/ a\n2/ b\n2.5/ c\n3/ d") == []


def test_missing_numbers_are_reported() -> None:
    text = "\n".join(f"{number}/ Words" for number in (1, 2, 4, 5, 8))
    assert numbers(text) == ["1", "2", "4", "5", "8"]
    assert messages(text) == [
        "numbering jumps from 2/ to 4/: 3 is missing",
        "numbering jumps from 5/ to 8/: 6 and 7 are missing",
    ]
    repair = split_posts(lines_of(text)).repairs[0]
    assert (repair.kind, repair.line, repair.text, repair.became) == ("count", 3, "", "")


def test_many_numbers_can_be_missing() -> None:
    text = "\n".join(f"{number}/ Words" for number in [*range(1, 9), *range(30, 40)])
    assert numbers(text)[7:9] == ["8", "30"]
    assert messages(text) == ["numbering jumps from 8/ to 30/: 9 to 29 are missing"]


def test_a_number_that_is_used_twice_is_reported() -> None:
    assert numbers("1/ a\n2/ b\n2/ c\n3/ d") == ["1", "2", "2", "3"]
    assert messages("1/ a\n2/ b\n2/ c\n3/ d") == ["2/ is used twice"]


def test_a_thread_without_its_start_is_numbered_if_its_labels_weigh_24_together() -> None:
    assert numbers("4/9 a\n5/9 b\n6/9 c\n7/9 d") == ["4", "5", "6", "7"]
    assert numbers("4/9 a\n5/9 b\n6/9 c") == [None]
    assert numbers("4/ a\n5/ b") == ["4", "5"]


def test_the_missing_start_is_reported() -> None:
    message = "numbering starts at 4/9: 1 to 3 are missing"
    assert messages("4/9 a\n5/9 b\n6/9 c\n7/9 d") == [message]


def test_a_thread_can_have_more_posts_than_its_labels_announce() -> None:
    assert numbers("1/2 a\n2/2 b\n3/2 c\n4/2 d") == ["1", "2", "3", "4"]


def test_a_single_certain_label_is_enough_if_it_is_the_first_or_the_second() -> None:
    assert numbers("1/ The beginning") == ["1"]
    assert numbers("The beginning\n2/ The end") == ["1", "2"]
    assert numbers("The beginning\n7/ The middle") == [None]


def test_weak_labels_need_company() -> None:
    assert numbers("1. a\n2. b") == [None]
    assert numbers("1 Tea\n2 Cups") == [None]
    assert numbers("1/2 of it") == [None]


def test_notes_below_an_essay_do_not_number_it() -> None:
    assert numbers(f"{LONG}\n\n{LONG}\n\nNotes\n1. a\n2. b\n3. c") == [None]


def test_weak_labels_below_an_opener_number_a_thread_if_it_announces_one() -> None:
    assert numbers("On tea, a thread\n1) a\n2) b\n3) c") == [None, "1", "2", "3"]
    assert numbers("On tea 👇\n1) a\n2) b\n3) c") == [None, "1", "2", "3"]
    assert numbers("On tea\n1) a\n2) b\n3) c") == [None]


def test_weak_labels_in_brackets_number_a_thread_unless_a_colon_precedes_them() -> None:
    assert numbers("On tea\n(1) a\n(2) b\n(3) c") == [None, "1", "2", "3"]
    assert numbers("On tea:\n(1) a\n(2) b\n(3) c") == [None]


@pytest.mark.parametrize(("length", "count"), [(80, 7), (80, 10), (140, 4)])
def test_weak_labels_of_long_items_number_a_thread(length: int, count: int) -> None:
    """Items are long if they have 560 characters together, and 80 on average."""
    items = "\n".join(numbered_items("{n}) x", length, count))
    assert len(numbers(f"On tea\n{items}")) == count + 1
    shorter = "\n".join(numbered_items("{n}) x", length - 1, count))
    assert numbers(f"On tea\n{shorter}") == [None]


def test_the_last_item_of_weak_labels_has_at_most_560_characters_or_twice_the_longest() -> None:
    short = [f"{n}) {WORDS}" for n in range(1, 4)]
    assert len(numbers("\n".join([*short, "4) ".ljust(560, "x")]))) == 4
    assert numbers("\n".join([*short, "4) ".ljust(561, "x")])) == [None]
    long = list(numbered_items("{n}) x", 300, 3))
    assert len(numbers("\n".join([*long, "4) ".ljust(600, "x")]))) == 4
    assert numbers("\n".join([*long, "4) ".ljust(601, "x")])) == [None]


def test_a_long_list_does_not_hide_a_short_thread() -> None:
    items = "\n".join(f"{n}. item" for n in range(1, 12))
    assert numbers(f"1/2 Items:\n{items}\n2/2 End.") == ["1", "2"]


@pytest.mark.parametrize(
    ("text", "scheme"),
    [
        ("Look.\n2/ a\n3/ b", "numbered: “2/” to “3/”, the opener without a number"),
        ("1/ a\n2/ b", "numbered: “1/” to “2/”"),
        ("1/ a", "numbered: “1/” alone"),
    ],
)
def test_the_scheme_names_the_first_and_the_last_label(text: str, scheme: str) -> None:
    assert split_posts(lines_of(text)).scheme == scheme


def test_a_letter_marks_a_post_that_was_inserted() -> None:
    assert numbers("1/ a\n2/ b\n2b/ c\n2/c d\n3/ e") == ["1", "2", "2b", "2c", "3"]
    assert numbers("1/n a\n2/n and/or b/c\n3/n c") == ["1", "2", "3"]


def test_a_label_within_a_paragraph_has_the_words_above_it_where_blank_lines_separate_posts() -> None:
    others = "\n\n2/ b\n\n3/ c\n\n4/ d"
    assert posts("Why tea?\n\nLook:\n1/ a" + others)[1][3] == "Look: a"
    assert posts("Why tea?\n1/ a" + others)[0][3] == "Why tea?"
    assert posts("Why tea?\n\nLook:\n1/ a\n2/ b\n3/ c")[0][3] == "Why tea?  Look:"


def test_labels_without_words_are_no_items_of_a_list() -> None:
    labels = "\n\n".join(f"{number}." for number in range(1, 11))
    text = f"Ten old maps of harbours that are no more:\n\n{labels}\n\n{WORDS}\n\n{WORDS}"
    assert numbers(text)[:10] == [str(number) for number in range(1, 11)]


def test_a_number_that_is_missing_is_no_item_of_a_post() -> None:
    items = [f"{number}. Words.\n\n{LONG}" for number in (1, 2, 3, 5)]
    assert numbers("Five things:\n\n" + "\n\n".join(items))[:2] == [None, "1"]


def test_headings_that_the_opener_lists_are_posts() -> None:
    headings = f"1. The Coast\n\n{WORDS}\n\n2. Paper\n\n{WORDS}"
    assert numbers(f"Two signs:\n\n* The coast\n* Paper\n\nSo:\n\n{headings}") == [None, "1", "2"]
    assert "1" not in numbers(f"Two signs:\n\n* Paper\n* The coast\n\nSo:\n\n{headings}")
    assert "1" not in numbers(f"Two signs:\n\n* The coast\n* Ink\n\nSo:\n\n{headings}")
