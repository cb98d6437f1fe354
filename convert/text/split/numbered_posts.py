"""Make the posts of a thread that its author numbered, and report what is odd about the numbers."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from convert.text.lines import Line
from convert.text.margins import IDEOGRAPHIC_SPACE, without_hanging_margin
from convert.text.split.labels import Candidate
from convert.text.split.numbered import NumberedThread
from convert.text.split.post_lines import PostLines, trimmed
from convert.text.split.thread_markers import is_opening_marker, opening_marker_removed
from convert.tree import Repair


def numbered_posts(
    thread: NumberedThread, lines: Sequence[Line], *, remove_markers: bool
) -> tuple[list[PostLines], list[Repair]]:
    """Return the posts, the opener first, and the repairs for removed markers ("THREAD 1/7 Words").

    The opener has the number 1 if the first label has a later one.
    """
    posts, repairs = [], []
    for position, span in enumerate(thread.spans):
        if span.label is None:
            is_first = position == 0 and thread.has_opener and thread.labels[0].whole > 1
            found = trimmed(lines[span.begin : span.end])
            posts.append(PostLines(number="1" if is_first else None, total=None, label="", lines=found))
            continue
        label = span.label
        at = label.line_index - span.begin
        own: Sequence[Line] = lines[span.begin : span.end]
        line = own[at]
        before, words = line.text[: label.start], _after_label(line.text[label.end :])
        # only before words of the post's own, white space is an indentation
        before = before.rstrip() if label.place == "trailing" else before.strip()
        if at == 0 and label.place == "leading":
            own = without_hanging_margin(own, label.end)
        if before and remove_markers and label.place != "trailing" and is_opening_marker(before):
            repairs.append(opening_marker_removed(line, before))
        elif before:
            # directional marks, which are not printable, stay next to the word that they precede
            space = " " if before.strip().isprintable() else ""
            words = f"{before}{space}{words}".rstrip()
        posts.append(
            PostLines(
                number=label.number,
                total=label.total,
                label=label_text(label, lines),
                lines=_with_line(own, at, Line(line.number, words, line.break_before, line.aside)),
            )
        )
    return posts, repairs


def _after_label(text: str) -> str:
    """Return the words after a label without the space between, but with a Japanese indentation."""
    words = text.strip()
    if IDEOGRAPHIC_SPACE not in text:
        return words
    space = text[: text.index(words)]
    return IDEOGRAPHIC_SPACE * space.count(IDEOGRAPHIC_SPACE, 1) + words


def _with_line(post: Sequence[Line], index: int, line: Line) -> tuple[Line, ...]:
    """Replace the line of the label, and remove blank lines at the end of the post.

    If nothing is left of the label's line, it is removed too, unless the post begins or ends with it.
    """
    end = len(post)
    if end == 1:
        return (line,)
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
    for position, (previous, label) in enumerate(pairwise(thread.labels), start=1):
        if position in thread.restarts:
            message = f"numbering starts again at {_quoted(label, lines)}: another thread begins"
            yield _count_repair(label, lines, message)
        elif label.tenths == previous.tenths:
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


def part_begins(thread: NumberedThread) -> Iterator[int]:
    """Yield the index of the first line of each further thread, where the numbers start again."""
    labelled = 0
    free = 0  # the first line after the post of the last label
    for span in thread.spans:
        if span.label:
            if labelled in thread.restarts:
                yield free if span.label_at_end else span.begin
            labelled += 1
            free = span.end
