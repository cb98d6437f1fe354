"""Write a thread as an EPUB 3.3 book, with notes that open as pop-ups."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta

import convert
from convert import display
from convert.display import Bylines, Dates
from convert.metadata import Metadata
from convert.tree import Document
from convert_epub import chapter, chaptering, container, cover, navigation, pictures, section
from convert_epub.container import COVER_DRAWING, NCX, XHTML, File
from convert_epub.cover.image import Image, read
from convert_epub.xhtml import STYLE_SHEET

_STYLE = Path(__file__).with_name(STYLE_SHEET).read_bytes()


@dataclass(frozen=True)
class Options:
    """Options of the EPUB writer."""

    numbering: Annotated[Literal["keep", "none"], "show the author's numbers above the posts"] = "keep"
    bylines: Bylines = "auto"
    dates: Dates = "auto"
    cover: Annotated[
        str | None,
        "an image for the cover: PNG, JPEG, GIF or WebP (the default is a drawn cover)",
        Meta(description="FILE"),
    ] = None


def write(document: Document, options: Options) -> bytes:
    """Return the book as the bytes of an EPUB container.

    Raises `ConvertError` if the cover is not a whole image of a supported type, or if
    SOURCE_DATE_EPOCH is not a time.
    """
    numbered = options.numbering == "keep"
    metadata = Metadata.of(document)
    identifier = container.identifier(document)
    image, drawing = (
        cover.draw(document, metadata) if options.cover is None else (read(options.cover), None)
    )
    found = pictures.read(document)
    headings = list(display.headings(document, bylines=options.bylines, dates=options.dates))
    title, text = chapter.title_and_text(document, metadata, headings)
    sections = section.sections(text, metadata, headings, found.shown, numbered=numbered)
    chapters = chaptering.divide(text, sections)
    contents = navigation.entries(text, chapters, numbered=numbered)
    files = [
        _page("cover", cover.FILE, cover.page(document, metadata, image, drawing)),
        _page("title", chapter.TITLE_PAGE, chapter.title_page(document, metadata, title)),
        *(_page(each.id, each.file, chapter.render(document, metadata, each)) for each in chapters),
        File(
            id="nav",
            name=navigation.FILE,
            media_type=XHTML,
            content=navigation.render(document, metadata, contents, beginning=chapters[0].file),
            properties="nav",
            spine="no",
        ),
        File(
            id="ncx",
            name="toc.ncx",
            media_type=NCX,
            content=navigation.ncx(metadata, contents, identifier),
        ),
        File(id="style", name=STYLE_SHEET, media_type="text/css", content=_STYLE),
        _image("cover-image", image, properties="cover-image"),
        *([_image(COVER_DRAWING, drawing)] if drawing else []),
    ]
    return container.pack(document, metadata, identifier, found, files)


def _page(id_: str, name: str, content: bytes) -> File:
    return File(id=id_, name=name, media_type=XHTML, content=content, spine="yes")


def _image(id_: str, image: Image, properties: str | None = None) -> File:
    return File(
        id=id_,
        name=image.file,
        media_type=image.media_type,
        content=image.content,
        properties=properties,
    )


@convert.hookimpl
def convert_writers() -> Iterator[convert.Writer[Options]]:
    """Register the EPUB writer."""
    yield convert.Writer(
        format="epub",
        suffix=".epub",
        media_type="application/epub+zip",
        options=Options,
        write=write,
        description="EPUB 3 e-book",
    )
