"""Divide the posts of a numbered thread that are longer than a post can be.

They hold posts without a number: what follows the last number, an answer in between, an opener of
several posts.
"""

from collections.abc import Iterator, Sequence

from convert.text.lines import Line
from convert.text.split.labels import Candidate
from convert.text.split.pieces import piece_starts
from convert.text.split.post_length import TOLERANCE, weighted_length
from convert.text.split.post_lines import paragraph_ranges
from convert.text.split.post_spans import Span


def divided(spans: Sequence[Span], lines: Sequence[Line], post_length: int) -> list[Span]:
    """Return the spans, with the pieces of those that are too long in their place.

    Of an author who writes longer posts than others, none is divided.
    """
    too_long = [
        weighted_length(lines[span.begin : span.end]) > post_length + TOLERANCE for span in spans
    ]
    if not any(too_long):
        return list(spans)
    inner = [long for span, long in zip(spans[:-1], too_long, strict=False) if span.label]
    if sum(inner) * 2 > len(inner):
        return list(spans)
    return [
        piece
        for span, long in zip(spans, too_long, strict=True)
        for piece in (_pieces(span, lines, post_length) if long else (span,))
    ]


def _pieces(span: Span, lines: Sequence[Line], post_length: int) -> Iterator[Span]:
    """Yield the pieces of a span; its label stays at the first or at the last of them."""
    found = paragraph_ranges(lines, span.begin, span.end)
    if span.label and len(found) > 1:
        found = _with_whole_label(found, span.label, at_end=span.label_at_end)
    begins = [span.begin, *piece_starts(lines, found, post_length)[1:]]
    labelled = len(begins) - 1 if span.label_at_end else 0
    for position, (begin, end) in enumerate(zip(begins, (*begins[1:], span.end), strict=True)):
        yield Span(begin, end, span.label if position == labelled else None, span.label_at_end)


def _with_whole_label(found: list[range], label: Candidate, *, at_end: bool) -> list[range]:
    """Join the paragraph of a lone label to the one beside it, and what follows a label at the end."""
    if at_end:
        joined = next(i for i, paragraph in enumerate(found) if label.line_index < paragraph.stop)
        first = (
            joined - 1 if label.place == "alone" and found[joined].start == label.line_index else joined
        )
        first = max(0, first)
        return [*found[:first], range(found[first].start, found[-1].stop)]
    if label.place == "alone" and len(found[0]) == 1:
        return [range(found[0].start, found[1].stop), *found[2:]]
    return found
