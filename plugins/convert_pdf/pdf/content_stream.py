"""Draw pages as content streams (ISO 32000-1, 7.8.2) with marks, links and anchors."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import Literal, NamedTuple, TypeAlias

from convert_pdf.inline.runs import Line, Span, Style
from convert_pdf.pdf import shapes, syntax
from convert_pdf.pdf.fonts import FontSet
from convert_pdf.pdf.images import Box, Raster
from convert_pdf.pdf.link_areas import LinkArea, with_room
from convert_pdf.pdf.structure import (
    Child,
    Element,
    LinkAnnotation,
    MarkedContent,
    StructureTree,
    is_link,
)
from convert_pdf.themes import LIGHT, Color

# The distance of an anchor's destination above the baseline, in em.
_ANCHOR_ASCENT = 1.2
# The characters of a URL that describe its links. Each of its lines has a link of its own.
_DESCRIPTION_LENGTH = 200
# The roles of short links, whose areas are made larger.
_NUMBERS = frozenset({"reference", "backlink", "label"})
# The widths of the rules above notes and beside a quote, in points.
_RULE_WIDTH, _BAR_WIDTH = 0.4, 0.8
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


class _Part(NamedTuple):
    """What a line adds to an element."""

    place: int
    """The place of its first run in reading order."""
    element: Element
    children: list[Child]


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
        self._parts: list[_Part] = []  # of the current line
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
        start, first = x, 0
        for _, group in groupby(line.runs, key=attrgetter("span")):
            runs = list(group)
            x = self._draw_span(line, range(first, first + len(runs)), x, y, element)
            first += len(runs)
        if line.ends_with_space and isinstance(element, Element) and line.runs:
            self._draw_space(line, start, x, y, element)
        self._show()
        if self._parts:
            for part in sorted(self._parts, key=attrgetter("place")):
                part.element.children += part.children
            self._parts.clear()

    def background(self, color: Color, width: float, height: float) -> None:
        """Paint the whole page. Must come first."""
        self._operators.append(shapes.background(color, width, height))

    def rule(self, x: float, y: float, length: float, color: Color = LIGHT.rule) -> None:
        """Draw the rule above the notes from (x, y) to the right."""
        self._close()
        self._operators.append(shapes.line(_RULE_WIDTH, color, (x, y), (x + length, y)))

    def bar(self, x: float, top: float, bottom: float, color: Color = LIGHT.bar) -> None:
        """Draw the rule beside a quote."""
        self._close()
        self._operators.append(shapes.line(_BAR_WIDTH, color, (x, top), (x, bottom)))

    def image(self, raster: Raster, box: Box, element: Element, *, behind: Color | None = None) -> None:
        """Draw a picture as a part of `element`, with a colour behind it if it is transparent."""
        self._close()
        if behind is not None and raster.is_transparent:
            self._operators.append(shapes.panel(behind, box))
        name = self._image_name(raster, box)
        self._operators.append(f"{self._begin(element)} q {raster.matrix(box)} cm /{name} Do Q EMC")

    def finish(self) -> PageContent:
        """Return the content of the page."""
        self._close()
        for start, end, baseline, style in self._strikes:
            y = baseline + _STRIKE_HEIGHT * style.size
            width = _STRIKE_WIDTH * style.size
            self._operators.append(shapes.line(width, style.color, (start, y), (end, y)))
        for (link, _), area in zip(self._content.links, with_room(self._link_areas), strict=True):
            link.rectangle = area.rectangle
        self._content.operators = "\n".join(self._operators)
        return self._content

    def _draw_span(
        self, line: Line, indexes: range, x: float, y: float, element: Element | PageArtifact
    ) -> float:
        """Draw adjacent runs of a span, and return the x coordinate of their end."""
        self._show()
        span = line.runs[indexes[0]].span
        style = span.style
        owner, begin = element, 0
        if isinstance(element, Element):
            begin = len(element.children)
            owner = self._structure.owner(span, element)
        if style.color != self._color:
            self._color = style.color
            self._operators.append(f"{shapes.operands(style.color)} rg")
        y += style.rise
        start = x
        if line.order and isinstance(owner, Element) and isinstance(element, Element):
            x = self._draw_directions(line, indexes, x, y, owner)
            if owner is not element:
                place = min(line.order[index] for index in indexes)
                self._parts.append(_Part(place, element, element.children[begin:]))
                del element.children[begin:]
        else:
            x = self._draw_runs(line, indexes, x, y, owner)
        if style.is_struck:
            self._strikes.append((start, x, y, style))
        if span.anchor:
            self.anchor(span.anchor, y + _ANCHOR_ASCENT * style.size)
        if isinstance(owner, Element) and is_link(span):
            self._add_link(span, owner, start, x)
        return x

    def _draw_directions(self, line: Line, indexes: range, x: float, y: float, owner: Element) -> float:
        """Draw runs of a span in both directions, whose marks are put in reading order afterwards."""
        for rtl, group in groupby(indexes, key=lambda index: line.runs[index].rtl):
            own = list(group)
            self._close()  # each part of the line begins with a mark of its own
            begin = len(owner.children)
            x = self._draw_runs(line, range(own[0], own[-1] + 1), x, y, owner)
            self._close()
            place = min(line.order[index] for index in own)
            marks = owner.children[begin:]
            self._parts.append(_Part(place, owner, marks[::-1] if rtl else marks))
            del owner.children[begin:]
        return x

    def _draw_runs(
        self, line: Line, indexes: range, x: float, y: float, owner: Element | PageArtifact
    ) -> float:
        """Draw runs of a span from (x, y) on, and return the x coordinate of their end.

        The text matrix scales the glyphs (ISO 32000-1, 9.4.2), and so what is added to spaces.
        """
        size, scale = line.runs[indexes[0]].span.style.size, line.letter_fit
        space = f"{-1000 * line.added_space / (size * scale):.1f}" if line.added_space else ""
        face = font = None
        for run in line.runs[indexes.start : indexes.stop]:
            if run.face is None:
                name, code = self._fonts.emoji.code(run.text)
                operand, is_exact = f"<{code:02X}>", True
            else:
                if font is None or run.face is not face:
                    face, font = run.face, self._fonts.font(run.face)
                shown = font.codes.show(run)
                name, is_exact = font.name, shown.is_exact or isinstance(owner, str)
                operand = space.join(shown.parts) if space else shown.whole
            if not is_exact:
                # A mark of its own: poppler takes the end of marked content in a mark for its end.
                self._close()
                self._enter(owner, run.text)
            elif not self._is_open or self._open is not owner:
                self._enter(owner)
            if not self._operands or (name, size) != self._font:
                self._place(name, size, x, y, scale)
            self._operands.append(operand)
            if not is_exact:
                self._close()
            x += run.width * scale
            if space:
                x += line.added_space * run.text.count(" ")
        return x

    def _draw_space(self, line: Line, start: float, end: float, y: float, element: Element) -> None:
        """Draw a space outside of a line from `start` to `end`, on the side where it is read last.

        It shows nothing, but separates words for what reads the text and not their places.
        """
        last = len(line.runs) - 1
        is_left = bool(line.order) and line.order[0] == last
        run = line.runs[0 if is_left else last]
        found = self._fonts.space(run.face)
        if found is None:
            return
        font, space = found
        size = run.span.style.size
        # Not in the link to a note, but in one whose words continue on the next line.
        if run.span.role in ("reference", "backlink"):
            owner = self._structure.tagged(run.span.tag, element)
        else:
            owner = self._structure.owner(run.span, element)
        if line.order:
            self._close()
        begin = len(owner.children)
        is_next = self._is_open and self._open is owner and (font, size) == self._font
        self._enter(owner)
        if not is_next:
            self._place(font, size, start - space.advance * size if is_left else end, y)
        self._operands.append(space.operand)
        if line.order:
            self._close()
            self._parts.append(_Part(len(line.runs), owner, owner.children[begin:]))
            del owner.children[begin:]

    def _place(self, name: str, size: float, x: float, y: float, scale: float = 1.0) -> None:
        """Begin to show text with a font at (x, y), with glyphs of another width."""
        self._show()
        if (name, size) != self._font:
            self._font = name, size
            self._operators.append(f"/{name} {size:g} Tf")
        self._operators.append(f"{scale:.5g} 0 0 1 {x:.2f} {y:.2f} Tm")

    def _show(self) -> None:
        """Write the operands collected for one font."""
        if self._operands:
            self._operators.append(f"[{''.join(self._operands)}] TJ")
            self._operands.clear()

    def _enter(self, element: Element | PageArtifact, actual_text: str = "") -> None:
        """Open the marked content of an element, unless it is open: its lines share a mark."""
        if self._is_open and self._open is element:
            return
        self._close()
        self._open, self._is_open = element, True
        if isinstance(element, str):
            self._operators.append(f"/Artifact << /Type /Pagination /Subtype /{element} >> BDC BT")
            return
        self._operators.append(f"{self._begin(element, actual_text)} BT")

    def _begin(self, element: Element, actual_text: str = "") -> str:
        """Return the operator that begins marked content of an element."""
        mark = len(self._content.marks)
        self._content.marks.append(element)
        element.children.append(MarkedContent(self._page, mark))
        if actual_text:
            return f"/Span << /MCID {mark} /ActualText <FEFF{syntax.utf16(actual_text)}> >> BDC"
        return f"/{element.kind} << /MCID {mark} >> BDC"

    def _image_name(self, raster: Raster, box: Box) -> str:
        """Return the resource name of a picture: one, however often it is on the page."""
        name = self._image_names.setdefault(raster.digest, f"Im{len(self._image_names) + 1}")
        _, width = self._content.images.get(name, (raster, 0.0))
        self._content.images[name] = raster, max(width, box.width)
        return name

    def _close(self) -> None:
        if self._is_open:
            self._show()
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


def _description(span: Span) -> str:
    """Return the description of a link within the document."""
    match span.role:
        case "reference":
            return f"Note {span.note}"
        case "backlink":
            return "Back to the text"
        case _:
            return span.text
