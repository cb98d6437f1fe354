"""Turn figures into rows of pictures, and into words where there is no picture to show."""

import warnings
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any, Literal, TypeAlias

from msgspec import structs

import convert
from convert import display
from convert.display import Piece, Pieces
from convert.tree import Document, Media
from convert_pdf import arrangement
from convert_pdf.arrangement import Place, Size
from convert_pdf.flow import FlowFigure, FlowParagraph, FlowPicture, FlowRow
from convert_pdf.inline.runs import Span, Style
from convert_pdf.pdf.images import Raster, pixels_across
from convert_pdf.pieces import ENGLISH, is_english, line_spans, with_url
from convert_pdf.sanitize import one_line
from convert_pdf.styles import Paper, Styles

Captions: TypeAlias = Literal["caption", "hidden"]

# The words before the reference of a figure whose last words are not about all of it.
_ADDRESS = "Address"
# The largest part of the text area that a picture is high, so that its caption, the notes of the page
# and often the words before it have room there.
_HIGHEST = 0.8
# The same on a page that is too low for a caption below such a picture.
_LOWEST = 0.5
# The lines of a caption that are always on the page of the picture.
_CAPTION_LINES = 3
# The space above pictures in addition to that above words, and below words, in leadings.
_ABOVE_PICTURES, _BELOW_WORDS = 0.1, 0.7
# The most pictures that are kept in memory after they were decoded, until their page is drawn. Those of
# a larger figure are decoded again, so that it needs no more memory.
_MOST_DECODED = 4


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
        height = paper.top - paper.bottom
        below = _CAPTION_LINES * styles.small_leading
        self._highest = max(_LOWEST * height, min(_HIGHEST * height, height - below))
        self._rasters: dict[int, Raster | None] = {}  # by the number of the picture
        self._decoded: deque[Raster] = deque()  # those that may have pixels, the oldest first

    def flow(self, blocks: Iterable[FlowParagraph | FlowFigure]) -> Iterator[FlowParagraph | FlowRow]:
        """Yield paragraphs as they are, and rows of pictures and paragraphs for figures."""
        for block in blocks:
            if isinstance(block, FlowParagraph):
                yield block
            else:
                yield from self._figure(block)

    def _figure(self, figure: FlowFigure) -> Iterator[FlowParagraph | FlowRow]:
        """Yield the blocks of a figure. The first has what precedes the words of the figure."""
        blocks: list[FlowParagraph | FlowRow] = []
        media = [(item, self._raster(item.number)) for item in map(self._media, figure.media)]
        for is_shown, group in groupby(media, key=lambda pair: pair[1] is not None):
            if is_shown:
                shown = [(item, raster) for item, raster in group if raster is not None]
                blocks += self._rows(shown, figure, is_first=not blocks)
            else:
                blocks += [self._words(item, figure) for item, _ in group]
        if figure.reference is not None:
            self._refer(blocks, figure.reference, figure)
        first, rest = blocks[0], blocks[1:]
        above = figure.above + first.above
        start = {name: getattr(figure, name) for name in ("label", "markers", "anchor")}
        if isinstance(first, FlowRow) and (figure.label or figure.markers):
            # A row has no line that a label could be on.
            yield self._paragraph(figure, (), keeps_next=True, above=figure.above, **start)
            yield replace(first, above=_BELOW_WORDS * self._styles.leading)
        else:
            yield replace(first, above=above, **start)
        yield from rest

    def _media(self, number: int) -> Media:
        return self._document.media[number - 1]

    def _raster(self, number: int) -> Raster | None:
        """Return the picture that shows a medium, or None. Warns if it can't be decoded."""
        found = display.picture_of(self._document, number)
        if found is None or found.data is None:
            return None
        if found.number not in self._rasters:
            self._rasters[found.number] = self._inspected(found.number, found.data)
        return self._rasters[found.number]

    def _inspected(self, number: int, data: bytes) -> Raster | None:
        from convert.pictures import UnreadablePicture  # not for threads without pictures

        try:
            raster = Raster.of(data, pixels_across(self._paper.measure))
        except UnreadablePicture as error:
            warnings.warn(
                f"{self._document.source.name}: image {number} can't be shown: {error};"
                " its alternative text is shown instead",
                convert.ConvertWarning,
                stacklevel=2,
            )
            return None
        self._decoded.append(raster)
        if len(self._decoded) > _MOST_DECODED:
            self._decoded.popleft().decoded = None
        return raster

    def _rows(
        self, shown: Sequence[tuple[Media, Raster]], figure: FlowFigure, *, is_first: bool
    ) -> Iterator[FlowRow]:
        """Yield the rows of pictures. If they are not the first, they are below words of the figure."""
        below_words = _BELOW_WORDS * self._styles.leading
        above = _ABOVE_PICTURES * self._styles.leading if is_first else below_words
        measure = self._paper.measure - figure.level * self._paper.step
        sizes = [Size(raster.width, raster.height) for _, raster in shown]
        start = 0
        for count in arrangement.split(sizes, measure):
            end = start + count
            places = arrangement.places(sizes[start:end], measure, self._highest)
            row = tuple(
                self._picture(item, raster, place, figure)
                for (item, raster), place in zip(shown[start:end], places, strict=True)
            )
            yield FlowRow(
                pictures=row,
                leading=self._styles.small_leading,
                above=above,
                **_shared(figure),
            )
            has_words = any(picture.caption for picture in row)
            start, above = end, below_words if has_words else arrangement.GAP

    def _picture(self, media: Media, raster: Raster, place: Place, figure: FlowFigure) -> FlowPicture:
        described = one_line(media.alt or "")
        has_language = described or is_english(figure.language or self._language)
        kind = display.media_line(media, shown=False)[0].text
        captioned = structs.replace(media, alt=None) if self._captions == "hidden" else media
        line = display.media_line(captioned, shown=True)
        return FlowPicture(
            raster=raster,
            place=place,
            description=described or f"{kind} without a description",
            language="" if has_language else ENGLISH,
            caption=self._spans(line, self._styles.aside, figure),
        )

    def _words(self, media: Media, figure: FlowFigure) -> FlowParagraph:
        """Return the words in place of a medium that can't be shown."""
        line = display.media_line(media, shown=False)
        if len(figure.media) == 1:
            line = with_url(line, figure.url)
        return self._paragraph(figure, self._spans(line, self._styles.note, figure))

    def _refer(
        self, blocks: list[FlowParagraph | FlowRow], reference: Span, figure: FlowFigure
    ) -> None:
        """Put the reference after the words of the only medium, or on a line of its own."""
        only = blocks[0] if len(figure.media) == 1 else None
        if isinstance(only, FlowParagraph):
            blocks[0] = replace(only, spans=(*only.spans, reference))
        elif only is not None and only.pictures[0].caption:
            [picture] = only.pictures
            captioned = replace(picture, caption=(*picture.caption, reference))
            blocks[0] = replace(only, pictures=(captioned,))
        else:
            blocks[-1:] = [replace(block, keeps_next=True) for block in blocks[-1:]]
            address = Piece(_ADDRESS, url=figure.url, english=True)
            words = self._spans((address,), self._styles.aside, figure)
            blocks.append(self._paragraph(figure, (*words, reference)))

    def _paragraph(
        self, figure: FlowFigure, spans: tuple[Span, ...], *, above: float = 0.0, **fields: Any
    ) -> FlowParagraph:
        return FlowParagraph(
            role="aside",
            spans=spans,
            leading=self._styles.small_leading,
            above=above,
            **_shared(figure),
            **fields,
        )

    def _spans(self, line: Pieces, style: Style, figure: FlowFigure) -> tuple[Span, ...]:
        return line_spans(line, self._styles, style, language=figure.language or self._language)


def _shared(figure: FlowFigure) -> dict[str, Any]:
    """Return the fields that all blocks of a figure have."""
    return {name: getattr(figure, name) for name in ("level", "groups", "direction", "language")}
