"""Find the first line of each post of a numbered thread.

A label is at the start of its post ("2/ Words"), at its end ("Words 2/"), or alone on a line above or
below it.
"""

import re
from collections.abc import Iterator, Sequence

from convert.text.lines import Line
from convert.text.split.labels import Candidate
from convert.text.split.thread_markers import is_closing_marker, is_opening_marker

_LINK = re.compile(r"\s*(?:https?://|pic\.twitter\.com/)\S+\s*")


def post_starts(labels: Sequence[Candidate], lines: Sequence[Line]) -> Iterator[int]:
    """Return the index of the first line of each label's post."""
    alone_below = _lone_labels_are_below(labels, lines)
    free = 0  # the first line that does not belong to an earlier post
    after_label_at_end = True  # then the next post begins at `free`
    for position, label in enumerate(labels):
        at_end = label.place == "trailing" or (label.place == "alone" and alone_below)
        if not at_end:
            yield label.line_index
        elif after_label_at_end and not (position == 0 and label.whole > 1):
            yield _skip_blank(lines, free, label.line_index)
        else:
            # the lines from `free` on are the rest of another post, so only a paragraph is certain
            yield _skip_blank(lines, _paragraph_start(label, lines, free), label.line_index)
        free = label.line_index + 1
        if at_end:
            following = labels[position + 1 : position + 2]
            free = _skip_images(lines, free, following[0].line_index if following else len(lines))
        after_label_at_end = at_end


def _lone_labels_are_below(labels: Sequence[Candidate], lines: Sequence[Line]) -> bool:
    """Return whether labels that are alone on a line are below their posts.

    They are where most other labels are; else on the side without blank lines; else below if the text
    begins with words, but does not end with words.
    """
    votes = sum(_vote(label, lines) for label in labels)
    if votes:
        return votes > 0
    first, last = labels[0].line_index, labels[-1].line_index
    words_above = any(not line.is_blank and not is_opening_marker(line.text) for line in lines[:first])
    words_below = any(
        not line.is_blank and not is_closing_marker(line.text) for line in lines[last + 1 :]
    )
    return words_above and not words_below


def _vote(label: Candidate, lines: Sequence[Line]) -> int:
    """Return 1 if a label speaks for labels at the end of posts, -1 if against it, or 0."""
    if label.place != "alone":
        return 1 if label.place == "trailing" else -1
    index = label.line_index
    blank_above = index == 0 or lines[index - 1].is_blank
    blank_below = index + 1 == len(lines) or lines[index + 1].is_blank
    return blank_below - blank_above


def _skip_blank(lines: Sequence[Line], begin: int, end: int) -> int:
    while begin < end and lines[begin].is_blank:
        begin += 1
    return begin


def _skip_images(lines: Sequence[Line], begin: int, end: int) -> int:
    """Return the index after the lines that are one link each: images of the post above them."""
    while begin < end and _LINK.fullmatch(lines[begin].text):
        begin += 1
    return begin


def _paragraph_start(label: Candidate, lines: Sequence[Line], free: int) -> int:
    """Return the start of the paragraph that a label ends, or its last line if it starts at `free`."""
    end = label.line_index
    if label.place == "alone":
        while end > free and lines[end - 1].is_blank:
            end -= 1
        end = max(free, end - 1)
    begin = end
    while begin > free and not lines[begin - 1].is_blank:
        begin -= 1
    return begin if begin > free else end
