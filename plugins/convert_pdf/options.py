"""Options of the PDF writer."""

from dataclasses import dataclass
from typing import Annotated, Literal

from msgspec import Meta

from convert.display import Bylines, Dates
from convert_pdf.styles import PAGE_SIZE

_LONGEST_PATH = 4096  # PATH_MAX of Linux


@dataclass(frozen=True)
class Options:
    """How the pages look, and where the notes are."""

    page_size: Annotated[
        str,
        "the size of the pages",
        Meta(pattern=PAGE_SIZE, description="a5|a4|letter|WxHmm"),
    ] = "a5"
    align: Annotated[Literal["left", "justify"], "ragged or justified lines"] = "left"
    notes: Annotated[Literal["page", "end"], "notes at the foot of their page, or at the end"] = "page"
    numbering: Annotated[Literal["keep", "none"], "show the author's numbers before the posts"] = "keep"
    bylines: Bylines = "auto"
    dates: Dates = "auto"
    alt: Annotated[
        Literal["caption", "hidden"],
        "alternative texts of pictures: shown as captions, or only read aloud by screen readers",
    ] = "caption"
    archival: Annotated[
        Literal["yes", "no"], "a file for archives (PDF/A-2u), besides one for everybody (PDF/UA-1)"
    ] = "yes"
    font: Annotated[
        Annotated[str, Meta(max_length=_LONGEST_PATH)] | None,
        "the preferred font: a file, or the name of a family",
    ] = None
