"""Decide for each label of a thread whether it begins its post or ends it.

A label with words after it begins its post, one with words before it ends its post. For a label alone
on its line, all signs in the thread are weighed together: the sides of the other labels, on which side
of it there is a blank line, and that no post is empty.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from convert.text.lines import Line
from convert.text.split.attachments import is_attachment
from convert.text.split.labels import Candidate
from convert.text.split.post_length import TOLERANCE, weighted_length
from convert.text.split.post_lines import paragraph_ranges
from convert.text.split.thread_markers import is_closing_marker, is_opening_marker

_EMPTY = 8  # the cost of a post without words: proof, unless the other side has one as well
_LINK_OR_HASHTAG = re.compile(r"://|#\w")
_ONLY_LINKS = 1  # for a post of links, as pictures are, or of hashtags
_CHANGE = 4  # for a label on another side than the one before it; twice is not better than _EMPTY
_BLANK_BETWEEN = 2  # for a blank line between a label and its post, but not on its other side
_OPENER = 1  # for words above the first label that look like an opener
_LIST_SHAPE = 2  # for a label below that is written as "2." or "2)", which authors put first
_LIST_SHAPES = ("#.", "#)", "#:", "#-", "\u20e3", "①", "一、")


def labels_at_end(
    labels: Sequence[Candidate], lines: Sequence[Line], post_length: int
) -> tuple[list[bool], bool]:
    """Return for each label whether it ends its post; the sides cost as little as possible together.

    Of sides that cost the same, labels end their posts: authors who put a label on its own line write
    it last more often than not. Then the second value is true: the sides are a guess.
    """
    places = [label.place for label in labels]
    if "alone" not in places:
        return [place == "trailing" for place in places], False
    words = list(_words_between(labels, lines))
    # the least cost so far, if the last label is at the start of its post, and if it is at the end
    start, end = _side_costs(labels[0], lines)
    end += _empty_cost(labels[0], lines, words[0]) + _opener_cost(labels, lines, post_length)
    choices: list[tuple[bool, bool]] = []  # whether the label before is at the end, for both sides
    for index, label in enumerate(labels[1:], start=1):
        start += _empty_cost(labels[index - 1], lines, words[index])
        change = _CHANGE
        shared = _CHANGE + _shared_cost(labels[index - 1], words[index])
        at_start, at_end = _side_costs(label, lines)
        at_end += _empty_cost(label, lines, words[index])
        choices.append((end + change < start, end <= start + shared))
        start, end = min(start, end + change) + at_start, min(start + shared, end) + at_end
    start += _empty_cost(labels[-1], lines, words[-1])
    sides = [end <= start]
    for choice in reversed(choices):
        sides.append(choice[sides[-1]])
    return sides[::-1], start == end < _EMPTY


def _side_costs(label: Candidate, lines: Sequence[Line]) -> tuple[float, float]:
    """Return the cost of a label at the start and at the end of its post, for itself."""
    if label.place != "alone":
        return (float("inf"), 0) if label.place == "trailing" else (0, float("inf"))
    index = label.line_index
    blank_above = index == 0 or lines[index - 1].is_blank
    blank_below = index + 1 == len(lines) or lines[index + 1].is_blank
    if not blank_below and is_attachment(lines[index + 1].text):
        blank_below = blank_above  # a picture's link is no sign, since it can follow either way
    at_start = _BLANK_BETWEEN if blank_below and not blank_above else 0
    at_end = _BLANK_BETWEEN if blank_above and not blank_below else 0
    return at_start, at_end + (_LIST_SHAPE if label.style in _LIST_SHAPES else 0)


def _opener_cost(labels: Sequence[Candidate], lines: Sequence[Line], post_length: int) -> int:
    """Return the cost of a first label at the end, if the words above it are an opener by their length.

    Words above the label 1 are an opener if they are much shorter than what is below the last label;
    words above a later label, if they have room for one post only.
    """
    first = weighted_length(lines[: labels[0].line_index])
    last = weighted_length(lines[labels[-1].line_index + 1 :])
    longest = post_length + TOLERANCE
    if last > longest or not last:
        return 0
    is_opener = first <= longest if labels[0].whole > 1 else 2 * first <= last
    return _OPENER if is_opener else 0


def _shared_cost(label: Candidate, paragraphs: int) -> int:
    """Return the cost of words that both a label above and a label below them claim."""
    return _EMPTY if label.place == "alone" and paragraphs == 1 else 0


def _empty_cost(label: Candidate, lines: Sequence[Line], words: int) -> int:
    """Return the cost of a label if there are words, or none, on the side on which its post is."""
    if words or label.place != "alone":
        return 0
    return _ONLY_LINKS if _LINK_OR_HASHTAG.search(lines[label.line_index].text, label.end) else _EMPTY


def _words_between(labels: Sequence[Candidate], lines: Sequence[Line]) -> Iterator[int]:
    """Yield the number of paragraphs before the first label, between each two, and after the last."""
    begin = 0
    for label in labels:
        yield _count_paragraphs(lines, begin, label.line_index)
        begin = label.line_index + 1
    yield _count_paragraphs(lines, begin, len(lines))


def _count_paragraphs(lines: Sequence[Line], begin: int, end: int) -> int:
    """Return the number of paragraphs with words, not counting more than are of interest here: two."""
    with_words = (
        paragraph
        for paragraph in paragraph_ranges(lines, begin, end)
        if any(_has_words(lines[index]) for index in paragraph)
    )
    return sum(1 for _ in islice(with_words, 2))


def _has_words(line: Line) -> bool:
    return not (
        line.is_blank
        or is_attachment(line.text)
        or is_opening_marker(line.text)
        or is_closing_marker(line.text)
    )
