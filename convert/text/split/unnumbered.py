"""Decide whether the paragraphs of a text without numbers are posts."""

import re
from collections.abc import Iterable, Sequence

from convert.text.lines import Line
from convert.text.split.label_shapes import WEAK
from convert.text.split.labels import Candidate, candidates
from convert.text.split.post_lines import POST_LENGTH

_MIN_POSTS = 3  # two paragraphs are more likely one post
_MIN_ITEMS = 2  # a single number before a paragraph makes no list
# Weighted length (twitter-text, configuration v3): each URL counts 23, and all characters outside
# these ranges, such as ideographs and emoji, count two.
_URL = re.compile(r"https?://\S+")
_URL_LENGTH = 23
_WIDE = re.compile("[^\0-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")


def joined_lists(found: Sequence[tuple[Line, ...]]) -> list[tuple[Line, ...]]:
    """Join the items of each list to the paragraph before it, if all that fits into one post."""
    joined: list[tuple[Line, ...]] = []
    index = 0
    while index < len(found):
        end, item = index + 1, None
        while end < len(found) and (item := _next_item(found[end], item)):
            end += 1
        items = end - index - 1
        together = _as_one(found[index:end])
        if items < _MIN_ITEMS or _weighted_length(together) > POST_LENGTH:
            end, together = index + 1, found[index]
        joined.append(together)
        index = end
    return joined


def reason_for_one_post(found: Sequence[tuple[Line, ...]]) -> str | None:
    """Return the reason why paragraphs are one post, to follow "since"; None if each is a post."""
    if len(found) <= 1:
        return "it has no blank lines"
    if len(found) < _MIN_POSTS:
        return "it has only two paragraphs"
    total = 0
    for paragraph in found:
        length = _weighted_length(paragraph)
        if length > POST_LENGTH:
            return f"the paragraph at line {paragraph[0].number} is longer than a post can be"
        total += length
    return "it is short enough for one" if total <= POST_LENGTH else None


def _next_item(paragraph: Sequence[Line], previous: Candidate | None) -> Candidate | None:
    """Return the number of a paragraph that is the next item of a list; None if it is not.

    Without a previous item, the first item of a list is the next one.
    """
    item = next(candidates(paragraph[:1]), None)
    if item is None or item.place != "leading" or item.weight != WEAK:
        return None
    if previous is None:
        return item if item.whole == 1 else None
    return item if item.whole == previous.whole + 1 and item.style == previous.style else None


def _as_one(found: Iterable[Sequence[Line]]) -> tuple[Line, ...]:
    """Return paragraphs as one run of lines, with blank lines between them."""
    lines: list[Line] = []
    for paragraph in found:
        if lines:
            lines.append(Line(lines[-1].number + 1, ""))
        lines += paragraph
    return tuple(lines)


def _weighted_length(lines: Iterable[Line]) -> int:
    """Return the length of a post as Twitter counts it."""
    text = _URL.sub("x" * _URL_LENGTH, "\n".join(line.text.strip() for line in lines))
    return len(text) + len(_WIDE.findall(text))
