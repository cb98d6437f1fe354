"""Divide the posts of a numbered thread that are longer than a post can be.

They hold posts without a number: what follows the last number, an answer in between, an opener of
several posts.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from convert.text.lines import Line
from convert.text.split.label_shapes import LIKELY
from convert.text.split.labels import Candidate
from convert.text.split.pieces import firm_piece_starts, piece_starts
from convert.text.split.post_length import is_longer
from convert.text.split.post_lines import paragraph_ranges
from convert.text.split.post_spans import Span, cut_span

_FindStarts: TypeAlias = Callable[[Sequence[Line], Sequence[range], int], list[int]]

_LENGTHENED = 1.15  # a post with a number can be so much longer, since copying can lengthen it


def divided(spans: tuple[Span, ...], lines: Sequence[Line], post_length: int) -> tuple[Span, ...]:
    """Return the spans, with the pieces of those that are too long in their place.

    If most posts with a label are too long, either their author writes longer posts than others, and
    none is divided, or the labels are items of a list, such as "1.", of which each takes several posts.
    In a thread most of which is numbered, a post is left whole where its division is in doubt.
    """
    longest = int(_LENGTHENED * post_length)
    too_long = [is_longer(lines[span.begin : span.end], longest) for span in spans]
    if not any(too_long):
        return spans
    likely = [
        long
        for span, long in zip(spans[:-1], too_long, strict=False)
        if span.label and span.label.weight >= LIKELY
    ]
    if sum(likely) * 2 > len(likely):
        return spans
    lengthy = sum(span.end - span.begin for span, long in zip(spans, too_long, strict=True) if long)
    find_starts = firm_piece_starts if lengthy * 2 <= len(lines) else piece_starts
    return tuple(
        piece
        for span, long in zip(spans, too_long, strict=True)
        for piece in (_pieces(span, lines, post_length, find_starts) if long else (span,))
    )


def _is_left_whole(span: Span, lines: Sequence[Line], longest: int) -> bool:
    """Return whether a piece is too long for a post and has paragraphs, between which it could end."""
    is_long = is_longer(lines[span.begin : span.end], longest)
    return is_long and len(paragraph_ranges(lines, span.begin, span.end)) > 1


def _pieces(
    span: Span, lines: Sequence[Line], post_length: int, find_starts: _FindStarts
) -> Iterator[Span]:
    """Yield the pieces of a span; its label stays at the first or at the last of them."""
    found = paragraph_ranges(lines, span.begin, span.end)
    if span.label and len(found) > 1:
        found = _with_whole_label(found, span.label, at_end=span.label_at_end)
    begins = [span.begin, *find_starts(lines, found, post_length)[1:]]
    longest = int(_LENGTHENED * post_length)
    for piece in cut_span(span, begins, is_guess=True):
        yield piece._replace(is_left_whole=_is_left_whole(piece, lines, longest))


def _with_whole_label(found: list[range], label: Candidate, *, at_end: bool) -> list[range]:
    """Join the paragraph of a lone label to the one beside it, and what follows a label at the end."""
    if at_end:
        first = next(i for i, paragraph in enumerate(found) if label.line_index < paragraph.stop)
        if first and label.place == "alone" and found[first].start == label.line_index:
            first -= 1
        return [*found[:first], range(found[first].start, found[-1].stop)]
    if label.place == "alone" and len(found[0]) == 1:
        return [range(found[0].start, found[1].stop), *found[2:]]
    return found
