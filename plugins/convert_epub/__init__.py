"""Writes a thread as an EPUB 3.3 book whose notes pop up where they are referred to."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from msgspec import Meta

import convert
from convert.tree import Document
from convert_epub import chaptering, container, contents, cover


@dataclass(frozen=True)
class Options:
    """What can be chosen for a book."""

    numbering: Annotated[Literal["keep", "none"], "show the author's numbers above the posts"] = "keep"
    cover: Annotated[
        str | None,
        "a picture for the cover: PNG, JPEG, GIF or WebP (otherwise one is drawn)",
        Meta(description="FILE"),
    ] = None


def write(document: Document, options: Options) -> bytes:
    """The whole book: an EPUB container, ready for a file.

    Raises `ConvertError` where the cover is no such picture or SOURCE_DATE_EPOCH is no time.
    """
    numbered = options.numbering == "keep"
    parts = chaptering.divide(document, numbered=numbered)
    return container.pack(
        document, _cover(document, options), parts, contents.entries(document, parts, numbered=numbered)
    )


def _cover(document: Document, options: Options) -> cover.Picture:
    if options.cover is None:
        return cover.Picture("image/svg+xml", ".svg", cover.render(document))
    return cover.read(options.cover)


@convert.hookimpl
def convert_writers() -> Iterator[convert.Writer[Options]]:
    """EPUB."""
    yield convert.Writer("epub", ".epub", "application/epub+zip", Options, write)
