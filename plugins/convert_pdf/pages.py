"""Pages: paragraphs set one below the other, page after page, each page with its number at the foot."""

from collections.abc import Iterable
from dataclasses import dataclass

from convert_pdf.drawing import Drawing
from convert_pdf.lines import break_lines, natural_width
from convert_pdf.text import Span, Style

_FEWEST = 2
"""How many lines of a parted paragraph stand together at least: no widows, no orphans."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A page, and the type that suits it. Lengths in points, heights from the lower edge."""

    width: float
    height: float
    body: float
    """The size of the text."""

    @property
    def measure(self) -> float:
        """The length of a line: 32 times the size holds some 66 characters of FiraGO."""
        return 32 * self.body

    @property
    def left(self) -> float:
        """Where lines start; the margin before it holds the labels."""
        return (self.width - self.measure) / 2

    @property
    def head(self) -> float:
        """Where the first line of a page has its top."""
        return self.height * 0.9

    @property
    def foot(self) -> float:
        """The lowest that a baseline may stand."""
        return self.height * 0.12

    @property
    def folio(self) -> float:
        """The baseline of the page number."""
        return self.height * 0.065


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text that starts on a line of its own."""

    spans: tuple[Span, ...]
    leading: float
    """From line to line, in points."""
    above: float = 0
    """The space before it, dropped at the head of a page."""
    label: Span | None = None
    """Hangs in the margin of the first line; one too long for that stands before the first word."""
    anchor: str = ""
    """The name by which links find the paragraph."""
    followers: int = 0
    """How many lines more must find room below it, so that a heading has its text with it."""


def fill(drawing: Drawing, paper: Paper, paragraphs: Iterable[Paragraph], folio: Style) -> None:
    """Set the paragraphs; the last page is ended too."""
    y = paper.head
    for paragraph in paragraphs:
        start = _start(paragraph, paper)
        spans = (paragraph.label, *paragraph.spans) if paragraph.label else paragraph.spans
        lines = break_lines(spans, paper.measure, start)
        leading = paragraph.leading
        if y < paper.head:
            y -= paragraph.above
        done = 0
        while done < len(lines):
            room = int((y - paper.foot) / leading) - paragraph.followers
            count = _fitting(len(lines) - done, room)
            if not count and y < paper.head:
                _end_page(drawing, paper, folio)
                y = paper.head
                continue
            if not done and paragraph.anchor:
                drawing.place(paragraph.anchor, y)
            for line in lines[done : done + count]:
                y -= leading
                drawing.line(line, paper.left + (0 if done else start), y, leading)
                done += 1
    _end_page(drawing, paper, folio)


def _start(paragraph: Paragraph, paper: Paper) -> float:
    """Where the first line starts: in the margin, so that the label hangs there, or at 0."""
    if paragraph.label is None:
        return 0
    width = natural_width(paragraph.label)
    return -width if width < 0.8 * paper.left else 0


def _fitting(left: int, room: int) -> int:
    """How many of the lines that are left to set on this page; 0 where the next page does better."""
    if left <= room:
        return left
    count = min(room, left - _FEWEST)
    return count if count >= _FEWEST else 0


def _end_page(drawing: Drawing, paper: Paper, folio: Style) -> None:
    number = Span(str(drawing.page_number), folio)
    [line] = break_lines([number], paper.measure)
    drawing.line(line, (paper.width - natural_width(number)) / 2, paper.folio, 0)
    drawing.end_page()
