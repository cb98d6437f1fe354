"""A chapter as a content document: its heading, its posts, and the notes that they refer to."""

from convert.tree import Document
from convert_epub import identity
from convert_epub.chaptering import Chapter
from convert_epub.xhtml import english, escape, page


def render(document: Document, chapter: Chapter) -> bytes:
    """The chapter, finished."""
    heading = english(chapter.name) if chapter.name else escape(identity.short_title(document))
    body = [
        '<section epub:type="chapter" role="doc-chapter" aria-labelledby="heading">',
        f'<h1 id="heading">{heading}</h1>',
        *(post.markup for post in chapter.sections),
        *_notes(chapter.asides),
        "</section>",
    ]
    return page(document, "\n".join(body), name=chapter.name)


def _notes(asides: list[str]) -> list[str]:
    """The notes, without a heading: systems that show them as pop-ups leave them out here."""
    if not asides:
        return []
    return ['<section epub:type="footnotes" class="notes">', *asides, "</section>"]
