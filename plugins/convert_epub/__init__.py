"""Write a thread as an EPUB 3.3 book with pop-up notes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from msgspec import Meta

import convert
from convert.metadata import Metadata
from convert.tree import Document
from convert_epub import chapter, chaptering, container, cover, navigation
from convert_epub.picture import read
from convert_epub.xhtml import XHTML


@dataclass(frozen=True)
class Options:
    """The options of the format "epub"."""

    numbering: Annotated[Literal["keep", "none"], "show the author's numbers above the posts"] = "keep"
    cover: Annotated[
        str | None,
        "a picture for the cover: PNG, JPEG, GIF or WebP (otherwise one is drawn)",
        Meta(description="FILE"),
    ] = None


def write(document: Document, options: Options) -> bytes:
    """Return the book as the bytes of an EPUB file.

    Raises `ConvertError` if the cover is not a whole picture of a supported type or if
    SOURCE_DATE_EPOCH is invalid.
    """
    metadata = Metadata.of(document)
    numbered = options.numbering == "keep"
    picture = cover.draw(document, metadata) if options.cover is None else read(options.cover)
    chapters = chaptering.divide(document, numbered=numbered)
    entries = navigation.entries(document, chapters, numbered=numbered)
    cover_file = container.File(
        id="cover-image",
        name=f"cover{picture.suffix}",
        media_type=picture.media_type,
        content=picture.content,
        properties=("cover-image",),
    )
    pages = [
        _page("cover", cover.FILE, cover.page(document, metadata, cover_file.name)),
        _page("title", chapter.TITLE_FILE, chapter.title_page(document, metadata)),
        *(
            _page(part.file.removesuffix(".xhtml"), part.file, chapter.render(document, metadata, part))
            for part in chapters
        ),
    ]
    return container.pack(
        document,
        metadata,
        container.Parts(
            pages=pages,
            navigation=container.File(
                id="nav",
                name=navigation.FILE,
                media_type=XHTML,
                content=navigation.render(document, metadata, entries, beginning=chapters[0].file),
                properties=("nav",),
            ),
            ncx=navigation.ncx(document, metadata, entries),
            cover=cover_file,
        ),
    )


def _page(identifier: str, name: str, content: bytes) -> container.File:
    return container.File(id=identifier, name=name, media_type=XHTML, content=content)


@convert.hookimpl
def convert_writers() -> Iterator[convert.Writer[Options]]:
    """Register the EPUB writer."""
    yield convert.Writer("epub", ".epub", "application/epub+zip", Options, write)
