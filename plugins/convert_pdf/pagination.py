"""Distribute lines and pictures over pages, each with the notes of its lines at the foot.

A row of pictures is like a line that is as high as they are, kept with the first lines of its
captions. What does not fit on a page is on the next, and what follows it is never before it. A note
begins on the page of its first reference, even if the paragraph continues on the next page. A
note that does not fit continues at the foot of the next page. Heights are in points, downwards from
the top of the text area.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple, TypeAlias

from convert_pdf.blocks import Block
from convert_pdf.inline.runs import Line
from convert_pdf.rows import PictureRow, Strip

# The fewest lines of a paragraph on either side of a page break (widows and orphans).
_KEPT_TOGETHER = 2
# The same for the row of pictures and the lines of their captions that are before a page break.
_KEPT_WITH_PICTURES = 1 + _KEPT_TOGETHER
# The part of a page that continued notes may take while there is text left.
_CONTINUED_NOTES_SHARE = 0.7
# Notes that take more than this part of a page may be split where they begin, so that the line that
# refers to them does not leave most of its page empty.
_SPLIT_NOTES_SHARE = 0.5
# The part of the gap that is between the rule and the notes.
_RULE_GAP_SHARE = 1 / 3
# The tolerance for rounding errors when heights are compared.
_ROUNDING = 1e-6


BodyBlock: TypeAlias = Block | PictureRow
"""What the text of a page consists of."""


class PlacedLine(NamedTuple):
    """A line of a block at its baseline, or pictures at their lower edge."""

    block: BodyBlock
    line_index: int
    """The index of the line in its block."""
    baseline: float
    notes: Sequence[Block] = ()
    """The notes that begin with this line."""

    @property
    def line(self) -> Line | Strip:
        """The line, or the part of a row of pictures."""
        return self.block.lines[self.line_index]

    @property
    def is_first(self) -> bool:
        """Whether it is the first line of its block."""
        return self.line_index == 0

    @property
    def is_last(self) -> bool:
        """Whether it is the last line of its block."""
        return self.line_index == len(self.block.lines) - 1


@dataclass(slots=True)
class Page:
    """The lines of a page."""

    body: list[PlacedLine] = field(default_factory=list)
    notes: list[PlacedLine] = field(default_factory=list)
    rule: float | None = None
    """The height of the rule above the notes; None without notes."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The text area of a page."""

    height: float
    gap: float
    """The distance between the text and the notes, with the rule in it."""


class _NotePart(NamedTuple):
    """The lines of a note that are on one page, or that are left for the next."""

    block: Block
    begin: int
    end: int

    @property
    def height(self) -> float:
        return self.above + (self.end - self.begin) * self.leading

    @property
    def above(self) -> float:
        return self.block.paragraph.above if self.begin == 0 else 0.0

    @property
    def leading(self) -> float:
        return self.block.paragraph.leading

    def lines_within(self, room: float) -> int:
        """Return how many of the lines fit into a height."""
        fitting = int((room - self.above + _ROUNDING) / self.leading)
        return max(0, min(self.end - self.begin, fitting))


class _Step(NamedTuple):
    """A line put on the current page, by its indexes, and what is needed to take it back."""

    block: int
    line: int
    baseline: float
    parts: int
    """The number of note parts on the page after this line."""
    begun: Mapping[int, Block]
    """The notes that begin with this line, by number."""


def paginate(
    blocks: Iterable[BodyBlock], note: Callable[[int], Block | None], frame: Frame
) -> Iterator[Page]:
    """Yield the pages in order. A note is set once, and only if a line refers to it.

    `note` returns the note with a number, or None if it is not to be set. Blocks and notes are taken
    when their page is filled, and are not kept, so that a long document needs no more memory.
    """
    paginator = _Paginator(blocks, note, frame)
    while not paginator.is_done:
        yield paginator.next_page()


class _Paginator:
    """The next line to be placed, and the notes that have begun."""

    def __init__(
        self, blocks: Iterable[BodyBlock], note: Callable[[int], Block | None], frame: Frame
    ) -> None:
        self._source = iter(blocks)
        self._note = note
        self._frame = frame
        self._blocks: list[BodyBlock] = []  # of the current page, and perhaps the one after them
        self._block = self._line = 0  # the indexes of the next line
        self._begun: set[int] = set()
        self._waiting: dict[int, Block] = {}  # the notes taken that have not begun
        self._continued: list[_NotePart] = []  # left for the next page

    @property
    def is_done(self) -> bool:
        return not self._has_block() and not self._continued

    def next_page(self) -> Page:
        del self._blocks[: self._block]
        self._block = 0
        parts = self._take_continued()
        steps: list[_Step] = []
        y = 0.0
        taken = sum(part.height for part in parts)
        while not self._continued and self._has_block():
            block = self._blocks[self._block]
            above = block.above if y and self._line == 0 else 0.0
            baseline = y + above + block.height(self._line)
            new = self._new_notes(block.lines[self._line])
            gap = self._frame.gap if parts or new else 0.0
            room = self._frame.height - baseline - gap - taken
            if room < -_ROUNDING and parts and not steps:
                break  # the page is left to the continued notes
            added = self._note_parts(new, room, is_forced=not steps)
            if added is None:
                self._take_back(steps, parts)
                break
            parts += added
            steps.append(_Step(self._block, self._line, baseline, len(parts), new))
            for number in new:
                self._begun.add(number)
                del self._waiting[number]
            taken = sum((part.height for part in added), start=taken)
            y = baseline
            self._advance(block)
        return self._page(steps, parts)

    def _has_block(self) -> bool:
        """Return whether a line is left. Takes its block from the source if it is a new one."""
        if self._block == len(self._blocks):
            self._blocks += islice(self._source, 1)
        return self._block < len(self._blocks)

    def _advance(self, block: BodyBlock) -> None:
        self._line += 1
        if self._line == len(block.lines):
            self._block, self._line = self._block + 1, 0

    def _take_continued(self) -> list[_NotePart]:
        """Return the part of the continued notes that this page holds, and keep the rest."""
        room = self._frame.height - self._frame.gap
        if self._has_block():
            room *= _CONTINUED_NOTES_SHARE
        parts: list[_NotePart] = []
        rest: list[_NotePart] = []
        for part in self._continued:
            # At least one line per page, however low the page is.
            fitting = 0 if rest else max(part.lines_within(room), int(not parts))
            if fitting:
                parts.append(part._replace(end=part.begin + fitting))
                room -= parts[-1].height
            if part.begin + fitting < part.end:
                rest.append(part._replace(begin=part.begin + fitting))
        self._continued = rest
        return parts

    def _new_notes(self, line: Line | Strip) -> dict[int, Block]:
        """Return the notes to which a line has the first reference, by number."""
        new: dict[int, Block] = {}
        for number in line.notes:
            if number not in self._begun and number not in new:
                note = self._waiting.get(number) or self._note(number)
                if note is not None:
                    new[number] = self._waiting[number] = note
        return new

    def _note_parts(
        self, new: Mapping[int, Block], room: float, *, is_forced: bool
    ) -> list[_NotePart] | None:
        """Return the notes of a line as parts for this page, or None if the line does not fit.

        `room` is the height that the line leaves for its notes. A line that `is_forced` is placed in
        any case, and what does not fit of its notes is continued on the next page.
        """
        if not new:
            return [] if is_forced or room >= -_ROUNDING else None
        wanted = [_NotePart(block, 0, len(block.lines)) for block in new.values()]
        height = sum(part.height for part in wanted)
        if height <= room + _ROUNDING:
            return wanted
        is_long = height > _SPLIT_NOTES_SHARE * self._frame.height
        beginnings = sum(part.above + part.leading for part in wanted)
        if is_forced or (is_long and beginnings <= room):
            return self._split(wanted, room)
        return None

    def _split(self, wanted: Sequence[_NotePart], room: float) -> list[_NotePart]:
        """Return at least the first line of each note; the rest is continued on the next page."""
        parts = []
        for position, part in enumerate(wanted):
            reserved = sum(later.leading + later.above for later in wanted[position + 1 :])
            fitting = max(1, part.lines_within(room - reserved))
            parts.append(part._replace(end=fitting))
            room -= parts[-1].height
            if fitting < part.end:
                self._continued.append(part._replace(begin=fitting))
        return parts

    def _take_back(self, steps: list[_Step], parts: list[_NotePart]) -> None:
        """Leave lines that must not be the last of a page for the next one.

        If no line may be the last, what is kept together is longer than a page, and all lines stay.
        """
        counts = range(len(steps), 0, -1)
        kept = next((n for n in counts if self._may_end_page(steps[n - 1])), len(steps))
        while len(steps) > kept:
            last = steps.pop()
            self._begun.difference_update(last.begun)
            self._waiting.update(last.begun)
            del parts[steps[-1].parts :]
            self._block, self._line = last.block, last.line

    def _may_end_page(self, last: _Step) -> bool:
        """Return whether a page may end after a line: not after a heading, pictures, or a lone line."""
        block = self._blocks[last.block]
        left = len(block.lines) - last.line - 1
        if left == 0:
            return not block.keeps_next
        if isinstance(block, PictureRow):
            return last.line + 1 >= _KEPT_WITH_PICTURES and left >= _KEPT_TOGETHER
        is_within = last.line + 1 >= _KEPT_TOGETHER and left >= _KEPT_TOGETHER
        return is_within and _may_break(block.lines, last.line)

    def _page(self, steps: Sequence[_Step], parts: Sequence[_NotePart]) -> Page:
        page = Page()
        for step in steps:
            block = self._blocks[step.block]
            notes = tuple(step.begun.values())
            page.body.append(PlacedLine(block, step.line, step.baseline, notes))
        if not parts:
            return page
        y = self._frame.height - sum(part.height for part in parts)
        page.rule = y - _RULE_GAP_SHARE * self._frame.gap
        for part in parts:
            y += part.above
            for index in range(part.begin, part.end):
                y += part.leading
                page.notes.append(PlacedLine(part.block, index, y))
        return page


def _may_break(lines: Sequence[Line], index: int) -> bool:
    """Return whether a break after a line leaves no lone line of a line of the author."""
    around = lines[max(0, index - _KEPT_TOGETHER + 1) : index + _KEPT_TOGETHER]
    return lines[index].is_end or not any(line.is_end for line in around)
