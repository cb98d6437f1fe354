"""The pages of a book that hold the thread: the title page and the chapters."""

from convert.metadata import Metadata
from convert.notes import live_url
from convert.tree import Document, LinkNote
from convert_epub import href
from convert_epub.chaptering import Chapter
from convert_epub.xhtml import english, escape, page, short_title

TITLE_PAGE = "title.xhtml"
"""The name of the title page in the book."""


def title_page(document: Document, metadata: Metadata) -> bytes:
    """Return the title page: title, author, date, length and source, as far as they are known."""
    length = english(metadata.length)
    lines = [
        ("author", _isolated(document.author.name)),
        ("author", _handle(document.author.handle)),
        ("details", " · ".join(filter(None, [_isolated(document.published), length]))),
        ("details", _isolated(document.source.name)),
        ("details", _source(document.source.url)),
    ]
    shown = "\n".join(f'<p class="{name}">{line}</p>' for name, line in lines if line)
    return page(
        document,
        metadata,
        '<section epub:type="titlepage" class="titlepage">\n'
        f"<h1>{escape(metadata.title)}</h1>\n{shown}\n</section>",
    )


def render(document: Document, metadata: Metadata, chapter: Chapter) -> bytes:
    """Return a chapter: its heading, its posts and the notes that they refer to."""
    heading = english(chapter.name) if chapter.name else escape(short_title(metadata))
    body = [
        '<section epub:type="chapter" role="doc-chapter" aria-labelledby="heading">',
        f'<h1 id="heading">{heading}</h1>',
        *(section.markup for section in chapter.sections),
        *_notes(chapter.asides),
        "</section>",
    ]
    return page(document, metadata, "\n".join(body), name=chapter.name)


def _notes(asides: list[str]) -> list[str]:
    # without a heading, which would be left over where notes are pop-ups
    if not asides:
        return []
    return ['<section epub:type="footnotes" class="notes">', *asides, "</section>"]


def _handle(handle: str | None) -> str:
    return _isolated(f"@{handle}") if handle and handle.strip() else ""


def _source(url: str | None) -> str:
    """Return the address of the thread, or "" if it is unknown."""
    if not url or not url.strip():
        return ""
    return href.link(url, live_url(LinkNote(number=0, url=url, truncated=False)))


def _isolated(text: str | None) -> str:
    """Return the text with a direction of its own, or "" if it is blank."""
    return f"<bdi>{escape(text)}</bdi>" if text and text.strip() else ""
