"""Decide where the posts of a text without numbers begin.

The strongest sign that there is decides: rules, wide gaps, blank lines between paragraphs of which few
would fit into one post together, and else the lengths that posts can have.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from convert.text.lines import CODE_SIGN, Line
from convert.text.split.borders import rules, sections_between_rules, sections_between_wide_gaps
from convert.text.split.label_shapes import WEAK
from convert.text.split.labels import Candidate, candidates
from convert.text.split.pieces import piece_starts
from convert.text.split.post_length import TOLERANCE, weighted_length
from convert.text.split.post_lines import paragraph_ranges
from convert.text.split.thread_markers import is_closing_marker, is_opening_marker

_MIN_POSTS = 3  # two paragraphs are more likely one post
_MIN_ITEMS = 2  # a single number before a paragraph makes no list
_FITTING_SHARE = 0.6  # of neighbours that would fit into one post, at most, if each is a post itself


class Division(NamedTuple):
    """Where the posts of a text without numbers begin."""

    starts: Sequence[int]
    """The index of the first line of each post; the first is 0."""
    scheme: str
    """How they were found, to be shown to people; "{posts}" in it is the number of posts."""
    rules: Sequence[int] = ()
    """The indices of the rules that separate posts."""
    is_guess: bool = False


def division(lines: Sequence[Line], post_length: int, expected: int | None) -> Division:
    """Return the most likely posts of a text without numbers.

    `post_length` is the longest post of the network, and `expected` the number of posts if it is known.
    """
    found = rules(lines)
    if starts := sections_between_rules(lines, found):
        return Division(starts, "not numbered: split at rules into {posts}", found)
    if starts := sections_between_wide_gaps(lines):
        return Division(starts, "not numbered: split at wide gaps into {posts}")
    paragraphs = paragraph_ranges(lines, 0, len(lines))
    joined = _with_code(_joined_lists(paragraphs, lines, post_length), lines, post_length)
    if reason := _reason_for_one_post(_without_markers(joined, lines), lines, post_length):
        return Division([0], f"not numbered: one post, since {reason}")
    if expected == len(paragraphs) or _each_is_a_post(joined, lines, post_length):
        starts = [paragraph.start for paragraph in joined]
        return Division(starts, "not numbered: split at blank lines into {posts}")
    starts = piece_starts(lines, joined, post_length)
    scheme = "not numbered: split by the lengths of posts into {posts}, which is a guess"
    return Division(starts, scheme, is_guess=True)


def _joined_lists(found: Sequence[range], lines: Sequence[Line], post_length: int) -> list[range]:
    """Join the items of each list to the paragraph before it, if all that fits into one post."""
    joined: list[range] = []
    index = 0
    while index < len(found):
        end, item = index + 1, None
        while end < len(found) and (item := _next_item(lines[found[end].start], item)):
            end += 1
        together = range(found[index].start, found[end - 1].stop)
        if end - index - 1 < _MIN_ITEMS or _length(together, lines) > post_length + TOLERANCE:
            end, together = index + 1, found[index]
        joined.append(together)
        index = end
    return joined


def _with_code(found: Sequence[range], lines: Sequence[Line], post_length: int) -> list[range]:
    """Join code to the paragraph before it, if both fit into one post."""
    joined: list[range] = []
    for paragraph in found:
        if joined and lines[paragraph.start].text.startswith(CODE_SIGN):
            together = range(joined[-1].start, paragraph.stop)
            if _length(together, lines) <= post_length + TOLERANCE:
                joined[-1] = together
                continue
        joined.append(paragraph)
    return joined


def _reason_for_one_post(found: Sequence[range], lines: Sequence[Line], post_length: int) -> str | None:
    """Return the reason why paragraphs are one post, to follow "since"; None if they are several."""
    if len(found) <= 1:
        return "it has no blank lines"
    if len(found) < _MIN_POSTS:
        return "it has only two paragraphs"
    total = 0
    for paragraph in found:
        length = _length(paragraph, lines)
        if length > post_length + TOLERANCE:
            number = lines[paragraph.start].number
            return f"the paragraph at line {number} is longer than a post can be"
        total += length
    return "it is short enough for one" if total <= post_length + TOLERANCE else None


def _each_is_a_post(found: Sequence[range], lines: Sequence[Line], post_length: int) -> bool:
    """Return whether most paragraphs leave no room for the next one in the same post."""
    lengths = [_length(paragraph, lines) for paragraph in found]
    fitting = sum(one + two + 2 <= post_length for one, two in pairwise(lengths))
    return fitting <= _FITTING_SHARE * (len(found) - 1)


def _without_markers(found: Sequence[range], lines: Sequence[Line]) -> Sequence[range]:
    """Return the paragraphs without a first and a last one that are nothing but a marker."""
    if found and len(found[0]) == 1 and is_opening_marker(lines[found[0].start].text):
        found = found[1:]
    if found and len(found[-1]) == 1 and is_closing_marker(lines[found[-1].start].text):
        found = found[:-1]
    return found


def _next_item(line: Line, previous: Candidate | None) -> Candidate | None:
    """Return the number at the start of a line if it is the next of a list, else None.

    Without a previous item, the first item of a list is the next one.
    """
    item = next(candidates([line]), None)
    if item is None or item.place != "leading" or item.weight != WEAK:
        return None
    if previous is None:
        return item if item.whole == 1 else None
    return item if item.whole == previous.whole + 1 and item.style == previous.style else None


def _length(paragraph: range, lines: Sequence[Line]) -> int:
    return weighted_length(lines[paragraph.start : paragraph.stop])
