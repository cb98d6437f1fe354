"""Threads for the tests of covers, and what is drawn on their covers."""

import io
import xml.etree.ElementTree as ET

from msgspec.structs import replace
from PIL import Image

from convert.metadata import Metadata
from convert.testing import sample_document
from convert.tree import Author, Document
from convert_epub.cover import png, svg
from convert_epub.cover.composition import Composition, compose

SVG = "{http://www.w3.org/2000/svg}"

LONG = " ".join(["The long road from Vienna to Yerevan"] * 30)
ANN = Author("Ann Berg", "annberg")
NOBODY = Author(None, None)


def thread(
    title: str,
    author: Author = ANN,
    *,
    language: str = "en",
    direction: str = "ltr",
    published: str | None = None,
    posts: int = 5,
) -> Document:
    sample = sample_document()
    return replace(
        sample,
        title=title,
        author=author,
        language=language,
        direction=direction,
        published=published,
        posts=(sample.posts * posts)[:posts],
    )


def composed(document: Document) -> Composition:
    return compose(document, Metadata.of(document))


def drawn(document: Document) -> ET.Element:
    """Return the cover on its page."""
    return ET.fromstring(svg.draw(composed(document)).content)


def picture(document: Document) -> Image.Image:
    """Return the cover for shelves."""
    return Image.open(io.BytesIO(png.draw(composed(document)).content))
