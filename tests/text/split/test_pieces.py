"""Tests for dividing paragraphs into posts by the lengths that posts can have."""

import pytest

from convert.text.lines import lines_of
from convert.text.split.pieces import firm_piece_starts, piece_starts
from convert.text.split.post_lines import paragraph_ranges

THIRD = (
    "A third of a post is so long that two of these are one post, but three of them are not one, alas"
)
THREE = [f"{THIRD} ({number})" for number in range(3)]


def pieces(paragraphs: list[str], post_length: int = 280) -> list[int]:
    """Return how many paragraphs each post has."""
    lines = lines_of("\n\n".join(paragraphs))
    found = paragraph_ranges(lines, 0, len(lines))
    starts = piece_starts(lines, found, post_length)
    ends = [*starts[1:], len(lines)]
    return [
        sum(begin <= paragraph.start < end for paragraph in found)
        for begin, end in zip(starts, ends, strict=True)
    ]


def firm(paragraphs: list[str]) -> list[int]:
    """Return the positions of the paragraphs with a firm border before them, from 0."""
    lines = lines_of("\n\n".join(paragraphs))
    found = paragraph_ranges(lines, 0, len(lines))
    starts = firm_piece_starts(lines, found, 280)
    return [position for position, paragraph in enumerate(found) if paragraph.start in starts]


def test_a_border_between_paragraphs_that_fill_a_post_is_firm() -> None:
    assert firm(["x" * 270, "y" * 270, "z" * 270]) == [0, 1, 2]


def test_a_border_that_could_as_well_be_after_the_next_paragraph_is_not_firm() -> None:
    assert pieces(THREE) == [2, 1]
    assert firm(THREE) == [0]


def test_a_border_below_a_link_is_firm() -> None:
    assert firm([f"{THREE[0]} https://t.co/x", *THREE[1:]]) == [0, 1]


def test_there_are_as_few_posts_as_possible() -> None:
    assert pieces(THREE) == [2, 1]
    assert pieces(THREE * 2) == [2, 2, 2]
    assert pieces(THREE * 2, post_length=500) == [4, 2]


def test_a_paragraph_longer_than_a_post_is_one_by_itself() -> None:
    assert pieces(["x" * 400, "y", "z"]) == [1, 2]


@pytest.mark.parametrize("end", ["https://t.co/x", "pic.twitter.com/x", "👇", "🧵👇", "🎉"])
def test_a_post_is_likely_to_end_with_a_link_or_an_emoji(end: str) -> None:
    assert pieces([f"{THREE[0]} {end}", *THREE[1:]]) == [1, 2]


@pytest.mark.parametrize("start", ["@ann", "“", '"'])
def test_a_post_is_likely_to_begin_with_a_mention_or_a_quotation(start: str) -> None:
    assert pieces([THREE[0], f"{start}{THREE[1]}", THREE[2]]) == [1, 2]


@pytest.mark.parametrize("start", ["- ", "• ", "(", "and "])
def test_a_post_is_not_likely_to_begin_within_a_list_or_a_sentence(start: str) -> None:
    assert pieces([THREE[0], THREE[1], f"{start}{THREE[2]}"]) == [1, 2]


@pytest.mark.parametrize("line", ["https://t.co/x", "#tea #milk"])
def test_a_line_of_links_or_hashtags_belongs_to_the_paragraph_above(line: str) -> None:
    assert pieces([*THREE[:2], THREE[2][:70], line, THREE[0]]) == [2, 3]


def test_a_text_of_many_paragraphs_is_divided_in_linear_time() -> None:
    assert sum(pieces(["x"] * 3000)) == 3000


def test_a_post_ends_with_the_mark_of_the_end() -> None:
    assert pieces(["a" * 100, "/End", "b" * 100, "c" * 120]) == [2, 2]
