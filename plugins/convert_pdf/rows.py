"""Rows of pictures with captions in lines, as pages are filled with them."""

from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from typing import NamedTuple

from convert_pdf.flow import FlowPicture, FlowRow
from convert_pdf.inline.runs import Line

# How far a line reaches above its baseline and below it, in its leading.
ASCENT, DESCENT = 0.72, 0.24
# The space between a picture and its caption, in leadings of the caption.
_CAPTION_GAP = 0.15


class Strip(NamedTuple):
    """A part of a row that is on one page: the pictures, or a line of each caption."""

    height: float
    captions: tuple[Line, ...] = ()
    """The lines of captions, one for each picture that has one here."""

    @property
    def notes(self) -> tuple[int, ...]:
        """The numbers of the notes that the captions refer to here, in reading order."""
        return tuple(note for line in self.captions for note in line.notes)

    def reference_to(self, number: int) -> str | None:
        """Return the anchor of the first reference to a note; None if the captions have none."""
        return next(filter(None, (line.reference_to(number) for line in self.captions)), None)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CaptionedPicture:
    """A picture and the lines of its caption. Lengths are in points, from the left edge of the text."""

    picture: FlowPicture
    left: float
    caption: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class PictureRow:
    """A row of pictures. Compared by identity."""

    flow: FlowRow
    pictures: tuple[CaptionedPicture, ...]

    @cached_property
    def lines(self) -> tuple[Strip, ...]:
        """The parts of the row from its top: first the pictures, which are on one page."""
        strips = [Strip(max(each.picture.place.height for each in self.pictures))]
        captions = zip_longest(*(each.caption for each in self.pictures))
        for lines in captions:
            gap = _CAPTION_GAP if len(strips) == 1 else 0.0
            present = tuple(line for line in lines if line is not None)
            strips.append(Strip((1 + gap) * self.flow.leading, present))
        return tuple(strips)

    @property
    def above(self) -> float:
        """The space before the row."""
        return self.flow.above

    @property
    def keeps_next(self) -> bool:
        """Whether the row must not be the last on its page."""
        return self.flow.keeps_next

    def height(self, index: int) -> float:
        """Return the height of a part of the row."""
        return self.lines[index].height

    def extent(self, index: int) -> tuple[float, float]:
        """Return how far a part of the row reaches above and below its lower edge or baseline."""
        if index == 0:
            return self.lines[0].height, 0.0
        return ASCENT * self.flow.leading, DESCENT * self.flow.leading
