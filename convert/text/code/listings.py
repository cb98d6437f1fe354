"""Find programs and data without a fence, by their indentation and by what their lines consist of.

Each paragraph is judged by itself: at least one of its lines is indented, and most look like lines of a
program, the first and the last among them. Then flat paragraphs next to it can belong to it.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from convert.text.code.aside import code_line, label_end
from convert.text.code.evidence import Evidence, evidence
from convert.text.lines import Line
from convert.text.margins import SPACES

_FEWEST_STRONG = 2  # lines that are plainly those of a program
_SHARE = 0.6  # of the lines, at least, that look like those of a program


class _Row(NamedTuple):
    """A line that may belong to a program."""

    line_index: int
    start: int
    """The index after the label of its post."""
    evidence: Evidence
    is_indented: bool


class _Block(NamedTuple):
    """Lines of a paragraph that look like a program."""

    rows: Sequence[_Row]
    is_listing: bool
    """Whether they are a program, and not merely what can belong to one."""


def with_listings_aside(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines with programs set aside."""
    done: list[Line] = []
    free = 0  # the first line that is not in `done`
    for begin, end, start in _listings(lines):
        done += lines[free:begin]
        first = lines[begin].text
        found = lines[begin:end]
        texts = [first[start:], *(line.text for line in found[1:])]
        done.append(code_line(found, texts, before=first[:start].lstrip()))
        free = end
    return (*done, *lines[free:])


def _listings(lines: Sequence[Line]) -> Iterator[tuple[int, int, int]]:
    """Yield where each program begins, where it ends, and where its code begins in the first line."""
    group: list[_Block] = []
    for block in _blocks(lines):
        if group and not _belong_together(group[-1], block, lines):
            yield from _joined(group)
            group = []
        group.append(block)
    yield from _joined(group)


def _belong_together(above: _Block, below: _Block, lines: Sequence[Line]) -> bool:
    """Return whether nothing but blank lines is between two blocks, and no label."""
    between = lines[above.rows[-1].line_index + 1 : below.rows[0].line_index]
    return not below.rows[0].start and all(line.is_blank for line in between)


def _joined(group: Sequence[_Block]) -> Iterator[tuple[int, int, int]]:
    if any(block.is_listing for block in group):
        first, last = group[0].rows[0], group[-1].rows[-1]
        yield first.line_index, last.line_index + 1, first.start


def _blocks(lines: Sequence[Line]) -> Iterator[_Block]:
    """Yield the parts of paragraphs that look like programs."""
    rows: list[_Row] = []
    for index, line in enumerate(lines):
        row = None if line.is_blank or line.code else _row(index, line.text)
        if rows and (row is None or row.start):
            yield from _block(rows)
            rows = []
        if row is not None:
            rows.append(row)
    if rows:
        yield from _block(rows)


def _row(index: int, text: str) -> _Row | None:
    """Return a line as one that may belong to a program; None if it is prose."""
    start = label_end(text)
    is_indented = text[0] in SPACES
    found = evidence(text[start:].strip())
    if found == "none" and not (is_indented and not start):
        return None
    return _Row(line_index=index, start=start, evidence=found, is_indented=is_indented and not start)


def _block(rows: Sequence[_Row]) -> Iterator[_Block]:
    """Yield the rows from the first to the last that look like a program, if most of them do."""
    signs = [position for position, row in enumerate(rows) if row.evidence != "none"]
    if not signs:
        return
    kept = rows[signs[0] : signs[-1] + 1]
    strong = sum(row.evidence == "strong" for row in kept)
    if not strong or len(signs) < _SHARE * len(kept):
        return
    is_indented = len({row.is_indented for row in kept}) > 1 or kept[0].is_indented
    yield _Block(rows=kept, is_listing=is_indented and strong >= _FEWEST_STRONG)
