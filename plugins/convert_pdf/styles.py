"""Styles: one scale of sizes and three colours for everything on a page."""

from dataclasses import dataclass

from convert_pdf.text import Style

_BLACK = (0.1, 0.1, 0.1)
_GREY = (0.42, 0.42, 0.42)  # 5 to 1 against white: text may not be lighter (WCAG 2.2, 1.4.3)
_BLUE = (0.12, 0.29, 0.53)


@dataclass(frozen=True, slots=True)
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
        return 1.25 * self.body

    @property
    def title(self) -> Style:
        return Style("bold", 1.6 * self.body, _BLACK)

    @property
    def heading(self) -> Style:
        return Style("bold", self.body, _BLACK)

    @property
    def text(self) -> Style:
        return Style("regular", self.body, _BLACK)

    @property
    def quiet(self) -> Style:
        """For what stands in the text without being the author's words, and for labels."""
        return Style("regular", self.body, _GREY)

    @property
    def reference(self) -> Style:
        """For the raised number of a note."""
        return Style("regular", 0.66 * self.body, _BLUE, rise=0.36 * self.body)

    @property
    def note(self) -> Style:
        return Style("regular", 0.84 * self.body, _BLACK)

    @property
    def note_link(self) -> Style:
        return Style("regular", 0.84 * self.body, _BLUE)

    @property
    def aside(self) -> Style:
        """For page numbers, and for what is known about the document."""
        return Style("regular", 0.84 * self.body, _GREY)
