"""Divide paragraphs into posts by the lengths that posts can have.

Most authors fill their posts, so the best division has few posts, none too long, and its borders where
a post is likely to end: below a link, but not before an item of a list. The costs were fitted to
threads whose posts are known.
"""

import math
import re
from collections.abc import Sequence
from itertools import pairwise

from convert.text.lines import CODE_SIGN, Line
from convert.text.split.attachments import is_attachment
from convert.text.split.post_length import TOLERANCE, weighted_length

_BORDER = 16  # for each post
_TOO_LONG = 12  # for a post within the tolerance
_FULL = -3  # for a post that has no room for another sentence
_MARGIN = 8  # by so much the best division without a firm border costs more
_ROOM = 20  # in weighted characters
_MOST_PARAGRAPHS = 12  # in one post; this keeps the time linear

# What a border costs less or more, by the end of the paragraph above it and by the start of the next.
_AFTER = (
    (re.compile(r"(?:https?://|pic\.twitter\.com/)\S+\Z"), -10),  # pictures and links to posts are last
    (re.compile(r"[🧵👇⬇⤵][^\w\s]*\Z"), -12),  # "the thread goes on below"
    (re.compile(r"[^\0-\u024f\u2000-\u206f\w]\Z"), -5),  # an emoji
)
_BEFORE = (
    (re.compile(r"[-–—•*▪◦→>(]"), 15),  # an item of a list, an aside
    (re.compile(CODE_SIGN), 15),
    (re.compile(r"@\w"), -3),  # an answer
    (re.compile(r"\d{1,3}/"), -10),  # a label out of turn
    (re.compile(r"[\"“'‘«]"), -4),
)
_SEARCHED = 200  # characters at the end of a line, which can be as long as a book
_STARTED = 4  # and at the start of one
_ATTACHMENT = 15  # a link or a hashtag belongs to the words above it
_SMALL_LETTER = 6  # the sentence goes on


def piece_starts(lines: Sequence[Line], paragraphs: Sequence[range], post_length: int) -> list[int]:
    """Return the indices of the lines at which posts begin, of paragraphs that may be several posts."""
    starts = _best(*_measured(lines, paragraphs), post_length)[1]
    found = []
    end = len(paragraphs)
    while end:
        end = starts[end]
        found.append(paragraphs[end].start)
    return found[::-1]


def firm_piece_starts(
    lines: Sequence[Line], paragraphs: Sequence[range], post_length: int
) -> list[int]:
    """Return those starts of pieces without which each division would be much worse."""
    lengths, borders = _measured(lines, paragraphs)
    before = _best(lengths, borders, post_length)[0]
    after = _best(lengths[::-1], [0, *borders[:0:-1]], post_length)[0][::-1]
    found = [paragraphs[0].start]
    for index in range(1, len(paragraphs)):
        with_border = before[index] + borders[index] + after[index]
        without = _cost_without_border(index, (before, after), lengths, borders, post_length)
        if without >= with_border + _MARGIN:
            found.append(paragraphs[index].start)
    return found


def _measured(lines: Sequence[Line], paragraphs: Sequence[range]) -> tuple[list[int], list[int]]:
    """Return the length of each paragraph, and the cost of a border before it."""
    lengths = [weighted_length(lines[found.start : found.stop]) for found in paragraphs]
    borders = [0]
    for above, below in pairwise(paragraphs):
        borders.append(_border_cost(lines[above.stop - 1].text, lines[below.start].text))
    return lengths, borders


def _best(
    lengths: Sequence[int], borders: Sequence[int], post_length: int
) -> tuple[list[float], list[int]]:
    """Return the cost of the best division of so many paragraphs, and where its last post begins."""
    costs, starts = [0.0], [0]
    for end in range(1, len(lengths) + 1):
        best, start, length = math.inf, end - 1, -2
        for begin in range(end - 1, max(0, end - _MOST_PARAGRAPHS) - 1, -1):
            length += lengths[begin] + 2  # a blank line is two line feeds
            if length > post_length + TOLERANCE and begin < end - 1:
                break
            cost = costs[begin] + borders[begin] + _length_cost(length, post_length)
            if cost < best:
                best, start = cost, begin
        costs.append(best)
        starts.append(start)
    return costs, starts


def _cost_without_border(
    index: int,
    costs: tuple[Sequence[float], Sequence[float]],
    lengths: Sequence[int],
    borders: Sequence[int],
    post_length: int,
) -> float:
    """Return the cost of the best division in which a post extends across a border.

    `costs` are those of the best divisions of what is before each border, and of what is after it.
    """
    before, after = costs
    best = math.inf
    left = -2
    for begin in range(index - 1, max(0, index - _MOST_PARAGRAPHS) - 1, -1):
        left += lengths[begin] + 2
        if left > post_length + TOLERANCE:
            break
        length = left
        for end in range(index + 1, min(len(lengths), begin + _MOST_PARAGRAPHS) + 1):
            length += lengths[end - 1] + 2
            if length > post_length + TOLERANCE:
                break
            cost = before[begin] + borders[begin] + _length_cost(length, post_length) + after[end]
            if end < len(lengths):
                cost += borders[end]
            best = min(best, cost)
    return best


def _length_cost(length: int, post_length: int) -> int:
    if length > post_length:
        return _TOO_LONG
    return _FULL if length >= post_length - _ROOM else 0


def _border_cost(above: str, below: str) -> int:
    """Return the cost of a border between the last line of a paragraph and the first of the next."""
    end, start = above.rstrip()[-_SEARCHED:], below.lstrip()[:_STARTED]
    if is_attachment(below):
        return _BORDER + _ATTACHMENT
    cost = _BORDER + next((cost for pattern, cost in _AFTER if pattern.search(end)), 0)
    if start[0].islower():
        return cost + _SMALL_LETTER
    return cost + next((cost for pattern, cost in _BEFORE if pattern.match(start)), 0)
