"""The page that shows the cover: systems that don't show the picture by themselves begin with it."""

from convert import metadata
from convert.tree import Document
from convert_epub import identity
from convert_epub.xhtml import escape, page

FILE = "cover.xhtml"
"""Its name in the book."""


def render(document: Document, picture: str) -> bytes:
    """The page. `picture` is the name of the cover's file; the title and the author stand for it."""
    words = ", ".join(filter(None, [identity.short_title(document), metadata.byline(document.author)]))
    return page(
        document,
        '<section epub:type="cover" class="cover">'
        f'<img src="{picture}" alt="{escape(words)}" role="doc-cover"/></section>',
    )
