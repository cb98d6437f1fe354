"""Pages of lines that are only a height and references."""

from collections.abc import Iterable, Mapping

from convert_pdf.blocks import Block
from convert_pdf.flow import FlowParagraph
from convert_pdf.footnotes import Repeat
from convert_pdf.inline.runs import Line, Span, Style
from convert_pdf.page_breaks import BodyBlock
from convert_pdf.pages import Frame, Page
from convert_pdf.pagination import paginate

FRAME = Frame(height=100, gap=6)


def line(*notes: int) -> Line:
    return Line((), 0, 0, notes)


def block(*lines: Line, above: float = 0, keeps_next: bool = False) -> Block:
    paragraph = FlowParagraph(
        role="paragraph", spans=(), leading=10, above=above, keeps_next=keeps_next
    )
    return Block(paragraph, lines)


def note(lines: int = 1) -> Block:
    paragraph = FlowParagraph(role="note", spans=(), leading=8)
    return Block(paragraph, tuple(line() for _ in range(lines)))


def repeat(repeated: Repeat) -> Block:
    """A line that says which note it repeats."""
    label = Span(str(repeated.number), Style(8))
    anchor = f"note-{repeated.number}-page-{repeated.page}"
    return Block(FlowParagraph(role="note", spans=(), leading=8, label=label, anchor=anchor), (line(),))


def paged(
    blocks: Iterable[BodyBlock], notes: Mapping[int, Block] | None = None, frame: Frame = FRAME
) -> list[Page]:
    return list(paginate(blocks, (notes or {}).get, repeat, frame))


def foot(page: Page) -> list[str]:
    """What begins at the foot of a page: notes, and the anchors of those that are repeated."""
    return [
        placed.block.paragraph.anchor or f"note of {len(placed.block.lines)}"
        for placed in page.notes
        if placed.is_first
    ]


def shape(pages: list[Page]) -> list[tuple[int, int]]:
    """For each page, how many lines of text and of notes it has."""
    return [(len(page.body), len(page.notes)) for page in pages]
