"""Convert posts to paragraphs and figures: what precedes their words, and their blocks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from convert import display
from convert.display import Heading, Pieces
from convert.metadata import Metadata
from convert.tree import Block, Code, Document, Figure, List, Paragraph, Poll, Post, Quote
from convert_pdf.flow import FlowFigure, FlowParagraph, FlowRole, Group, GroupKind, Marker
from convert_pdf.inline.runs import Span, Style, Tag
from convert_pdf.inline.words import Direction
from convert_pdf.inlines import InlineConverter
from convert_pdf.pieces import line_spans, with_url
from convert_pdf.sanitize import BREAK, one_line, printable
from convert_pdf.styles import DEEPEST, Styles

# The markers of lists that are not ordered; a list in a list has the next.
_BULLETS = ("\u2022", "\u2013")
_TAB = 4  # columns
# The space above a block, above one that belongs to the block before, and around blocks that are not
# words of the post, in leadings.
_BLOCK_GAP, _CLOSE_GAP, _APART_GAP = 0.35, 0.12, 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where blocks are: in a post, and perhaps in quotes and lists of it."""

    direction: Direction | None
    language: str | None
    groups: tuple[Group, ...] = ()

    @property
    def level(self) -> int:
        return self.groups[-1].level if self.groups else 0

    def within(self, kind: GroupKind) -> "_Place":
        """Return the place in a new group. An item is as deep as its list."""
        level = self.level if kind == "item" else min(self.level + 1, DEEPEST)
        return replace(self, groups=(*self.groups, Group(kind=kind, level=level)))


@dataclass(slots=True)
class _Start:
    """What the next block has before its words, besides the space above it."""

    label: Span | None = None
    anchor: str = ""
    markers: tuple[Marker, ...] = ()


class PostConverter:
    """Converts posts in reading order."""

    def __init__(
        self, document: Document, metadata: Metadata, styles: Styles, *, numbered: bool
    ) -> None:
        """Prepare for the posts of a document. `numbered` shows their labels."""
        self.inlines = InlineConverter(styles, document.notes)
        self._document = document
        self._metadata = metadata
        self._styles = styles
        self._numbered = numbered
        self._above = 0.0  # the space above the next block
        self._start = _Start()

    def flow(
        self, post: Post, heading: Heading, anchor: str, above: float
    ) -> Iterator[FlowParagraph | FlowFigure]:
        """Yield the blocks of a post: at least one, the first with the label and the anchor."""
        text = one_line(post.label) if self._numbered else ""
        label = Span(text, self._styles.quiet, role="label", url=heading.url) if text else None
        self._above, self._start = above, _Start(label, anchor)
        language = display.language_of(self._metadata, post)
        place = _Place(
            direction=None if post.direction == self._document.direction else post.direction,
            language=None if language == self._metadata.language else language,
        )
        yield from self._heading(heading, place, has_words=bool(post.blocks))
        yield from self._blocks(post.blocks, place)
        if self._start.anchor:
            yield self._paragraph("paragraph", (), place)

    def _heading(self, heading: Heading, place: _Place, *, has_words: bool) -> Iterator[FlowParagraph]:
        aside = self._styles.aside
        lines = [(heading.line, aside), (heading.warning, self._styles.note), (heading.missing, aside)]
        shown = [(line, style) for line, style in lines if line]
        for position, (line, style) in enumerate(shown, start=1):
            yield self._line(line, place, style, keeps_next=has_words or position < len(shown))
            self._above = _CLOSE_GAP * self._styles.leading

    def _blocks(self, blocks: tuple[Block, ...], place: _Place) -> Iterator[FlowParagraph | FlowFigure]:
        for position, block in enumerate(blocks, start=1):
            match block:
                case Paragraph(inlines):
                    spans = tuple(self.inlines.spans(inlines))
                    # which it introduces: "The numbers:"
                    keeps_next = any(isinstance(each, Code) for each in blocks[position : position + 1])
                    yield self._paragraph("paragraph", spans, place, keeps_next=keeps_next)
                case Quote():
                    yield from self._quote(block, place)
                case Figure():
                    yield from self._figure(block, place)
                case Poll():
                    yield from self._poll(block, place)
                case List():
                    yield from self._list(block, place)
                case Code():
                    yield from self._code(block, place)
                case _:
                    assert_never(block)

    def _quote(self, quote: Quote, place: _Place) -> Iterator[FlowParagraph | FlowFigure]:
        self._set_apart()
        inside = place.within("quote")
        around = place.direction or self._document.direction
        direction = display.quote_direction(quote, around)
        if direction != around:
            inside = replace(inside, direction=direction, language="und")
        line = display.quote_line(quote)
        reference: tuple[Span, ...] = ()
        if quote.note is not None:
            line = with_url(line, self.inlines.url(quote.note))
            reference = (self.inlines.reference(quote.note),)
        yield self._line(
            line, inside, self._styles.aside, after=reference, keeps_next=bool(quote.blocks)
        )
        self._above = _CLOSE_GAP * self._styles.leading
        yield from self._blocks(quote.blocks, inside)
        self._above = _APART_GAP * self._styles.leading

    def _figure(self, figure: Figure, place: _Place) -> Iterator[FlowFigure]:
        reference = url = None
        if figure.note is not None:
            reference, url = self.inlines.reference(figure.note), self.inlines.url(figure.note)
        media = tuple(number for number in figure.media if number <= len(self._document.media))
        if not media and reference is None:
            return
        self._set_apart()
        start = self._take_start()
        yield FlowFigure(
            media=media,
            reference=reference,
            url=url,
            above=self._above,
            level=place.level,
            groups=place.groups,
            direction=place.direction,
            language=place.language,
            label=start.label,
            markers=start.markers,
            anchor=start.anchor,
        )
        self._above = _APART_GAP * self._styles.leading

    def _poll(self, poll: Poll, place: _Place) -> Iterator[FlowParagraph]:
        self._set_apart()
        line = display.poll_line(poll)
        yield self._line(line, place, self._styles.aside, keeps_next=bool(poll.options))
        rows = place.within("list")
        for row in display.poll_rows(poll):
            item = rows.within("item")
            self._above = _CLOSE_GAP * self._styles.leading
            self._mark(_BULLETS[0], item)
            spans = line_spans(row, self._styles, self._styles.text, language=self._language(item))
            yield self._paragraph("paragraph", spans, item)
        self._above = _APART_GAP * self._styles.leading

    def _list(self, block: List, place: _Place) -> Iterator[FlowParagraph | FlowFigure]:
        inside = place.within("list" if block.start is None else "ordered list")
        depth = sum(group.kind == "list" for group in place.groups)
        if place.groups and place.groups[-1].kind == "item" and not self._start.markers:
            self._above = _CLOSE_GAP * self._styles.leading
        bullet = _BULLETS[depth % len(_BULLETS)]
        for position, blocks in enumerate(block.items):
            item = inside.within("item")
            self._mark(bullet if block.start is None else f"{block.start + position}.", item)
            yield from self._blocks(blocks, item)
            if self._start.markers:
                yield self._paragraph("paragraph", (), item)
            self._above = _CLOSE_GAP * self._styles.leading
        self._above = _BLOCK_GAP * self._styles.leading

    def _code(self, code: Code, place: _Place) -> Iterator[FlowParagraph]:
        lines = [printable(line.expandtabs(_TAB)) for line in code.text.split("\n")]
        span = Span(BREAK.join(lines), self._styles.code, role="code", tag=Tag(kind="Code"))
        self._set_apart()
        yield self._paragraph("code", (span,), place)
        self._above = _APART_GAP * self._styles.leading

    def _set_apart(self) -> None:
        """Set the next block apart from the one before, unless it belongs to that."""
        apart = _APART_GAP * self._styles.leading
        if self._above >= _BLOCK_GAP * self._styles.leading:
            self._above = max(self._above, apart)

    def _mark(self, text: str, place: _Place) -> None:
        """Give the next block the marker of an item, besides those that it has already."""
        marker = Marker(span=Span(text, self._styles.quiet, role="label"), item=place.groups[-1])
        self._start.markers += (marker,)

    def _line(
        self,
        line: Pieces,
        place: _Place,
        style: Style,
        *,
        after: tuple[Span, ...] = (),
        keeps_next: bool,
    ) -> FlowParagraph:
        spans = line_spans(line, self._styles, style, language=self._language(place))
        return self._paragraph("aside", (*spans, *after), place, keeps_next=keeps_next)

    def _paragraph(
        self, role: FlowRole, spans: tuple[Span, ...], place: _Place, *, keeps_next: bool = False
    ) -> FlowParagraph:
        """Return a paragraph that begins with what the next block has before its words."""
        styles, start, above = self._styles, self._take_start(), self._above
        self._above = _BLOCK_GAP * styles.leading
        return FlowParagraph(
            role=role,
            spans=spans,
            leading=styles.leading if role == "paragraph" else styles.small_leading,
            above=above,
            level=place.level,
            groups=place.groups,
            direction=place.direction,
            language=place.language,
            label=start.label,
            markers=start.markers,
            anchor=start.anchor,
            keeps_next=keeps_next,
        )

    def _take_start(self) -> _Start:
        start, self._start = self._start, _Start()
        return start

    def _language(self, place: _Place) -> str:
        return place.language or self._metadata.language
