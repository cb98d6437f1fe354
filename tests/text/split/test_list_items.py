"""Tests for telling the numbers of posts from those of lists within posts."""

from convert.text.lines import lines_of
from convert.text.split.label_sequence import best_sequence
from convert.text.split.labels import candidates
from convert.text.split.list_items import labels_below_blank_lines, without_other_lists


def lines_of_labels(text: str, *, separate: bool = False) -> list[int]:
    """Return the lines, from 1, of the labels that number posts in a text."""
    lines = lines_of(text)
    found = list(candidates(lines))
    choose = labels_below_blank_lines if separate else without_other_lists
    labels = choose(best_sequence(found), found)
    return [lines[label.line_index].number for label in labels]


def test_the_contents_in_an_opener_are_not_the_posts() -> None:
    contents = "Three ways to travel:\n1. Trains\n2. Ships\n3. Bicycles"
    posts = "1. Trains run at night.\n\n2. Ships are slow.\n\n3. Bicycles are free."
    assert lines_of_labels(f"{contents}\n\n{posts}") == [6, 8, 10]


def test_numbers_that_occur_once_are_those_of_posts() -> None:
    assert lines_of_labels("1. One.\n\n2. Two.\n\n3. Three.") == [1, 3, 5]


def test_numbers_within_paragraphs_are_items_where_others_begin_paragraphs() -> None:
    text = "1. One.\n2. Two.\n\n3. Three.\n\n4. Four.\n5. Five.\n\n6. Six."
    assert lines_of_labels(text, separate=True) == [1, 4, 6, 9]


def test_all_numbers_are_kept_where_none_begins_a_paragraph() -> None:
    assert lines_of_labels("1. One.\n2. Two.\n3. Three.\n4. Four.", separate=True) == [1, 2, 3, 4]
