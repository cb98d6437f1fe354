"""Distribute lines and pictures over pages, each with the notes of its lines at the foot.

A row of pictures is like a line that is as high as they are, kept with the first lines of its
captions. What does not fit on a page is on the next, and what follows it is never before it. Each page
has the notes that its lines refer to: a note begins on the page of its first reference, and is repeated
on later pages that refer to it. A note that would leave much of its page empty runs on to the foot of
the next. Heights are in points, downwards from the top of the text area.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from convert_pdf import footnotes
from convert_pdf.blocks import Block
from convert_pdf.footnotes import ROUNDING, NotePart, PageNote, Repeat
from convert_pdf.inline.runs import Line
from convert_pdf.page_breaks import BodyBlock, may_end_page
from convert_pdf.pages import Frame, Page, PlacedLine
from convert_pdf.rows import Strip

# The part of a page that continued notes may take while there is text left.
_CONTINUED_NOTES_SHARE = 0.7
# The most lines of text for which a page is left empty rather than that a note runs on to the next.
_LARGEST_HOLE = 3
# The part of the gap that is between the rule and the notes.
_RULE_GAP_SHARE = 1 / 3


class _Step(NamedTuple):
    """A line put on a page, by its indexes."""

    block: int
    line: int
    baseline: float
    notes: Sequence[PageNote]
    """The notes that begin with this line."""
    taken: float
    """The height that the notes of the page need, up to those of this line."""


@dataclass(slots=True)
class _Draft:
    """A page that is being filled."""

    frame: Frame
    continued: Sequence[NotePart]
    """What the page has of notes that began on earlier pages."""
    steps: list[_Step] = field(default_factory=list)
    numbers: set[int] = field(default_factory=set)
    """The numbers of the notes that begin on the page."""

    @property
    def y(self) -> float:
        """The last baseline."""
        return self.steps[-1].baseline if self.steps else 0.0

    @property
    def taken(self) -> float:
        """The height that the notes need."""
        return self.steps[-1].taken if self.steps else sum(part.height for part in self.continued)

    def room(self, baseline: float, taken: float) -> float:
        """Return the height that is left after a baseline and notes; negative if there is none."""
        return self.frame.height - baseline - taken - (self.frame.gap if taken else 0.0)


def paginate(
    blocks: Iterable[BodyBlock],
    note: Callable[[int], Block | None],
    repeat: Callable[[Repeat], Block],
    frame: Frame,
) -> Iterator[Page]:
    """Yield the pages in order.

    `note` returns the note with a number, or None if it is not to be at the foot of a page; `repeat`
    returns it for a later page. Blocks and notes are taken when their page is filled, and are not kept,
    so that a long document needs no more memory.
    """
    paginator = _Paginator(blocks, note, repeat, frame)
    while not paginator.is_done:
        yield paginator.next_page()


class _Paginator:
    """The next line to be placed, and the notes that have begun."""

    def __init__(
        self,
        blocks: Iterable[BodyBlock],
        note: Callable[[int], Block | None],
        repeat: Callable[[Repeat], Block],
        frame: Frame,
    ) -> None:
        self._source = iter(blocks)
        self._note = note
        self._repeat = repeat
        self._frame = frame
        self._page_number = 0
        self._blocks: list[BodyBlock] = []  # of the current page, and perhaps the one after them
        self._block = self._line = 0  # the indexes of the next line
        self._begun: dict[int, tuple[int, int]] = {}  # notes, with their page and number of lines
        self._waiting: dict[int, Block] = {}  # the notes taken that have not begun
        self._continued: list[NotePart] = []  # left for the next page

    @property
    def is_done(self) -> bool:
        return not self._has_block() and not self._continued

    def next_page(self) -> Page:
        self._page_number += 1
        del self._blocks[: self._block]
        self._block = 0
        draft = _Draft(self._frame, self._take_continued())
        self._fill(draft)
        if self._has_block():
            self._end(draft)
        return self._page(draft)

    def _has_block(self) -> bool:
        """Return whether a line is left. Takes its block from the source if it is a new one."""
        if self._block == len(self._blocks):
            self._blocks += islice(self._source, 1)
        return self._block < len(self._blocks)

    def _take_continued(self) -> list[NotePart]:
        """Return what this page has of the continued notes, and keep the rest."""
        room = self._frame.height - self._frame.gap
        if self._has_block():
            room *= _CONTINUED_NOTES_SHARE
        here, self._continued = footnotes.run_on(self._continued, room)
        return here

    def _fill(self, draft: _Draft) -> None:
        """Add lines while there is room for them and for all of their notes."""
        while self._has_block():
            step = self._step(draft, splits_notes=False)
            if not self._fits(draft, step):
                break
            self._add(draft, step)

    def _end(self, draft: _Draft) -> None:
        """End a page for whose next line, or its notes, there is no room.

        Lines that must not be the last of a page are left for the next one. If no line may be the last,
        what is kept together is longer than a page, and all lines stay.
        """
        if not draft.steps:
            if not self._run_on(draft, is_needed=True):
                self._force(draft)
            return
        counts = range(len(draft.steps), 0, -1)
        kept = next((n for n in counts if self._may_end(draft.steps[n - 1])), len(draft.steps))
        last = draft.steps[kept - 1]
        hole = draft.room(last.baseline, last.taken)
        line_height = self._blocks[self._block].height(self._line)
        if hole <= _LARGEST_HOLE * line_height or not self._run_on(draft, is_needed=False):
            self._take_back(draft, kept)

    def _run_on(self, draft: _Draft, *, is_needed: bool) -> bool:
        """Add lines whose notes run on to the next page, and return whether there was room.

        The last of them may end the page. Unless it `is_needed`, the page after it has text as well,
        so that it has not only the rest of a note.
        """
        count = len(draft.steps)
        while self._has_block():
            step = self._step(draft, splits_notes=True)
            if not self._fits(draft, step):
                break
            self._add(draft, step)
            if self._may_end(step) and (is_needed or self._has_block()):
                return True
        self._take_back(draft, count)
        return False

    def _force(self, draft: _Draft) -> None:
        """Add a line to an empty page, unless continued notes take the page."""
        step = self._step(draft, splits_notes=True)
        is_free = not self._continued and draft.room(step.baseline, draft.taken) >= -ROUNDING
        if is_free or not draft.continued:
            self._add(draft, step)

    def _step(self, draft: _Draft, *, splits_notes: bool) -> _Step:
        """Return the next line, with the height of its notes, or the least of it that is needed."""
        block = self._blocks[self._block]
        above = block.above if draft.steps and self._line == 0 else 0.0
        notes = tuple(self._notes(block.lines[self._line], draft.numbers))
        parts = [note.part for note in notes]
        return _Step(
            block=self._block,
            line=self._line,
            baseline=draft.y + above + block.height(self._line),
            notes=notes,
            taken=sum(
                (part.least_height if splits_notes else part.height for part in parts),
                start=draft.taken,
            ),
        )

    def _notes(self, line: Line | Strip, on_page: Container[int]) -> Iterator[PageNote]:
        """Yield the notes that a line is the first on its page to refer to."""
        for number in dict.fromkeys(line.notes):
            if number in on_page:
                continue
            if number in self._begun:
                page, lines = self._begun[number]
                repeat = Repeat(
                    number=number,
                    page=self._page_number,
                    whole_page=page,
                    whole_lines=lines,
                    reference=line.reference_to(number),
                )
                yield PageNote(number, self._repeat(repeat), is_repeated=True)
                continue
            note = self._waiting.get(number) or self._note(number)
            if note is not None:
                self._waiting[number] = note
                yield PageNote(number, note, is_repeated=False)

    def _fits(self, draft: _Draft, step: _Step) -> bool:
        """Return whether there is room for a line and its notes, after those that are continued."""
        is_blocked = bool(step.notes and self._continued)
        return not is_blocked and draft.room(step.baseline, step.taken) >= -ROUNDING

    def _add(self, draft: _Draft, step: _Step) -> None:
        draft.steps.append(step)
        for note in step.notes:
            draft.numbers.add(note.number)
            if not note.is_repeated:
                self._begun[note.number] = self._page_number, len(note.block.lines)
                del self._waiting[note.number]
        self._line += 1
        if self._line == len(self._blocks[self._block].lines):
            self._block, self._line = self._block + 1, 0

    def _take_back(self, draft: _Draft, kept: int) -> None:
        """Leave the lines after the first ones for the next page."""
        for step in draft.steps[kept:]:
            for note in step.notes:
                draft.numbers.remove(note.number)
                if not note.is_repeated:
                    del self._begun[note.number]
                    self._waiting[note.number] = note.block
        if kept < len(draft.steps):
            self._block, self._line = draft.steps[kept].block, draft.steps[kept].line
        del draft.steps[kept:]

    def _may_end(self, last: _Step) -> bool:
        return may_end_page(self._blocks[last.block], last.line)

    def _page(self, draft: _Draft) -> Page:
        page = Page(continues_note=bool(draft.continued))
        notes = [note for step in draft.steps for note in step.notes]
        for step in draft.steps:
            begun = tuple(note.block for note in step.notes)
            page.body.append(PlacedLine(self._blocks[step.block], step.line, step.baseline, begun))
        page.repeated = {note.number: note.block.paragraph.anchor for note in notes if note.is_repeated}
        room = self._frame.height - self._frame.gap - draft.y
        here, later = footnotes.begin(notes, room - sum(part.height for part in draft.continued))
        self._continued += later
        self._set_notes(page, [*draft.continued, *here])
        return page

    def _set_notes(self, page: Page, parts: Sequence[NotePart]) -> None:
        """Put notes at the foot of a page, and the rule above them."""
        if not parts:
            return
        y = self._frame.height - sum(part.height for part in parts)
        page.rule = y - _RULE_GAP_SHARE * self._frame.gap
        for part in parts:
            y += part.above
            for index in range(part.begin, part.end):
                y += part.leading
                page.notes.append(PlacedLine(part.block, index, y))
