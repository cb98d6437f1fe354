"""The cover of a book: the page that shows it, and a cover that is drawn.

The modules, in the order in which they are used:

    line_fitting   break a text into lines
    composition    what a drawn cover shows, and where
    svg            the composition as SVG, for the page: any script, by the fonts of the reading system
    png            the composition as PNG, for shelves and stores, of which many do not show SVG
    lettering      the glyphs of a line of the PNG
    visual_order   the order of the letters on a line
"""

from typing import NamedTuple

from convert.metadata import Metadata
from convert.tree import Document
from convert_epub.cover import composition, svg
from convert_epub.cover.image import Image
from convert_epub.xhtml import escape, short_title
from convert_epub.xhtml import page as xhtml_page

FILE = "cover.xhtml"
"""The name in the book of the page that shows the cover."""


class Drawn(NamedTuple):
    """A drawn cover, as two pictures of the same composition."""

    image: Image
    """In PNG."""
    drawing: Image
    """In SVG."""


def page(document: Document, metadata: Metadata, image: Image, drawing: Image | None = None) -> bytes:
    """Return the page that shows the image, for reading systems that do not show it by themselves.

    Those that can show the `drawing` in SVG, if there is one, show it instead of the image.
    """
    text = ", ".join(filter(None, [short_title(metadata), metadata.byline]))
    shown = f'<img src="{image.file}" alt="{escape(text)}" role="doc-cover"/>'
    if drawing:
        source = f'<source srcset="{drawing.file}" type="{drawing.media_type}"/>'
        shown = f"<picture>{source}{shown}</picture>"
    return xhtml_page(document, metadata, f'<section epub:type="cover" class="cover">{shown}</section>')


def draw(document: Document, metadata: Metadata) -> Drawn:
    """Draw a cover from the title, the author, the days and the number of posts."""
    # Imported here, since listing the options must not load Pillow and HarfBuzz.
    from convert_epub.cover import png

    cover = composition.compose(document, metadata)
    return Drawn(image=png.draw(cover), drawing=svg.draw(cover))
