"""Options of the PDF writer."""

from dataclasses import dataclass
from typing import Annotated, Literal

from msgspec import Meta

from convert_pdf.styles import PAGE_SIZE


@dataclass(frozen=True)
class Options:
    """How the pages look, and where the notes are."""

    page_size: Annotated[
        str,
        "the size of the pages",
        Meta(pattern=PAGE_SIZE, description="a5|a4|letter|WxHmm"),
    ] = "a5"
    align: Annotated[Literal["left", "justify"], "how lines end: ragged, or all at the margin"] = "left"
    notes: Annotated[
        Literal["page", "end"], "where notes are: at the foot of their page, or at the end"
    ] = "page"
    numbering: Annotated[
        Literal["keep", "none"], "whether a post's number is shown as its author wrote it"
    ] = "keep"
    font: Annotated[str | None, "a font to prefer: its file, or the name of its family"] = None
