"""Pages: lines set one below the other, and at the foot of each page the notes that its lines refer to.

A note begins on the page of its first reference, also where a paragraph goes on over pages. A note
that finds no room goes on at the foot of the next page. Heights are points, downwards from the top of
the text area.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from convert_pdf.inline.runs import Line

_TOGETHER = 2
"""How many lines of a parted paragraph stand together at least: no widows, no orphans."""
_NOTES_AT_MOST = 0.7
"""How much of a page notes that go on from the page before may take while text is left."""


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of a paragraph or of a note."""

    lines: tuple[Line, ...]
    leading: float
    """From line to line."""
    above: float = 0.0
    """The space before it, dropped at the head of a page."""
    keeps_next: bool = False
    """Whether it must not be the last on its page: a heading."""


class Placed(NamedTuple):
    """A line and its baseline."""

    block: Block
    line: Line
    baseline: float
    is_first: bool
    """Whether it is the first line of its block."""


@dataclass(slots=True)
class Page:
    """What stands on a page."""

    body: list[Placed] = field(default_factory=list)
    notes: list[Placed] = field(default_factory=list)
    rule: float | None = None
    """Where the rule above the notes stands, if there are notes."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The text area of a page."""

    height: float
    gap: float
    """Between the text and the rule above the notes, and between that and the notes, together."""


class _Part(NamedTuple):
    """Lines of a note that stand, or are to stand, on a page."""

    block: Block
    begin: int
    end: int

    @property
    def height(self) -> float:
        above = self.block.above if self.begin == 0 else 0.0
        return above + (self.end - self.begin) * self.block.leading


class _Step(NamedTuple):
    """A line set on the page under way, and the state of the page after it."""

    block: int
    line: int
    baseline: float
    notes: int
    """How many parts of notes the page has then."""


def fill(blocks: Sequence[Block], notes: Mapping[int, Block], frame: Frame) -> Iterator[Page]:
    """The pages, in order. Of `notes`, those are set that a line refers to, each once."""
    filler = _Filler(blocks, notes, frame)
    while not filler.is_done:
        yield filler.page()


class _Filler:
    """Where the filling of pages stands."""

    def __init__(self, blocks: Sequence[Block], notes: Mapping[int, Block], frame: Frame) -> None:
        self._blocks = blocks
        self._notes = notes
        self._frame = frame
        self._block = self._line = 0  # the next line to be set
        self._set: set[int] = set()  # the notes that have been begun
        self._carried: list[_Part] = []

    @property
    def is_done(self) -> bool:
        return self._block >= len(self._blocks) and not self._carried

    def page(self) -> Page:
        """The next page."""
        parts = self._take_carried()
        steps: list[_Step] = []
        begun: list[list[int]] = []  # for each step, the notes that it begins
        y = 0.0
        taken = sum(part.height for part in parts)
        while self._block < len(self._blocks) and not self._carried:
            block = self._blocks[self._block]
            baseline = y + (block.above if y and self._line == 0 else 0.0) + block.leading
            new = self._new_notes(block.lines[self._line])
            gap = self._frame.gap if parts or new else 0.0
            room = self._frame.height - baseline - gap - taken
            added = self._fitting(new, room, must=not steps)
            if added is None:
                self._step_back(steps, begun, parts)
                break
            steps.append(_Step(self._block, self._line, baseline, len(parts) + len(added)))
            begun.append(new)
            self._set.update(new)
            parts += added
            taken = sum((part.height for part in added), start=taken)
            y = baseline
            self._advance(block)
        return self._laid_out(steps, parts)

    def _advance(self, block: Block) -> None:
        self._line += 1
        if self._line == len(block.lines):
            self._block, self._line = self._block + 1, 0

    def _take_carried(self) -> list[_Part]:
        """As much of the notes from the page before as this one holds; the rest stays carried."""
        room = self._frame.height - self._frame.gap
        if self._block < len(self._blocks):
            room *= _NOTES_AT_MOST
        parts: list[_Part] = []
        rest: list[_Part] = []
        for part in self._carried:
            # one line always gets on, however low the page
            fitting = 0 if rest else max(self._lines_in(part, room), int(not parts))
            if fitting:
                parts.append(part._replace(end=part.begin + fitting))
                room -= parts[-1].height
            if part.begin + fitting < part.end:
                rest.append(part._replace(begin=part.begin + fitting))
        self._carried = rest
        return parts

    def _new_notes(self, line: Line) -> list[int]:
        """The notes that a line is the first to refer to."""
        if not line.notes:
            return []
        referred = dict.fromkeys(line.notes)
        return [number for number in referred if number in self._notes and number not in self._set]

    def _fitting(self, new: Sequence[int], room: float, *, must: bool) -> list[_Part] | None:
        """The notes of a line as parts for this page, or None where the line must go to the next one.

        `room` is what the line would leave for them. A line that `must` stand here takes what there is;
        the rest is carried.
        """
        if not new:
            return [] if must or room >= -1e-6 else None
        wanted = [_Part(self._notes[n], 0, len(self._notes[n].lines)) for n in new]
        height = sum(part.height for part in wanted)
        if height <= room + 1e-6:
            return wanted
        is_long = height > self._frame.height / 2
        beginnings = sum(part.block.above + part.block.leading for part in wanted)
        if must or (is_long and beginnings <= room):
            return self._begun(wanted, room)
        return None

    def _begun(self, wanted: Sequence[_Part], room: float) -> list[_Part]:
        """The beginning of each note, of at least a line, in a room that can't hold them all."""
        parts = []
        for position, part in enumerate(wanted):
            reserved = sum(later.block.leading + later.block.above for later in wanted[position + 1 :])
            fitting = max(1, self._lines_in(part, room - reserved))
            parts.append(part._replace(end=fitting))
            room -= parts[-1].height
            if fitting < part.end:
                self._carried.append(part._replace(begin=fitting))
        return parts

    @staticmethod
    def _lines_in(part: _Part, room: float) -> int:
        above = part.block.above if part.begin == 0 else 0.0
        return max(0, min(part.end - part.begin, int((room - above + 1e-6) / part.block.leading)))

    def _step_back(self, steps: list[_Step], begun: list[list[int]], parts: list[_Part]) -> None:
        """Give lines that may not be the last of a page to the next one, but never all of them."""
        while len(steps) > 1 and not self._may_end(steps[-1]):
            last = steps.pop()
            self._set.difference_update(begun.pop())
            del parts[steps[-1].notes :]
            self._block, self._line = last.block, last.line

    def _may_end(self, last: _Step) -> bool:
        """Whether a page may end with a line: not with a heading, nor so that few lines stand alone."""
        block = self._blocks[last.block]
        left = len(block.lines) - last.line - 1
        if left == 0:
            return not block.keeps_next
        return last.line + 1 >= _TOGETHER and left >= _TOGETHER

    def _laid_out(self, steps: Sequence[_Step], parts: Sequence[_Part]) -> Page:
        page = Page()
        for step in steps:
            block = self._blocks[step.block]
            page.body.append(Placed(block, block.lines[step.line], step.baseline, step.line == 0))
        if not parts:
            return page
        y = self._frame.height - sum(part.height for part in parts)
        page.rule = y - self._frame.gap / 3
        for block, begin, end in parts:
            y += block.above if begin == 0 else 0.0
            for index in range(begin, end):
                y += block.leading
                page.notes.append(Placed(block, block.lines[index], y, index == 0))
        return page
