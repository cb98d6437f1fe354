"""The pages of a book that hold the thread: the title page and the chapters."""

from collections.abc import Sequence

from convert import display
from convert.display import Heading
from convert.metadata import Metadata
from convert.tree import Document, replace
from convert_epub.chaptering import Chapter
from convert_epub.lines import line
from convert_epub.xhtml import english, escape, isolated, page, short_title

TITLE_PAGE = "title.xhtml"
"""The name of the title page in the book."""


def title_and_text(
    document: Document, metadata: Metadata, headings: Sequence[Heading]
) -> tuple[str, Document]:
    """Return the title for the title page, and the document that the chapters have the posts of.

    A first paragraph that is the title is on the title page only, and the text begins with what is
    after it. It stays in the text if it has links and notes, since many reading systems open a book
    after the title page, and if it is a whole post, since a thread would then begin with its second.
    """
    words = display.title_words(document, headings[0]) if headings else None
    if words is None or len(document.posts[0].blocks) == 1:
        return metadata.title, document
    first, *others = document.posts
    return words, replace(document, posts=(replace(first, blocks=first.blocks[1:]), *others))


def title_page(document: Document, metadata: Metadata, title: str) -> bytes:
    """Return the title page: the title and the lines of `display.head`."""
    lines = [f'<p class="details">{line(pieces)}</p>' for pieces in display.head(document, metadata)]
    shown = "\n".join(lines)
    return page(
        document,
        metadata,
        '<section epub:type="titlepage" class="titlepage">\n'
        f"<h1>{isolated(title, document.direction)}</h1>\n{shown}\n</section>",
    )


def render(document: Document, metadata: Metadata, chapter: Chapter) -> bytes:
    """Return a chapter: its heading, its posts and the notes that they refer to.

    The only chapter of a book has no heading, since it follows the title page. It is named for screen
    readers.
    """
    title = escape(short_title(metadata))
    named = 'aria-labelledby="heading"' if chapter.name else f'aria-label="{title}"'
    body = [
        f'<section epub:type="chapter" role="doc-chapter" {named}>',
        *([f'<h1 id="heading">{english(chapter.name)}</h1>'] if chapter.name else []),
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
