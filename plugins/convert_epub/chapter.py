"""The title page, and chapters: a heading, posts and the notes that they refer to."""

from convert import notes
from convert.metadata import Metadata
from convert.tree import Document, LinkNote
from convert_epub import href
from convert_epub.chaptering import Chapter
from convert_epub.xhtml import english, escape, page, short_title

TITLE_FILE = "title.xhtml"
"""The name of the title page in the book."""


def render(document: Document, metadata: Metadata, chapter: Chapter) -> bytes:
    """Return a chapter as a content document."""
    heading = english(chapter.name) if chapter.name else escape(short_title(metadata))
    body = [
        '<section epub:type="chapter" role="doc-chapter" aria-labelledby="heading">',
        f'<h1 id="heading">{heading}</h1>',
        *(post.markup for post in chapter.sections),
        *_notes(chapter.asides),
        "</section>",
    ]
    return page(document, metadata, "\n".join(body), name=chapter.name)


def _notes(asides: list[str]) -> list[str]:
    """Wrap the notes in a section without a heading: reading systems with pop-ups hide the notes."""
    if not asides:
        return []
    return ['<section epub:type="footnotes" class="notes">', *asides, "</section>"]


def title_page(document: Document, metadata: Metadata) -> bytes:
    """Return the title page; unknown metadata is left out."""
    lines = [
        ("author", _isolated(document.author.name)),
        ("author", _handle(document.author.handle)),
        (
            "details",
            " · ".join(filter(None, [_isolated(document.published), english(metadata.length)])),
        ),
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


def _handle(handle: str | None) -> str:
    return _isolated(f"@{handle}") if handle and handle.strip() else ""


def _source(url: str | None) -> str:
    if not url or not url.strip():
        return ""
    return href.link(url, notes.live_url(LinkNote(0, url, truncated=False)))


def _isolated(text: str | None) -> str:
    """Isolate the direction of the text; return "" if it is blank."""
    return f"<bdi>{escape(text)}</bdi>" if text and text.strip() else ""
