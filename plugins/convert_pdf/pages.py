"""Data types of pages: lines and notes at their heights.

Heights are in points, downwards from the top of the text area.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from convert_pdf.blocks import Block
from convert_pdf.inline.runs import Line
from convert_pdf.page_breaks import BodyBlock
from convert_pdf.rows import Strip


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
    continues_note: bool = False
    """Whether the first of the notes began on an earlier page."""
    repeated: dict[int, str] = field(default_factory=dict)
    """The anchors, by number, of the notes that are repeated from earlier pages."""
    head: tuple[Line, ...] = ()
    """The parts of the running head."""
    foot: Line | None = None
    """The page number."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The text area of a page."""

    height: float
    gap: float
    """The distance between the text and the notes, with the rule in it."""
