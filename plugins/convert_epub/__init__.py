"""Writes a thread as an EPUB 3.3 book whose notes pop up where they are referred to."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

import convert
from convert.tree import Document
from convert_epub import chapter, contents, package


@dataclass(frozen=True)
class Options:
    """What can be chosen for a book."""

    numbering: Annotated[Literal["keep", "none"], "show the author's numbers above the posts"] = "keep"


def write(document: Document, options: Options) -> bytes:
    """The whole book: an EPUB container, ready for a file."""
    numbered = options.numbering == "keep"
    thread = chapter.render(document, numbered=numbered)
    return package.pack(document, thread, contents.entries(document, numbered=numbered))


@convert.hookimpl
def convert_writers() -> Iterator[convert.Writer[Options]]:
    """EPUB."""
    yield convert.Writer("epub", ".epub", "application/epub+zip", Options, write)
