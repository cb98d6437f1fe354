"""Blank: the posts of a thread without numbers, which blank lines part, where that is plausible."""

import re
from collections.abc import Iterator, Sequence

from convert.text.lines import Line
from convert.text.split.labels import WEAK, Candidate, candidates

_POST = 300
"""The weighted length of a post: 280 on Twitter, 300 on Bluesky."""
_FEWEST = 3
"""Two paragraphs are rather one post."""
_FEWEST_ITEMS = 2
"""A single number before a paragraph is no list."""
_URL = r"https?://\S+"
_URL_WEIGHT = "x" * 23
_HEAVY = "[^\0-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]"
"""What counts as two characters: ideographs, emoji (twitter-text, configuration v3).

Patterns are left as text, which `re` compiles when they are first used: numbered threads need none.
"""


def paragraphs(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """The runs of lines between blank ones."""
    begin = 0
    for index, line in enumerate(lines):
        if line.is_blank:
            if index > begin:
                yield tuple(lines[begin:index])
            begin = index + 1
    if len(lines) > begin:
        yield tuple(lines[begin:])


def with_lists(found: Sequence[tuple[Line, ...]]) -> list[tuple[Line, ...]]:
    """The paragraphs, the items of a list joined to what stands before it if all that fits one post."""
    joined: list[tuple[Line, ...]] = []
    index = 0
    while index < len(found):
        end, item = index + 1, None
        while end < len(found) and (item := _next_item(found[end], item)):
            end += 1
        together = _together(found[index:end])
        if end - index <= _FEWEST_ITEMS or _weighted_length(together) > _POST:
            end, together = index + 1, found[index]
        joined.append(together)
        index = end
    return joined


def _next_item(paragraph: Sequence[Line], before: Candidate | None) -> Candidate | None:
    """The number with which a paragraph goes on a list, or begins one; None where it does neither."""
    item = next(candidates(paragraph[:1]), None)
    if item is None or item.place != "lead" or item.weight != WEAK:
        return None
    counts = (
        item.whole == before.whole + 1 and item.style == before.style if before else item.whole == 1
    )
    return item if counts else None


def _together(found: Sequence[tuple[Line, ...]]) -> tuple[Line, ...]:
    """Paragraphs as the lines of one post."""
    lines = list(found[0])
    for paragraph in found[1:]:
        lines += (Line(lines[-1].number + 1, ""), *paragraph)
    return tuple(lines)


def why_one_post(found: Sequence[tuple[Line, ...]]) -> str | None:
    """The reason why the parts of a text are rather paragraphs of one post; None if they are posts."""
    if len(found) < 2:
        return "no blank line parts it"
    if len(found) < _FEWEST:
        return "it has only two paragraphs"
    whole = 0
    for part in found:
        length = _weighted_length(part)
        if length > _POST:
            return f"the paragraph at line {part[0].number} is longer than a post can be"
        whole += length
    return "it is short enough for one" if whole <= _POST else None


def _weighted_length(lines: Sequence[Line]) -> int:
    """The length of a post as Twitter counts it: URLs alike, wide characters twice."""
    text = re.sub(_URL, _URL_WEIGHT, "\n".join(line.text.strip() for line in lines))
    return len(text) + (0 if text.isascii() else len(re.findall(_HEAVY, text)))
