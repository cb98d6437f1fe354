"""Split a thread whose author numbered the posts.

A label sequence is accepted if it numbers the whole thread, and not a list or a date within it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from convert.text.lines import Line
from convert.text.split.label_sequence import best_sequence
from convert.text.split.label_shapes import CERTAIN, LIKELY
from convert.text.split.labels import Candidate, candidates
from convert.text.split.long_posts import divided
from convert.text.split.post_lines import PostLines, trimmed
from convert.text.split.post_spans import Span, post_spans
from convert.text.split.thread_markers import is_opening_marker, opening_marker_removed
from convert.tree import Repair

_MIN_WEIGHT_WITHOUT_START = 2 * CERTAIN  # of all labels, if the first numbers are missing
_LONG_TEXT = 560  # in characters: longer texts are more than one post, and items may differ less
_LONG_ITEM = 80  # in characters, on average: items of this length are posts, if there are many
_LONG_RUN = 5  # numbers without a gap, which a long text after them does not outweigh
_ANNOUNCES_THREAD = re.compile(r"thread|🧵|👇", re.IGNORECASE)
_LIST_BRACKETS = "([（［"


class NumberedThread(NamedTuple):
    """The labels of a thread, and the lines of its posts."""

    labels: tuple[Candidate, ...]
    spans: tuple[Span, ...]
    has_opener: bool
    """Whether words other than a thread marker precede the first post with a label."""

    @property
    def start(self) -> int:
        """The index of the first line of the first post with a label."""
        return next(span.begin for span in self.spans if span.label)


def numbered_thread(lines: Sequence[Line], *, forced: bool = False) -> NumberedThread | None:
    """Return the labels that number the thread; None if there are none.

    `forced` accepts the best label sequence even if it looks like a list.
    """
    found = list(candidates(lines))
    thread = _thread(best_sequence(found), lines)
    if thread is None or (_has_likely_label(thread) and _numbers_whole_thread(thread, lines)):
        return thread
    # the labels of a short thread can be outweighed by a long list in it
    likely = _thread(best_sequence(label for label in found if label.weight >= LIKELY), lines)
    if likely and _numbers_whole_thread(likely, lines):
        return likely
    return thread if forced or _numbers_whole_thread(thread, lines) else None


def numbered_posts(
    thread: NumberedThread, lines: Sequence[Line], post_length: int, *, remove_markers: bool
) -> tuple[list[PostLines], list[Repair]]:
    """Return the posts, the opener first, and the repairs for removed markers ("THREAD 1/7 Words").

    The opener has the number 1 if the first label has a later one.
    """
    posts, repairs = [], []
    for position, span in enumerate(divided(thread.spans, lines, post_length)):
        if span.label is None:
            is_first = position == 0 and thread.has_opener and thread.labels[0].whole > 1
            found = trimmed(lines[span.begin : span.end])
            posts.append(PostLines(number="1" if is_first else None, total=None, label="", lines=found))
            continue
        label = span.label
        line = lines[label.line_index]
        before, after = line.text[: label.start].strip(), line.text[label.end :].strip()
        if before and remove_markers and label.place != "trailing" and is_opening_marker(before):
            repairs.append(opening_marker_removed(line, before))
            before = ""
        # directional marks, which are not printable, stay next to the word that they precede
        space = " " if before.isprintable() else ""
        without_label = Line(line.number, f"{before}{space}{after}".strip(), line.break_before)
        posts.append(
            PostLines(
                number=label.number,
                total=label.total,
                label=label_text(label, lines),
                lines=_with_line(
                    lines[span.begin : span.end], label.line_index - span.begin, without_label
                ),
            )
        )
    return posts, repairs


def _with_line(post: Sequence[Line], index: int, line: Line) -> tuple[Line, ...]:
    """Replace the line of the label, and remove blank lines at the end of the post.

    If nothing is left of the label's line, it is removed too, unless the post begins or ends with it.
    """
    end = len(post)
    while end > index + 1 and post[end - 1].is_blank:
        end -= 1
    kept = (line,) if line.text or index in (0, end - 1) else ()
    return (*post[:index], *kept, *post[index + 1 : end])


def label_text(label: Candidate, lines: Sequence[Line]) -> str:
    """Return a label as the author wrote it."""
    return lines[label.line_index].text[label.start : label.end]


def count_repairs(thread: NumberedThread, lines: Sequence[Line]) -> Iterator[Repair]:
    """Return a repair for each run of missing numbers and for each repeated number."""
    first, expected = thread.labels[0], 2 if thread.has_opener else 1
    if first.whole > expected:
        start = f"numbering starts at {_quoted(first, lines)}"
        yield _count_repair(first, lines, f"{start}: {_missing(expected, first.whole - 1)}")
    for previous, label in pairwise(thread.labels):
        if label.tenths == previous.tenths:
            yield _count_repair(label, lines, f"{_quoted(label, lines)} is used twice")
        elif label.whole > previous.whole + 1:
            jump = f"numbering jumps from {_quoted(previous, lines)} to {_quoted(label, lines)}"
            missing = _missing(previous.whole + 1, label.whole - 1)
            yield _count_repair(label, lines, f"{jump}: {missing}")


def _count_repair(label: Candidate, lines: Sequence[Line], message: str) -> Repair:
    number = lines[label.line_index].number
    return Repair(kind="count", line=number, text="", became="", message=message)


def _missing(first: int, last: int) -> str:
    if first == last:
        return f"{first} is missing"
    return f"{first} {'and' if last == first + 1 else 'to'} {last} are missing"


def _quoted(label: Candidate, lines: Sequence[Line]) -> str:
    """Return a label without the punctuation at its end, for use in a message."""
    return label_text(label, lines).rstrip(" .:-–—：．、")


def _thread(labels: Sequence[Candidate], lines: Sequence[Line]) -> NumberedThread | None:
    if not labels:
        return None
    spans = tuple(post_spans(labels, lines))
    opener = spans[0] if spans[0].label is None else None
    has_opener = opener is not None and any(
        not line.is_blank and not is_opening_marker(line.text) for line in lines[: opener.end]
    )
    return NumberedThread(tuple(labels), spans, has_opener)


def _has_likely_label(thread: NumberedThread) -> bool:
    return any(label.weight >= LIKELY for label in thread.labels)


def _numbers_whole_thread(thread: NumberedThread, lines: Sequence[Line]) -> bool:
    """Return whether the labels number the whole thread, and not a list or a date within it."""
    weight = sum(label.weight for label in thread.labels)
    first = thread.labels[0].tenths
    expected = 20 if thread.has_opener else 10
    if weight < CERTAIN or (len(thread.labels) == 1 and first != expected):
        return False
    if first > expected and weight < _MIN_WEIGHT_WITHOUT_START:
        return False
    return _has_likely_label(thread) or _weak_labels_number_posts(thread, lines)


def _weak_labels_number_posts(thread: NumberedThread, lines: Sequence[Line]) -> bool:
    """Return whether labels such as "2." or "2)" number posts, and not the items of a list.

    They number posts if the text begins with them, or if the opener announces a thread, or if the
    items are long; but not if the text before or after the list is much longer than its items. After
    many numbers, a long text is what the author added to the thread.
    """
    before = lines[: thread.start]
    length_before = sum(len(line.text) for line in before)
    *lengths, last = (
        sum(len(line.text) for line in lines[span.begin : span.end])
        for span in thread.spans
        if span.label
    )
    longest = max(_LONG_TEXT, 2 * max(lengths, default=0))
    if _is_long_run(thread.labels):
        last = min(last, longest)
        longest = max(longest, sum(lengths))
    if last > longest or length_before > max(longest, 2 * last):
        return False
    if not thread.has_opener or thread.labels[0].whole > 1:
        return True
    opener = "".join(line.text for line in before).rstrip()
    in_brackets = all(label.style[0] in _LIST_BRACKETS for label in thread.labels)
    return (
        bool(_ANNOUNCES_THREAD.search(opener))
        or (in_brackets and not opener.endswith((":", "：")))
        or sum(lengths) + last >= max(_LONG_TEXT, _LONG_ITEM * len(thread.labels))
    )


def _is_long_run(labels: Sequence[Candidate]) -> bool:
    """Return whether many labels follow each other without a gap, each below a blank line."""
    return (
        len(labels) >= _LONG_RUN
        and all(label.next_to_blank_line for label in labels[1:])
        and all(label.whole - before.whole == 1 for before, label in pairwise(labels))
    )
