"""Divide the notes of a page between its foot and that of the pages after it."""

from collections.abc import Sequence
from typing import NamedTuple

from convert_pdf.blocks import Block
from convert_pdf.page_breaks import KEPT_TOGETHER

# The tolerance for rounding errors when heights are compared.
ROUNDING = 1e-6


class Repeat(NamedTuple):
    """A note that is repeated on a page, since that refers to it as well."""

    number: int
    page: int
    """The number of the page, from 1."""
    whole_page: int
    """The number of the page on which the note begins for the first time, as a whole."""
    whole_lines: int
    """The number of lines that the note has there."""
    reference: str | None
    """The anchor of the first reference on the page."""


class PageNote(NamedTuple):
    """A note of a page, which begins with the first line there that refers to it."""

    number: int
    block: Block
    is_repeated: bool

    @property
    def part(self) -> "NotePart":
        """All lines of the note."""
        return NotePart(self.block, 0, len(self.block.lines))


class NotePart(NamedTuple):
    """The lines of a note that are on one page, or that are left for the next."""

    block: Block
    begin: int
    end: int

    @property
    def is_end(self) -> bool:
        """Whether the note ends with this part."""
        return self.end == len(self.block.lines)

    @property
    def above(self) -> float:
        """The space before the lines."""
        return self.block.paragraph.above if self.begin == 0 else 0.0

    @property
    def leading(self) -> float:
        """The height of a line."""
        return self.block.paragraph.leading

    @property
    def height(self) -> float:
        """The height of the lines and of the space before them."""
        return self._height_of(self.end - self.begin)

    @property
    def least_height(self) -> float:
        """The height of the fewest lines after which the note may run on to the next page."""
        count = self.end - self.begin
        return self._height_of(count if count < 2 * KEPT_TOGETHER else KEPT_TOGETHER)

    def split(self, room: float) -> tuple["NotePart", "NotePart"]:
        """Return the lines for a page with a height left, at least one, and those for the next.

        Both have two lines or more, unless there is no room for that, or none is left.
        """
        count = self.end - self.begin
        fitting = int((room - self.above + ROUNDING) / self.leading)
        if fitting < count:
            divided = min(fitting, count - KEPT_TOGETHER)
            fitting = divided if divided >= KEPT_TOGETHER else max(1, fitting)
        middle = min(self.begin + fitting, self.end)
        return self._replace(end=middle), self._replace(begin=middle)

    def has_room(self, room: float) -> bool:
        """Return whether a height has room for at least one line."""
        return self.above + self.leading <= room + ROUNDING

    def _height_of(self, lines: int) -> float:
        return self.above + lines * self.leading


class Divided(NamedTuple):
    """Notes divided between a page and the pages after it."""

    here: list[NotePart]
    later: list[NotePart]


def begin(notes: Sequence[PageNote], room: float) -> Divided:
    """Divide notes that begin on a page: each has at least its first line there.

    `room` is the height left for them. They are in the order of their numbers, so that a reader finds
    them, but those that run on are last.
    """
    here: list[tuple[bool, int, NotePart]] = []
    later: list[NotePart] = []
    reserved = sum(note.part.least_height for note in notes)
    for note in notes:
        reserved -= note.part.least_height
        part, rest = note.part.split(room - reserved)
        here.append((not part.is_end, note.number, part))
        if not part.is_end:
            later.append(rest)
        room -= part.height
    return Divided([part for _, _, part in sorted(here, key=lambda each: each[:2])], later)


def run_on(parts: Sequence[NotePart], room: float) -> Divided:
    """Divide what earlier pages have left of notes. At least one line is on this page."""
    here: list[NotePart] = []
    later: list[NotePart] = []
    for part in parts:
        if later or (here and not part.has_room(room)):
            later.append(part)
            continue
        own, rest = part.split(room)
        here.append(own)
        room -= own.height
        if not own.is_end:
            later.append(rest)
    return Divided(here, later)
