"""Styles: one weight, one scale of sizes and three colours for everything on a page."""

import re
from dataclasses import dataclass
from functools import cached_property

from convert_pdf.inline.runs import Style

_BLACK = (0.1, 0.1, 0.1)
_GREY = (0.42, 0.42, 0.42)  # 5 to 1 against white: text may not be lighter (WCAG 2.2, 1.4.3)
_BLUE = (0.12, 0.29, 0.53)

_MILLIMETRE = 72 / 25.4
_SIZES = {"a5": (148.0, 210.0), "a4": (210.0, 297.0), "letter": (215.9, 279.4)}
_OWN_SIZE = re.compile(r"([0-9]{2,4})x([0-9]{2,4})mm")
PAGE_SIZE = r"^(a5|a4|letter|[0-9]{2,4}x[0-9]{2,4}mm)$"
"""What a page size may be."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A page, and the type that suits it. Lengths in points, heights from the lower edge."""

    width: float
    height: float

    @classmethod
    def of(cls, size: str) -> "Paper":
        """The paper of a name, or of "120x190mm"."""
        own = _OWN_SIZE.fullmatch(size)
        width, height = (float(own[1]), float(own[2])) if own else _SIZES[size]
        return cls(width * _MILLIMETRE, height * _MILLIMETRE)

    @property
    def body(self) -> float:
        """The size of the text: a page of a book holds some 66 characters a line."""
        return min(11.0, max(7.0, self.width / 44))

    @property
    def measure(self) -> float:
        """The length of a line: 32 times the size holds some 66 characters of FiraGO."""
        return min(32 * self.body, 0.76 * self.width)

    @property
    def left(self) -> float:
        """Where lines start; the margin before it holds the labels."""
        return (self.width - self.measure) / 2

    @property
    def top(self) -> float:
        """The upper edge of the text."""
        return self.height * 0.9

    @property
    def bottom(self) -> float:
        """The lower edge of the text, and of the notes."""
        return self.height * 0.115

    @property
    def folio(self) -> float:
        """The baseline of the page number."""
        return self.height * 0.062


@dataclass(frozen=True)
class Styles:
    """The looks of a document whose text has the size `body`, in points."""

    body: float

    @property
    def leading(self) -> float:
        """From line to line of the text; all other distances are parts of it."""
        return 1.5 * self.body

    @property
    def small_leading(self) -> float:
        """The same for notes."""
        return 1.2 * self.body

    @cached_property
    def title(self) -> Style:
        return Style(1.6 * self.body, _BLACK)

    @cached_property
    def heading(self) -> Style:
        return Style(1.2 * self.body, _BLACK)

    @cached_property
    def text(self) -> Style:
        return Style(self.body, _BLACK)

    @cached_property
    def quiet(self) -> Style:
        """For what stands in the text without being the author's words, and for labels."""
        return Style(self.body, _GREY)

    @cached_property
    def reference(self) -> Style:
        """For the raised number of a note."""
        return Style(0.66 * self.body, _BLUE, rise=0.36 * self.body)

    @cached_property
    def note(self) -> Style:
        return Style(0.84 * self.body, _BLACK)

    @cached_property
    def note_link(self) -> Style:
        return Style(0.84 * self.body, _BLUE)

    @cached_property
    def aside(self) -> Style:
        """For page numbers, and for what is known about the document."""
        return Style(0.84 * self.body, _GREY)
