"""Turn figures into rows of pictures, and into words where there is no picture to show."""

import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from hashlib import sha256
from itertools import groupby
from typing import Literal, TypeAlias

from msgspec import structs

import convert
from convert import display, pictures
from convert.tree import Document, Media
from convert_pdf import arrangement
from convert_pdf.arrangement import Size
from convert_pdf.flow import FlowBlock, FlowFigure, FlowParagraph, FlowPicture, FlowRow
from convert_pdf.inline.runs import Span
from convert_pdf.pdf.images import Raster
from convert_pdf.pieces import line_spans
from convert_pdf.sanitize import one_line
from convert_pdf.styles import Paper, Styles

Captions: TypeAlias = Literal["caption", "hidden"]

# The fields that a figure hands on to the first of its blocks only.
_FIRST_ONLY = {"label": None, "markers": (), "anchor": ""}
# The words before the reference of a figure whose last words are not about all of it.
_ADDRESS = "Address"
# The largest part of the text area that a picture is high, so that its caption, the notes of the page
# and often the words before it have room there.
_HIGHEST = 0.8
# The lines of a caption that are always on the page of the picture.
_CAPTION_LINES = 3
# The space above pictures in addition to that above words, between rows, and above the words of media
# that are not shown, in leadings.
_ABOVE_PICTURES, _ROW_GAP, _WORDS_GAP = 0.2, 0.35, 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Medium:
    """A medium of a figure."""

    media: Media
    raster: Raster | None
    """The picture of it; None if there is none that can be shown."""


class FigureLayout:
    """Turns the figures of a document into rows of pictures and paragraphs."""

    def __init__(
        self, document: Document, styles: Styles, paper: Paper, language: str, *, captions: Captions
    ) -> None:
        """Prepare for the media of a document in a language."""
        self._document = document
        self._styles = styles
        self._paper = paper
        self._language = language
        self._captions = captions
        self._rasters: dict[int, Raster | None] = {}  # by the number of the picture

    def flow(
        self, blocks: Iterable[FlowParagraph | FlowFigure]
    ) -> Iterator[FlowParagraph | FlowRow]:
        """Yield paragraphs as they are, and rows of pictures and paragraphs for figures."""
        for block in blocks:
            if isinstance(block, FlowParagraph):
                yield block
            else:
                yield from self._figure(block)

    def _figure(self, figure: FlowFigure) -> Iterator[FlowParagraph | FlowRow]:
        common = {field.name: getattr(figure, field.name) for field in fields(FlowBlock)}
        later = FlowFigure(**(common | _FIRST_ONLY), media=(), above=0.0)
        found: list[FlowParagraph | FlowRow] = []
        media = [self._medium(number) for number in figure.media]
        for is_shown, group in groupby(media, key=lambda medium: medium.raster is not None):
            shown = list(group)
            found += self._rows(shown, later) if is_shown else self._lines(shown, later)
        return iter(found)
