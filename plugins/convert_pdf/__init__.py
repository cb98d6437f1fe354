"""The PDF writer: a thread as the pages of a small book, each with its notes at its foot."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Literal

from msgspec import Meta

import convert
from convert.tree import Document
from convert_pdf.styles import PAGE_SIZE


@dataclass(frozen=True)
class Options:
    """What a user can choose about the pages."""

    page_size: Annotated[
        str,
        "the size of the pages",
        Meta(pattern=PAGE_SIZE, description="a5|a4|letter|WxHmm"),
    ] = "a5"
    align: Annotated[Literal["left", "justify"], "how lines end: ragged, or all at the margin"] = "left"
    notes: Annotated[
        Literal["page", "end"], "where notes stand: at the foot of their page, or at the end"
    ] = "page"
    numbering: Annotated[
        Literal["keep", "none"], "whether a post's number stands beside it as its author wrote it"
    ] = "keep"
    font: Annotated[str | None, "a font to prefer: its file, or the name of its family"] = None


def write(document: Document, options: Options) -> bytes:
    """The PDF file of a thread. Raises `ConvertError` where SOURCE_DATE_EPOCH is no time."""
    # here, since asking for the options needs neither reportlab nor HarfBuzz
    from convert_pdf.document import render

    return render(
        document,
        options.page_size,
        align=options.align,
        notes_at_end=options.notes == "end",
        numbered=options.numbering == "keep",
        fonts=(options.font,) if options.font else (),
    )


@convert.hookimpl
def convert_writers() -> Iterable[convert.Writer[Options]]:
    """The one format of this plugin."""
    yield convert.Writer("pdf", ".pdf", "application/pdf", Options, write)
