"""Find the lines of each post of a numbered thread.

A label is at the start of its post ("2/ Words"), at its end ("Words 2/"), or alone on a line above or
below it.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from convert.text.lines import Line
from convert.text.split.attachments import attachments_end
from convert.text.split.labels import Candidate
from convert.text.split.pieces import piece_starts
from convert.text.split.post_length import fills_a_post
from convert.text.split.post_lines import paragraph_ranges

_MIN_SEPARATED = 4  # labels, which show that blank lines separate the posts


class Span(NamedTuple):
    """The lines of a post: `lines[begin:end]`."""

    begin: int
    end: int
    label: Candidate | None
    """None for words before the first label, and for those after a label that ends its post."""
    label_at_end: bool = False
    is_guess: bool = False
    """Whether nothing but lengths shows that a post begins here."""
    is_left_whole: bool = False
    """Whether it is longer than a post can be, and where to divide it is in doubt."""


def post_spans(
    labels: Sequence[Candidate], sides: Sequence[bool], lines: Sequence[Line], post_length: int
) -> list[Span]:
    """Return the spans of all posts, in order, so that each line is in one of them.

    `sides` says for each label whether it is at the end of its post.
    """
    starts = list(_starts(labels, sides, lines, post_length))
    spans = [Span(0, starts[0], None)] if starts[0] else []
    for position, (label, at_end) in enumerate(zip(labels, sides, strict=True)):
        limit = starts[position + 1] if position + 1 < len(starts) else len(lines)
        end = limit
        if at_end:
            end = attachments_end(lines, label.line_index + 1, limit)
            end = _paragraph_end(lines, end, limit)
        spans.append(Span(starts[position], end, label, at_end))
        if end < limit:
            spans.append(Span(end, limit, None))
    return spans


def _starts(
    labels: Sequence[Candidate], sides: Sequence[bool], lines: Sequence[Line], post_length: int
) -> Iterator[int]:
    """Yield the index of the first line of each label's post."""
    separated = _are_separated(labels)
    free = 0  # the first line that does not belong to an earlier post
    after_label_at_end = True  # then the next post begins at `free`
    for position, (label, at_end) in enumerate(zip(labels, sides, strict=True)):
        if not at_end and separated and not label.next_to_blank_line:
            yield _start_of_words_above(label, lines, free)
        elif not at_end:
            yield label.line_index
        elif position == 0 and label.whole > 1:
            yield _start_after_opener(label, lines, post_length)
        elif after_label_at_end:
            yield _skip_blank(lines, free, label.line_index)
        else:
            # the lines from `free` on are the rest of another post, so only a paragraph is certain
            yield _skip_blank(lines, _paragraph_start(label, lines, free), label.line_index)
        free = label.line_index + 1
        if at_end:
            free = _after_attachments(labels, position, sides, lines)
        after_label_at_end = at_end


def _after_attachments(
    labels: Sequence[Candidate], position: int, sides: Sequence[bool], lines: Sequence[Line]
) -> int:
    """Return the index after the attachments of a label at the end of its post.

    What could be an attachment is the next post if nothing else is above the next label.
    """
    below = labels[position].line_index + 1
    if position + 1 == len(labels):
        return attachments_end(lines, below, len(lines))
    following = labels[position + 1]
    limit = following.line_index
    end = attachments_end(lines, below, limit)
    is_alone = sides[position + 1] and following.place == "alone"
    if is_alone and all(line.is_blank for line in lines[end:limit]):
        return below
    return end


def _are_separated(labels: Sequence[Candidate]) -> bool:
    """Return whether blank lines separate the posts: all labels but one begin a paragraph."""
    return len(labels) >= _MIN_SEPARATED and sum(not label.next_to_blank_line for label in labels) == 1


def _start_of_words_above(label: Candidate, lines: Sequence[Line], free: int) -> int:
    """Return the start of the paragraph of a label, or its own line if another post is in it."""
    begin = label.line_index
    while begin > free and not lines[begin - 1].is_blank:
        begin -= 1
    return begin if begin > free else label.line_index


def _start_after_opener(label: Candidate, lines: Sequence[Line], post_length: int) -> int:
    """Return the start of the first post with a label at its end, if posts without one precede it."""
    end = label.line_index + 1
    if fills_a_post(lines[:end], post_length):
        return _skip_blank(lines, 0, label.line_index)
    starts = piece_starts(lines, paragraph_ranges(lines, 0, end), post_length)
    if len(starts) > 1 and starts[-1] < label.line_index:
        return starts[-1]
    return _skip_blank(lines, _paragraph_start(label, lines, 0), label.line_index)


def _skip_blank(lines: Sequence[Line], begin: int, end: int) -> int:
    while begin < end and lines[begin].is_blank:
        begin += 1
    return begin


def _paragraph_end(lines: Sequence[Line], begin: int, limit: int) -> int:
    """Return the index of the first blank line from `begin` on."""
    while begin < limit and not lines[begin].is_blank:
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


def cut_span(span: Span, begins: Sequence[int], *, is_guess: bool) -> Iterator[Span]:
    """Yield the pieces of a span that begin at the given lines, the first of which is its own.

    The label stays in the piece that has its line.
    """
    labelled = bisect_right(begins, span.label.line_index) - 1 if span.label else 0
    for position, (begin, end) in enumerate(zip(begins, (*begins[1:], span.end), strict=True)):
        label = span.label if position == labelled else None
        yield Span(begin, end, label, span.label_at_end, is_guess and position > 0)
