"""Options of the PDF writer."""

from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from msgspec import Meta

from convert.display import Bylines, Dates
from convert_pdf.styles import PAGE_SIZE

Preset: TypeAlias = Literal["none", "book", "phone", "large", "screen-dark"]

_LONGEST_PATH = 4096  # PATH_MAX of Linux


@dataclass(frozen=True)
class Options:
    """How the pages look, and where the notes are."""

    preset: Annotated[
        Preset,
        "defaults of the next six options, and of the font, for a purpose: a printed book, the screen"
        " of a phone, large print, or light words on a dark screen",
    ] = "none"
    page_size: Annotated[
        str,
        "the size of the pages; auto is a5, or the preset's",
        Meta(pattern=PAGE_SIZE, description="auto|a5|a4|letter|WxHmm"),
    ] = "auto"
    font_size: Annotated[
        Annotated[float, Meta(ge=6, le=36)] | None,
        "the size of the text in points; without it, 9 to 11 by the width of the page, or the preset's",
    ] = None
    margin: Annotated[
        Annotated[float, Meta(ge=0, le=200)] | None,
        "the least margin at the sides in millimetres; without it, what lines leave, or the preset's",
    ] = None
    align: Annotated[
        Literal["auto", "left", "justify"], "ragged or justified lines; auto is left, or the preset's"
    ] = "auto"
    hyphenation: Annotated[
        Literal["auto", "yes", "no"], "divide words at the ends of lines; auto is yes, or the preset's"
    ] = "auto"
    colors: Annotated[
        Literal["auto", "light", "dark"], "the colours of the pages; auto is light, or the preset's"
    ] = "auto"
    font: Annotated[
        Annotated[str, Meta(max_length=_LONGEST_PATH)] | None,
        "the preferred font: sans, serif, a file, or the name of a family",
    ] = None
    notes: Annotated[
        Literal["page", "end"], "notes at the foot of each page that refers to them, or at the end"
    ] = "page"
    running_heads: Annotated[
        bool,
        "the author, a short title and the posts of the page, at the head of all pages but the first",
    ] = True
    two_sided: Annotated[bool, "pages for printing on both sides: the margin at the spine is wider"] = (
        False
    )
    colophon: Annotated[
        bool, "on the last page, what the document was made from: the source, its checksum and repairs"
    ] = False
    numbering: Annotated[Literal["keep", "none"], "show the author's numbers before the posts"] = "keep"
    bylines: Bylines = "auto"
    dates: Dates = "auto"
    alt: Annotated[
        Literal["caption", "hidden"],
        "alternative texts of pictures: shown as captions, or only read aloud by screen readers",
    ] = "caption"
    missing_glyphs: Annotated[
        Literal["refuse", "boxes"],
        "a thread mostly in Chinese, Japanese or Korean without a font for it: an error, or boxes",
    ] = "refuse"
