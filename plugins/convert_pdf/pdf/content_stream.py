"""Draw pages as content streams (ISO 32000-1, 7.8.2) with marks, links and anchors."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import Literal, TypeAlias

from convert_pdf.blocks import Block
from convert_pdf.flow import Group
from convert_pdf.inline.runs import GlyphRun, Line, Span, Style
from convert_pdf.inline.words import Direction
from convert_pdf.pages import Page, PlacedLine
from convert_pdf.pdf import syntax
from convert_pdf.pdf.fonts import FontSet
from convert_pdf.pdf.images import Box, Raster
from convert_pdf.pdf.link_areas import LinkArea, with_room
from convert_pdf.pdf.picture_rows import draw_row
from convert_pdf.pdf.structure import Child, Element, LinkAnnotation, MarkedContent, StructureTree
from convert_pdf.rows import PictureRow
from convert_pdf.styles import Paper
from convert_pdf.themes import LIGHT, Color

# The distance of an anchor's destination above the baseline, in em.
_ANCHOR_ASCENT = 1.2
# The characters of a URL that describe its links. Each of its lines has a link of its own.
_DESCRIPTION_LENGTH = 200
# The roles of short links, whose areas are made larger.
_NUMBERS = frozenset({"reference", "backlink", "label"})
# The rule above notes, in points: short, so that it is not taken for a border.
_RULE_LENGTH, _RULE_WIDTH = 72.0, 0.4
# The rule beside a quote, in points, and its place in the indentation before the words.
_BAR_WIDTH, _BAR_PLACE = 0.8, 0.4
# The line through text that is struck out, in em: its height above the baseline, and its width.
_STRIKE_HEIGHT, _STRIKE_WIDTH = 0.27, 0.06


PageArtifact: TypeAlias = Literal["Header", "Footer"]
"""The kind of a line that is on every page and not a part of the text (ISO 32000-1, 14.8.2.2.2)."""


@dataclass(slots=True)
class PageContent:
    """What a file needs of a page."""

    operators: str = ""
    marks: list[Element] = field(default_factory=list)
    """The owner of each mark (MCID)."""
    links: list[tuple[LinkAnnotation, Element]] = field(default_factory=list)
    """The links, each with its owner."""
    anchors: dict[str, float] = field(default_factory=dict)
    """The height of each anchor that is on the page, in points from its lower edge."""
    images: dict[str, tuple[Raster, float]] = field(default_factory=dict)
    """The images by resource name, each with the width in which it is shown."""


def draw_pages(
    pages: Iterable[Page],
    paper: Paper,
    direction: Direction,
    fonts: FontSet,
    structure: StructureTree,
) -> Iterator[PageContent]:
    """Yield the content of pages.

    The parts of each element are added to `structure`, in reading order.
    """
    for index, page in enumerate(pages):
        own = paper.side(index + 1)
        stream = ContentStream(index, fonts, structure, page.repeated)
        if paper.theme.background is not None:
            stream.background(paper.theme.background, paper.width, paper.height)
        for line in page.head:
            stream.line(line, own.left, own.head, "Header")
        _draw_placed(stream, page.body, own, structure)
        _draw_bars(stream, page.body, own, direction)
        _draw_rule(stream, page, own, direction)
        _draw_placed(stream, page.notes, own, structure)
        if page.foot is not None:
            stream.line(page.foot, own.left, own.page_number, "Footer")
        yield stream.finish()


def _draw_placed(
    stream: "ContentStream", lines: Iterable[PlacedLine], paper: Paper, structure: StructureTree
) -> None:
    for block, parts in groupby(lines, key=attrgetter("block")):
        if isinstance(block, PictureRow):
            draw_row(stream, block, list(parts), paper, structure)
        else:
            for placed in parts:
                _draw_line(stream, block, placed, paper, structure)


def _draw_line(
    stream: "ContentStream", block: Block, placed: PlacedLine, paper: Paper, structure: StructureTree
) -> None:
    element = structure.element(block)
    for note in placed.notes:
        structure.element(note)  # read after the first paragraph that refers to it
    y = paper.top - placed.baseline
    extent = block.extent(placed.line_index)
    if placed.is_first:
        if block.paragraph.anchor:
            stream.anchor(block.paragraph.anchor, y + block.paragraph.leading)
        if block.label is not None:
            stream.line(block.label, paper.left, y, element, extent)
        for marker in block.markers:
            stream.line(marker.line, paper.left, y, structure.marker(marker.item))
    stream.line(block.lines[placed.line_index], paper.left, y, element, extent)
    if placed.is_last:
        structure.close(block)


def _draw_rule(stream: "ContentStream", page: Page, paper: Paper, direction: Direction) -> None:
    """Draw the rule above the notes: from margin to margin if a note is continued, as in Word.

    See the continuation separator of ECMA-376-1 (17.11.1).
    """
    if page.rule is None:
        return
    length = paper.measure if page.continues_note else min(_RULE_LENGTH, paper.measure / 3)
    left = paper.left + (paper.measure - length if direction == "rtl" else 0.0)
    stream.rule(left, paper.top - page.rule, length, paper.theme.rule)


def _draw_bars(
    stream: "ContentStream", body: Iterable[PlacedLine], paper: Paper, direction: Direction
) -> None:
    """Draw the rule beside each quote, from its first line on the page to its last."""
    ends: dict[tuple[Group, Direction], tuple[float, float]] = {}
    for placed in body:
        flow = placed.block.flow
        y = paper.top - placed.baseline
        above, below = placed.block.extent(placed.line_index)
        for group in flow.groups:
            if group.kind == "quote":
                key = group, flow.direction or direction
                top, _ = ends.get(key, (y + above, y))
                ends[key] = top, y - below
    for (group, side), (top, bottom) in ends.items():
        x = (group.level - 1 + _BAR_PLACE) * paper.step
        x = paper.left + (paper.measure - x if side == "rtl" else x)
        stream.bar(x, top, bottom, paper.theme.bar)


class ContentStream:
    """The content stream of a page. Coordinates are in points from the lower left corner."""

    def __init__(
        self,
        page: int,
        fonts: FontSet,
        structure: StructureTree,
        repeated: Mapping[int, str] | None = None,
    ) -> None:
        """Start the content stream of the page with the index `page`, from 0.

        References to the notes `repeated` on the page, by number, lead to these anchors.
        """
        self._page = page
        self._fonts = fonts
        self._structure = structure
        self._repeated = repeated or {}
        self._content = PageContent()
        self._operators: list[str] = []
        self._open: Element | PageArtifact | None = None
        self._is_open = False
        self._font = ("", 0.0)
        self._color = (0.0, 0.0, 0.0)
        self._image_names: dict[str, str] = {}  # by the digest of the picture
        self._strikes: list[tuple[float, float, float, Style]] = []  # from, to, baseline, style
        self._operands: list[str] = []  # of the next TJ, for the current font
        self._link_areas: list[LinkArea] = []
        self._line_bounds = (0.0, 0.0)  # the lower and the upper edge of the line that is drawn

    def anchor(self, name: str, y: float) -> None:
        """Name a height of the page. A name that the page already has is kept."""
        self._content.anchors.setdefault(name, y)

    def line(
        self,
        line: Line,
        x: float,
        y: float,
        element: Element | PageArtifact,
        extent: tuple[float, float] = (0.0, 0.0),
    ) -> None:
        """Draw a line with its left edge at `x` and its baseline at `y` as a part of `element`.

        `extent` is how far a line with links reaches above its baseline and below it.
        """
        x += line.indent
        self._line_bounds = y - extent[1], y + extent[0]
        parts: list[tuple[Span, list[Child]]] = []
        for span, runs in groupby(line.runs, key=attrgetter("span")):
            if not line.spans or isinstance(element, str):
                x = self._draw_span(list(runs), x, y, line, element)
                continue
            self._close()  # the parts of the span begin with a mark of their own
            first = len(element.children)
            x = self._draw_span(list(runs), x, y, line, element)
            parts.append((span, element.children[first:]))
            del element.children[first:]
        if isinstance(element, Element) and parts:
            self._close()
            order = {span: place for place, span in enumerate(line.spans)}
            for _, children in sorted(parts, key=lambda part: order[part[0]]):
                element.children += children

    def background(self, color: Color, width: float, height: float) -> None:
        """Paint the whole page, as an artifact (ISO 32000-1, 14.8.2.2.2). Must come first."""
        self._operators.append(
            f"/Artifact << /Type /Background /BBox [0 0 {width:.2f} {height:.2f}] >> BDC"
            f" q {_operand(color)} rg 0 0 {width:.2f} {height:.2f} re f Q EMC"
        )

    def rule(self, x: float, y: float, length: float, color: Color = LIGHT.rule) -> None:
        """Draw the rule above the notes from (x, y) to the right, as an artifact."""
        self._draw_line(_RULE_WIDTH, color, (x, y), (x + length, y))

    def bar(self, x: float, top: float, bottom: float, color: Color = LIGHT.bar) -> None:
        """Draw the rule beside a quote, as an artifact."""
        self._draw_line(_BAR_WIDTH, color, (x, top), (x, bottom))

    def _draw_line(
        self, width: float, color: Color, start: tuple[float, float], end: tuple[float, float]
    ) -> None:
        self._close()
        self._operators.append(
            f"/Artifact BMC {width:g} w {_operand(color)} RG"
            f" {start[0]:.2f} {start[1]:.2f} m {end[0]:.2f} {end[1]:.2f} l S EMC"
        )

    def image(self, raster: Raster, box: Box, element: Element) -> None:
        """Draw a picture as a part of `element`."""
        self._close()
        name = self._image_name(raster, box)
        self._operators.append(f"{self._begin(element)} q {raster.matrix(box)} cm /{name} Do Q EMC")

    def finish(self) -> PageContent:
        """Return the content of the page."""
        self._close()
        for start, end, baseline, style in self._strikes:
            y = baseline + _STRIKE_HEIGHT * style.size
            self._draw_line(_STRIKE_WIDTH * style.size, style.color, (start, y), (end, y))
        for (link, _), area in zip(self._content.links, with_room(self._link_areas), strict=True):
            link.rectangle = area.rectangle
        self._content.operators = "\n".join(self._operators)
        return self._content

    def _draw_span(
        self,
        runs: list[GlyphRun],
        x: float,
        y: float,
        line: Line,
        element: Element | PageArtifact,
    ) -> float:
        """Draw adjacent runs of a span, and return the x coordinate of their end."""
        span = runs[0].span
        style = span.style
        owner = element
        if isinstance(element, Element):
            if span.to or span.url:
                owner = self._structure.link(span, element)
            elif span.tag is not None:
                owner = self._structure.tagged(span.tag, element)
        self._enter(owner)
        if style.color != self._color:
            self._color = style.color
            self._operators.append(f"{_operand(style.color)} rg")
        y += style.rise
        start = x
        x = self._draw_runs(runs, x, y, line)
        self._show()
        if style.is_struck:
            self._strikes.append((start, x, y, style))
        if span.anchor:
            self.anchor(span.anchor, y + _ANCHOR_ASCENT * style.size)
        if isinstance(owner, Element) and (span.to or span.url):
            self._add_link(span, owner, start, x)
        return x

    def _draw_runs(self, runs: list[GlyphRun], x: float, y: float, line: Line) -> float:
        """Draw runs of a span from (x, y) on, and return the x coordinate of their end.

        The text matrix scales the glyphs (ISO 32000-1, 9.4.2), and so what is added to spaces.
        """
        size, added_space, scale = runs[0].span.style.size, line.added_space, line.letter_fit
        space = f"{-1000 * added_space / (size * scale):.1f}"
        face = font = None
        for run in runs:
            if run.face is None:
                name, code = self._fonts.emoji.code(run.text)
                operand, is_exact = f"<{code:02X}>", True
            else:
                if font is None or run.face is not face:
                    face, font = run.face, self._fonts.font(run.face)
                shown = font.codes.show(run)
                name, is_exact = font.name, shown.is_exact
                operand = space.join(shown.parts) if added_space else shown.whole
            if not self._operands or not is_exact or (name, size) != self._font:
                self._show()
                if (name, size) != self._font:
                    self._font = name, size
                    self._operators.append(f"/{name} {size:g} Tf")
                self._operators.append(f"{scale:.5g} 0 0 1 {x:.2f} {y:.2f} Tm")
            if is_exact:
                self._operands.append(operand)
            else:
                text = syntax.utf16(run.text)
                self._operators.append(f"/Span << /ActualText <FEFF{text}> >> BDC [{operand}] TJ EMC")
            x += run.width * scale
            if added_space:
                x += added_space * run.text.count(" ")
        return x

    def _show(self) -> None:
        """Write the operands collected for one font."""
        if self._operands:
            self._operators.append(f"[{''.join(self._operands)}] TJ")
            self._operands.clear()

    def _enter(self, element: Element | PageArtifact) -> None:
        """Open the marked content of an element, unless it is open: its lines share a mark."""
        if self._is_open and self._open is element:
            return
        self._close()
        self._open, self._is_open = element, True
        if isinstance(element, str):
            self._operators.append(f"/Artifact << /Type /Pagination /Subtype /{element} >> BDC BT")
            return
        self._operators.append(f"{self._begin(element)} BT")

    def _begin(self, element: Element) -> str:
        """Return the operator that begins marked content of an element."""
        mark = len(self._content.marks)
        self._content.marks.append(element)
        element.children.append(MarkedContent(self._page, mark))
        return f"/{element.kind} << /MCID {mark} >> BDC"

    def _image_name(self, raster: Raster, box: Box) -> str:
        """Return the resource name of a picture: one, however often it is on the page."""
        name = self._image_names.setdefault(raster.digest, f"Im{len(self._image_names) + 1}")
        _, width = self._content.images.get(name, (raster, 0.0))
        self._content.images[name] = raster, max(width, box.width)
        return name

    def _close(self) -> None:
        if self._is_open:
            self._operators.append("ET EMC")
            self._is_open = False

    def _add_link(self, span: Span, element: Element, left: float, right: float) -> None:
        """Add a link as high as the line, between two x coordinates."""
        bottom, top = self._line_bounds
        grows = span.role in _NUMBERS
        self._link_areas.append(LinkArea.of(left, bottom, right, top, grows=grows))
        url = syntax.ascii_url(span.url) if span.url else None
        repeated = None if span.note is None else self._repeated.get(span.note)
        link = LinkAnnotation(
            page=self._page,
            description=url[:_DESCRIPTION_LENGTH] if url else _description(span),
            url=url,
            anchor=repeated or span.to,
        )
        self._content.links.append((link, element))
        element.children.append(link)


def _operand(color: Color) -> str:
    red, green, blue = color
    return f"{red:g} {green:g} {blue:g}"


def _description(span: Span) -> str:
    """Return the description of a link within the document."""
    match span.role:
        case "reference":
            return f"Note {span.note}"
        case "backlink":
            return "Back to the text"
        case _:
            return span.text
