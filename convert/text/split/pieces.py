"""Divide paragraphs into posts by the lengths that posts can have.

Most authors fill their posts, so the best division has few posts, none too long, and its borders where
a post is likely to end: below a link, but not before an item of a list. The costs were fitted to
threads whose posts are known.
"""

import math
import re
from collections.abc import Sequence
from itertools import pairwise

from convert.text.lines import Line
from convert.text.split.attachments import is_attachment
from convert.text.split.post_length import TOLERANCE, weighted_length

_BORDER = 16  # for each post
_TOO_LONG = 12  # for a post within the tolerance
_FULL = -3  # for a post that has no room for another sentence
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
    (re.compile(r"@\w"), -3),  # an answer
    (re.compile(r"[\"“'‘«]"), -4),
)
_SEARCHED = 200  # characters at the end of a line, which can be as long as a book
_ATTACHMENT = 15  # a link or a hashtag belongs to the words above it
_SMALL_LETTER = 6  # the sentence goes on


def piece_starts(lines: Sequence[Line], paragraphs: Sequence[range], post_length: int) -> list[int]:
    """Return the indices of the lines at which posts begin, of paragraphs that may be several posts."""
    lengths = [weighted_length(lines[found.start : found.stop]) for found in paragraphs]
    borders = [0]
    for above, below in pairwise(paragraphs):
        borders.append(_border_cost(lines[above.stop - 1].text, lines[below.start].text))
    costs = [0.0]  # of the best division of so many paragraphs
    starts = [0]  # of the last post of that division
    for end in range(1, len(paragraphs) + 1):
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
    found = []
    end = len(paragraphs)
    while end:
        end = starts[end]
        found.append(paragraphs[end].start)
    return found[::-1]


def _length_cost(length: int, post_length: int) -> int:
    if length > post_length:
        return _TOO_LONG
    return _FULL if length >= post_length - _ROOM else 0


def _border_cost(above: str, below: str) -> int:
    """Return the cost of a border between the last line of a paragraph and the first of the next."""
    end, start = above.rstrip()[-_SEARCHED:], below.lstrip()[:2]
    if is_attachment(below):
        return _BORDER + _ATTACHMENT
    cost = _BORDER + next((cost for pattern, cost in _AFTER if pattern.search(end)), 0)
    if start[0].islower():
        return cost + _SMALL_LETTER
    return cost + next((cost for pattern, cost in _BEFORE if pattern.match(start)), 0)
