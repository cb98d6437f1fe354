"""Break paragraphs into blocks of lines, with their labels in the margin."""

from collections.abc import Sequence
from dataclasses import dataclass

from convert_pdf.flow import FlowParagraph
from convert_pdf.inline.lines import Align, break_lines
from convert_pdf.inline.runs import Line, Span
from convert_pdf.inline.shaping import Fonts
from convert_pdf.inline.words import Direction
from convert_pdf.styles import Paper

# The distance between a label and the text, in em of the label.
_LABEL_GAP = 0.6
# The part of the margin that a label may fill together with its gap.
_LABEL_SHARE = 0.85


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A paragraph or note broken into lines. Compared by identity."""

    paragraph: FlowParagraph
    lines: tuple[Line, ...]
    label: Line | None = None
    """The label to draw in the margin of the first line."""

    @property
    def above(self) -> float:
        """The space before the block."""
        return self.paragraph.above

    @property
    def keeps_next(self) -> bool:
        """Whether the block must not be the last on its page."""
        return self.paragraph.keeps_next

    def height(self, index: int) -> float:
        """Return the height of a line."""
        return self.paragraph.leading


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockLayout:
    """The settings by which the paragraphs of a document are broken into lines."""

    paper: Paper
    direction: Direction
    language: str
    align: Align
    fonts: Fonts

    def block(self, paragraph: FlowParagraph) -> Block:
        """Return a paragraph in lines. A label too wide for the margin is put before the text."""
        align = self.align if paragraph.role == "paragraph" else "left"
        span = paragraph.label
        if span is None:
            return Block(paragraph, self._lines(paragraph.spans, align))
        label, gap = self._single_line(span), _LABEL_GAP * span.style.size
        if label.width + gap > _LABEL_SHARE * self.paper.left:
            space = Span("\u2002", span.style)
            return Block(paragraph, self._lines((span, space, *paragraph.spans), align))
        label.indent = self.paper.measure + gap if self.direction == "rtl" else -label.width - gap
        return Block(paragraph, self._lines(paragraph.spans, align), label)

    def centered(self, span: Span) -> Line:
        """Return a short text as a line centered on the text area."""
        line = self._single_line(span)
        line.indent = (self.paper.measure - line.width) / 2
        return line

    def _single_line(self, span: Span) -> Line:
        if self.direction == "rtl" or not span.text.isascii():
            return self._lines([span], "left")[0]
        runs = self.fonts.runs(span.text, span, False)  # ASCII needs no bidi
        return Line(tuple(runs), width=sum(run.width for run in runs), indent=0.0)

    def _lines(self, spans: Sequence[Span], align: Align) -> tuple[Line, ...]:
        lines = break_lines(
            spans,
            self.paper.measure,
            direction=self.direction,
            language=self.language,
            align=align,
            fonts=self.fonts,
        )
        return tuple(lines)
