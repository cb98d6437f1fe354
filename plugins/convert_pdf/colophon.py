"""Say on the last page what a document was made from: its colophon."""

from collections.abc import Iterator

from convert import display
from convert.display import Piece, Pieces
from convert.metadata import Metadata, counted
from convert.tree import Document
from convert_pdf.flow import FlowParagraph
from convert_pdf.headings import own_heading
from convert_pdf.pieces import line_spans
from convert_pdf.styles import Styles

TITLE, ANCHOR = "Colophon", "colophon"
"""The heading of the colophon, and its anchor."""


def paragraphs(document: Document, metadata: Metadata, styles: Styles) -> Iterator[FlowParagraph]:
    """Yield the heading and the lines, which are kept on one page."""
    yield own_heading(TITLE, ANCHOR, styles)
    lines = tuple(_lines(document, metadata))
    for line in lines:
        yield FlowParagraph(
            role="aside",
            spans=line_spans(line, styles, styles.aside, language=metadata.language),
            leading=styles.small_leading,
            above=(0.4 if line is lines[0] else 0.1) * styles.leading,
            keeps_next=line is not lines[-1],
        )


def _lines(document: Document, metadata: Metadata) -> Iterator[Pieces]:
    """Yield the title, what the head of the document says, what was counted, and the source.

    The version of this program is not among them, so that new versions can write the same bytes.
    """
    source = document.source
    yield (Piece(metadata.title),)
    yield from display.head(document, metadata)
    yield (
        Piece(counted(len(document.notes), "note"), english=True),
        Piece(counted(len(document.repairs), "repair"), english=True),
    )
    yield Piece(source.name), Piece(counted(source.bytes, "byte"), english=True)
    yield (Piece(f"SHA-256 {source.sha256}", english=True),)
    yield (Piece("Made by thread-convert", english=True),)
