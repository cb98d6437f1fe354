"""Show figures as words: the kinds of the media, their alternative texts and their addresses."""

from collections.abc import Iterable, Iterator
from dataclasses import fields

from convert import display
from convert.tree import Document
from convert_pdf.flow import FlowBlock, FlowFigure, FlowParagraph
from convert_pdf.inline.runs import Span
from convert_pdf.pieces import line_spans
from convert_pdf.styles import Styles

# The fields that a figure hands on to the first of its paragraphs.
_FIRST = tuple(field.name for field in fields(FlowBlock))
# The words before the reference of a figure that has no media.
_ADDRESS = "Address"


class FigureLayout:
    """Turns the figures of a document into paragraphs."""

    def __init__(self, document: Document, styles: Styles, language: str) -> None:
        """Prepare for the media of a document in a language."""
        self._media = document.media
        self._styles = styles
        self._language = language

    def flow(self, blocks: Iterable[FlowParagraph | FlowFigure]) -> Iterator[FlowParagraph]:
        """Yield paragraphs as they are, and a paragraph for each medium of a figure."""
        for block in blocks:
            if isinstance(block, FlowParagraph):
                yield block
            else:
                yield from self._paragraphs(block)

    def _paragraphs(self, figure: FlowFigure) -> Iterator[FlowParagraph]:
        lines = [self._line(number, figure) for number in figure.media]
        if figure.reference is not None:
            last = lines.pop() if lines else (Span(_ADDRESS, self._styles.aside),)
            lines.append((*last, figure.reference))
        for spans in lines:
            shared = {name: getattr(figure, name) for name in _FIRST}
            if spans is not lines[0]:
                shared |= {"above": 0.0, "label": None, "markers": (), "anchor": ""}
            yield FlowParagraph(**shared, role="aside", spans=spans, leading=self._styles.small_leading)

    def _line(self, number: int, figure: FlowFigure) -> tuple[Span, ...]:
        line = display.media_line(self._media[number - 1], shown=False)
        return line_spans(
            line, self._styles, self._styles.note, language=figure.language or self._language
        )
