"""Render a document as a PDF: content, blocks of lines, pages, content streams, file."""

import gc
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import convert
from convert.metadata import Metadata
from convert.tree import Document, plain
from convert_pdf.blocks import Block, BlockLayout
from convert_pdf.content import FlowContent
from convert_pdf.designs import Design
from convert_pdf.figures import FigureLayout
from convert_pdf.flow import FlowRow
from convert_pdf.fonts import missing_glyphs
from convert_pdf.footnotes import Repeat
from convert_pdf.inline import shaping
from convert_pdf.options import Options
from convert_pdf.pages import Frame
from convert_pdf.pagination import paginate
from convert_pdf.pdf.drawing import draw_pages
from convert_pdf.pdf.file import File
from convert_pdf.pdf.fonts import FontSet
from convert_pdf.pdf.xmp import DocumentInfo
from convert_pdf.running_heads import RunningHeads, with_edges
from convert_pdf.sanitize import one_line
from convert_pdf.styles import Paper, Styles

_EMOJI_RIGHTS = "Pictures of emoji: Twemoji, by Twitter and contributors, CC BY 4.0"


@contextmanager
def _gc_disabled() -> Iterator[None]:
    """Disable cyclic garbage collection during layout.

    Nothing here creates reference cycles, and looking for them takes a third of the time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@_gc_disabled()
def render(document: Document, options: Options) -> bytes:
    """Return the PDF file. Warns of characters that no font has."""
    metadata = Metadata.of(document)
    design = Design.of(options)
    paper = Paper.of(
        design.page_size,
        font_size=design.font_size,
        margin=design.margin,
        edge_share=design.edge_share,
        theme=design.theme,
    )
    if options.two_sided:
        paper = paper.bound(document.direction)
    styles = Styles(paper.body, design.smallest, design.theme)
    content = FlowContent(
        document,
        metadata,
        styles,
        numbered=options.numbering == "keep",
        notes_at_end=options.notes == "end",
        has_colophon=options.colophon,
        bylines=options.bylines,
        dates=options.dates,
    )
    preferred = (design.font,) if design.font else ()
    layout = BlockLayout(
        paper=paper,
        direction=document.direction,
        language=metadata.language,
        align=design.align,
        is_hyphenated=design.is_hyphenated,
        fonts=shaping.fonts(preferred, metadata.language),
    )

    def footnote(number: int) -> Block | None:
        note = content.footnote(number)
        return None if note is None else layout.block(note)

    def repeat(repeated: Repeat) -> Block:
        return layout.block(content.repeated_footnote(repeated))

    frame = Frame(height=paper.top - paper.bottom, gap=1.2 * styles.leading)
    figures = FigureLayout(document, styles, paper, metadata.language, captions=options.alt)
    blocks = (
        layout.row(flow) if isinstance(flow, FlowRow) else layout.block(flow)
        for flow in figures.flow(content.body())
    )
    pages = paginate(blocks, footnote, repeat, frame)
    heads = None
    if options.running_heads and paper.has_room_for_head(styles.leading):
        numbered = options.numbering == "keep"
        heads = RunningHeads(document, metadata, layout, styles.aside, numbered=numbered)
    complete = with_edges(pages, layout, styles.aside, heads, is_two_sided=options.two_sided)
    used_fonts = FontSet()
    file = File(
        paper.width,
        paper.height,
        one_line(metadata.language),
        document.direction,
        is_two_sided=options.two_sided,
    )
    # Each page is laid out, drawn and written before the next, so that only one is in memory.
    for page in draw_pages(complete, paper, document.direction, used_fonts, file.structure):
        file.add_page(page)
    missing = used_fonts.missing
    if missing and options.missing_glyphs == "refuse":
        refusal = missing_glyphs.refusal(plain(document), missing)
        if refusal is not None:
            raise convert.ConvertError(refusal)
    for message in missing_glyphs.messages(missing):
        text = f"{document.source.name}: {message}"
        warnings.warn(text, convert.ConvertWarning, stacklevel=2)
    info = DocumentInfo(
        title=one_line(metadata.title),
        author=one_line(metadata.byline or ""),
        subject=one_line(f"Thread from {document.source.name}"),
        language=one_line(metadata.language),
        created=metadata.created,
        is_archival=options.archival == "yes",
        rights=_EMOJI_RIGHTS if used_fonts.has_emoji else "",
    )
    return file.finish(info, content.outline(), used_fonts)
