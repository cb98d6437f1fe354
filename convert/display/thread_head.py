"""What is above the posts of a thread: the title, and the lines below it."""

from convert.characters import SENTENCE_STOPS
from convert.display.pieces import (
    Piece,
    Pieces,
    address_pieces,
    author_pieces,
    days_pieces,
    english_day,
    text_pieces,
)
from convert.display.post_heading import Heading
from convert.metadata import Metadata
from convert.tree import Document, Link, Mention, Paragraph, Styled, plain

# What a source was read from, by its kind; other kinds are names of networks.
_SOURCES = {
    "plain": "",
    "threadreader": "Thread Reader",
    "twtext": "twtext",
    "embed": "embedded posts",
    "share": "a shared thread",
    "chat": "a chat",
    "archive": "an archive of posts",
}


def head(document: Document, metadata: Metadata) -> tuple[Pieces, ...]:
    """Return the lines below the title of a document.

    The first has the author, if known, and nothing else; the next the days, the number of posts, and
    what the thread was read from; the last its address. The name of a file tells readers nothing.
    """
    source = document.source
    kind = text_pieces(_SOURCES.get(source.kind, source.kind.capitalize()))
    address = address_pieces(source.url)
    origin = [Piece(f"from {kind[0].text}", english=True)] if kind else []
    saved = english_day(source.retrieved)
    details = (
        *days(metadata),
        Piece(metadata.length, english=True),
        *origin,
        *([Piece(f"saved {saved}", english=True)] if saved else []),
    )
    return tuple(filter(None, (tuple(author_pieces(document.author)), details, tuple(address))))


def days(metadata: Metadata) -> Pieces:
    """Return the first and the last day of the thread, in the language of the document."""
    return () if metadata.days is None else tuple(days_pieces(*metadata.days, metadata.language))


def title_paragraph(document: Document, first: Heading) -> Paragraph | None:
    """Return the first paragraph if the title has just its words, so that they need not be shown twice.

    A writer then shows that paragraph, with its links and notes, as the title, and leaves it out of the
    first post. If that has no other blocks, its label belongs to the title as well. None is returned
    if something would be between title and words: the lines of the post's heading, which is `first`.
    """
    blocks = document.posts[0].blocks if document.posts else ()
    if first.lines or not document.title.strip() or not blocks or not isinstance(blocks[0], Paragraph):
        return None
    title, words = (" ".join(text.split()) for text in (document.title, plain(blocks[0])))
    is_whole = words.startswith(title) and not words[len(title) :].strip(SENTENCE_STOPS)
    return blocks[0] if is_whole else None


def title_words(document: Document, first: Heading) -> str | None:
    """Return the words of `title_paragraph` on one line, for titles that can't hold links and notes.

    None is returned if the paragraph has links, mentions or styles, too: a writer then shows it in the
    first post, below the title.
    """
    opening = title_paragraph(document, first)
    if opening is None or any(isinstance(node, Link | Mention | Styled) for node in opening.inlines):
        return None
    return " ".join(plain(opening).split())
