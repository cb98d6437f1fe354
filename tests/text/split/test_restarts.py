"""Tests for texts that hold several threads, each of which is numbered from 1."""

import pytest

import convert
from convert.text.lines import lines_of
from convert.text.split import split_posts
from tests.text.split.helpers import messages, numbers, thread


@pytest.mark.parametrize("style", ["{n}/ Words", "Words {n}/", "({n}/3) Words", "Words\n{n}/"])
def test_numbers_that_start_again_begin_another_thread(style: str) -> None:
    text = f"{thread(style, 3)}\n\n{thread(style, 3)}"
    assert numbers(text) == ["1", "2", "3"] * 2
    assert split_posts(lines_of(text)).parts == (1, 4)
    assert len(messages(text)) == 1
    assert "numbering starts again at" in messages(text)[0]


def test_the_totals_of_the_threads_can_differ() -> None:
    text = f"{thread('({n}/3) Words', 3)}\n{thread('({n}/4) Words', 4)}"
    assert numbers(text) == [*"123", *"1234"]


def test_there_can_be_more_than_two_threads() -> None:
    text = "\n\n".join([thread("{n}/ Words", 3)] * 4)
    assert split_posts(lines_of(text)).parts == (1, 4, 7, 10)


def test_a_number_used_twice_or_a_short_run_begins_no_thread() -> None:
    for text in ("1/ a\n2/ b\n2/ c\n3/ d", "1/ a\n2/ b\n3/ c\n1/ d\n2/ e\n4/ f"):
        assert split_posts(lines_of(text)).parts == ()


def test_a_list_begins_no_thread() -> None:
    text = f"{thread('{n}. Words', 3)}\n{thread('{n}. Words', 3)}"
    assert split_posts(lines_of(text)).parts == ()


def test_the_document_names_the_parts() -> None:
    document = convert.read(b"1/ Tea.\n2/ Milk.\n3/ Sugar.\n\n1/ Salt.\n2/ Oil.\n3/ Vinegar.")
    assert [(part.title, part.first) for part in document.parts] == [("Tea", 1), ("Salt", 4)]
    assert convert.read(b"1/ Tea.\n2/ Milk.\n3/ Sugar.").parts == ()
