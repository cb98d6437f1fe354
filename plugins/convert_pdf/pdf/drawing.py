"""Draw the lines, pictures and rules of pages, and tag them in reading order."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from convert_pdf.blocks import Block
from convert_pdf.flow import Group
from convert_pdf.inline.words import Direction
from convert_pdf.pages import Page, PlacedLine
from convert_pdf.pdf.content_stream import ContentStream, PageContent
from convert_pdf.pdf.fonts import FontSet
from convert_pdf.pdf.picture_rows import draw_row
from convert_pdf.pdf.structure import StructureTree
from convert_pdf.rows import PictureRow
from convert_pdf.styles import Paper

# The rule above notes, in points: short, so that it is not taken for a border.
_RULE_LENGTH = 72.0
# The place of the rule beside a quote in the indentation before the words.
_BAR_PLACE = 0.4


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
    stream: ContentStream, lines: Iterable[PlacedLine], paper: Paper, structure: StructureTree
) -> None:
    for block, parts in groupby(lines, key=attrgetter("block")):
        if isinstance(block, PictureRow):
            draw_row(stream, block, list(parts), paper, structure)
        else:
            for placed in parts:
                _draw_line(stream, block, placed, paper, structure)


def _draw_line(
    stream: ContentStream, block: Block, placed: PlacedLine, paper: Paper, structure: StructureTree
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


def _draw_rule(stream: ContentStream, page: Page, paper: Paper, direction: Direction) -> None:
    """Draw the rule above the notes: from margin to margin if a note is continued, as in Word.

    See the continuation separator of ECMA-376-1 (17.11.1).
    """
    if page.rule is None:
        return
    length = paper.measure if page.continues_note else min(_RULE_LENGTH, paper.measure / 3)
    left = paper.left + (paper.measure - length if direction == "rtl" else 0.0)
    stream.rule(left, paper.top - page.rule, length, paper.theme.rule)


def _draw_bars(
    stream: ContentStream, body: Iterable[PlacedLine], paper: Paper, direction: Direction
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
