"""Break paragraphs into blocks of lines, with their labels and markers before the first line."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from convert_pdf.flow import FlowBlock, FlowParagraph, FlowRow, Group, Marker
from convert_pdf.inline.balance import balanced
from convert_pdf.inline.code_size import fitted
from convert_pdf.inline.indents import Indent, indents
from convert_pdf.inline.lines import Align, Paragraph
from convert_pdf.inline.runs import Line, Span
from convert_pdf.inline.shaping import Fonts
from convert_pdf.inline.words import Direction
from convert_pdf.rows import ASCENT, DESCENT, CaptionedPicture, PictureRow
from convert_pdf.sanitize import BREAK
from convert_pdf.styles import Paper

# The distance between a label and the text, in em of the label.
_LABEL_GAP = 0.6
# The part of the margin that a label may fill together with its gap.
_LABEL_SHARE = 0.85
# The distance between a marker and the text, in em of the marker.
_MARKER_GAP = 0.45
# The indentation of lines that continue a line of code, in em: about two columns.
_CODE_HANG = 1.2
# The measure of text that is one line, however wide.
_UNLIMITED = 1e6


class PlacedMarker(NamedTuple):
    """The marker of an item, as a line."""

    line: Line
    item: Group


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A paragraph or note broken into lines. Compared by identity."""

    paragraph: FlowParagraph
    lines: tuple[Line, ...]
    label: Line | None = None
    """The label to draw in the margin of the first line."""
    markers: tuple[PlacedMarker, ...] = ()
    """The markers to draw before the first line, each in the indentation of its list."""

    @property
    def above(self) -> float:
        """The space before the block."""
        return self.paragraph.above

    @property
    def keeps_next(self) -> bool:
        """Whether the block must not be the last on its page."""
        return self.paragraph.keeps_next

    @property
    def flow(self) -> FlowBlock:
        """The paragraph, as a part of the flow."""
        return self.paragraph

    def height(self, index: int) -> float:
        """Return the height of a line."""
        return self.paragraph.leading

    def extent(self, index: int) -> tuple[float, float]:
        """Return how far a line reaches above its baseline and below it."""
        return ASCENT * self.paragraph.leading, DESCENT * self.paragraph.leading


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockLayout:
    """The settings by which the paragraphs of a document are broken into lines."""

    paper: Paper
    direction: Direction
    language: str
    align: Align
    fonts: Fonts
    is_hyphenated: bool = True

    def block(self, paragraph: FlowParagraph) -> Block:
        """Return a paragraph in lines. A label too wide for its room is put before the text."""
        direction = paragraph.direction or self.direction
        label, before = None, list[Span]()
        if paragraph.label is not None:
            label = self._label(paragraph.label, direction)
            if label is None:
                before += _with_space(paragraph.label)
        markers: list[PlacedMarker] = []
        for marker in paragraph.markers:
            is_free = all(marker.item.level != other.item.level for other in markers)
            line = self._marker(marker, direction) if is_free else None
            if line is None:
                before += _with_space(marker.span)
            else:
                markers.append(PlacedMarker(line, marker.item))
        lines = self._paragraph_lines(paragraph, before)
        return Block(paragraph, lines, label, tuple(markers))

    def row(self, row: FlowRow) -> PictureRow:
        """Return a row of pictures with their captions in lines. The first is where lines start."""
        direction = row.direction or self.direction
        indent = row.level * self.paper.step
        pictures: list[CaptionedPicture] = []
        for picture in row.pictures:
            place = picture.place
            left = column = indent + place.column
            if direction == "rtl":
                left = self.paper.measure - left - place.width
                column = self.paper.measure - column - place.column_width
            lines: list[Line] = []
            if picture.caption:
                lines = self._broken(picture.caption, place.column_width, direction, row.language)
            for line in lines:
                line.indent += column
            pictures.append(CaptionedPicture(picture=picture, left=left, caption=tuple(lines)))
        return PictureRow(flow=row, pictures=tuple(pictures))

    def _broken(
        self, spans: Sequence[Span], measure: float, direction: Direction, language: str | None
    ) -> list[Line]:
        paragraph = Paragraph(
            spans,
            direction=direction,
            language=self._hyphenation(language),
            align="left",
            fonts=self.fonts.of(language) if language else self.fonts,
        )
        return paragraph.lines(measure)

    def _balanced(
        self, spans: Sequence[Span], measure: float, direction: Direction, fonts: Fonts
    ) -> list[Line]:
        """Return the lines of a title, even and without hyphens."""
        title = Paragraph(
            spans,
            direction=direction,
            language="und",
            align="left",
            fonts=fonts,
            by_phrase=True,
        )
        lines, narrow = balanced(title.lines, measure)
        if direction == "rtl":
            for line in lines:
                line.indent += measure - narrow
        return lines

    def _hyphenation(self, language: str | None) -> str:
        """Return the language by whose rules words are divided; "und" if none are."""
        return language or self.language if self.is_hyphenated else "und"

    def line(self, spans: Sequence[Span]) -> Line:
        """Return a text as one line, however wide."""
        if len(spans) == 1 or not spans:
            return self._single_line(spans[0], self.direction) if spans else Line((), 0.0, 0.0)
        return self._broken(spans, _UNLIMITED, self.direction, None)[0]

    def centered(self, line: Line) -> Line:
        """Return a line in the middle of the text area."""
        return replace(line, indent=(self.paper.measure - line.width) / 2)

    def at_start(self, line: Line) -> Line:
        """Return a line at the edge of the text area where lines start."""
        return replace(line, indent=self._free(line) if self.direction == "rtl" else 0.0)

    def at_end(self, line: Line) -> Line:
        """Return a line at the edge of the text area where lines end."""
        return replace(line, indent=0.0 if self.direction == "rtl" else self._free(line))

    def _free(self, line: Line) -> float:
        return self.paper.measure - line.width

    def _label(self, span: Span, direction: Direction) -> Line | None:
        """Return a label in the margin on the side where lines start; None if it is too wide."""
        if not self.paper.has_label_margin:
            return None
        line, gap = self._single_line(span, direction), _LABEL_GAP * span.style.size
        if line.width + gap > _LABEL_SHARE * self.paper.outer_margin:
            return None
        line.indent = self.paper.measure + gap if direction == "rtl" else -line.width - gap
        line.ends_with_space = True
        return line

    def _marker(self, marker: Marker, direction: Direction) -> Line | None:
        """Return a marker in the last step before the text of its item; None if it is too wide."""
        line, gap = self._single_line(marker.span, direction), _MARKER_GAP * marker.span.style.size
        if line.width + gap > self.paper.step:
            return None
        text = marker.item.level * self.paper.step
        line.indent = self.paper.measure - text + gap if direction == "rtl" else text - gap - line.width
        line.ends_with_space = True
        return line

    def _single_line(self, span: Span, direction: Direction) -> Line:
        if direction == "rtl" or not span.text.isascii():
            return self._broken([span], self.paper.measure, direction, None)[0]
        runs = self.fonts.runs(span.text, span, False)  # ASCII needs no bidi
        return Line(tuple(runs), width=sum(run.width for run in runs), indent=0.0)

    def _paragraph_lines(self, paragraph: FlowParagraph, before: Sequence[Span]) -> tuple[Line, ...]:
        """Return the lines of a paragraph, with `before` in front of its words."""
        direction, language = paragraph.direction or self.direction, paragraph.language
        indent = paragraph.level * self.paper.step
        measure = self.paper.measure - indent
        is_code = paragraph.role == "code"
        fonts = self.fonts.of(language) if language else self.fonts
        spans: Sequence[Span] = paragraph.spans
        own: Sequence[Indent] = ()
        if paragraph.role == "paragraph":
            spans, own = indents(spans, measure, fonts, rtl=direction == "rtl")
        if is_code:
            spans = fitted(spans, measure, fonts)
        if before:
            # Before code they are on a line of their own, since its columns would not align.
            after = [Span(BREAK, before[-1].style)] if is_code else []
            spans = [*before, *after, *spans]
        if paragraph.role in ("title", "heading"):
            return tuple(self._balanced(spans, measure, direction, fonts))
        broken = Paragraph(
            spans,
            direction="ltr" if is_code else direction,
            language=self._hyphenation(language),
            align=self.align if paragraph.role == "paragraph" else "left",
            fonts=fonts,
            indents=own,
            hang=_CODE_HANG * spans[0].style.size if is_code else None,
        )
        lines = broken.lines(measure)
        if indent and direction == "ltr":
            for line in lines:
                line.indent += indent
        return tuple(lines)


def _with_space(span: Span) -> tuple[Span, Span]:
    return span, Span("\u2002", span.style)
