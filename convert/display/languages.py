"""The languages and directions of posts and quotes."""

from convert.characters import first_strong
from convert.metadata import Metadata, valid_language
from convert.tree import Direction, Document, Post, Quote, plain


def direction_of(document: Document, post: Post) -> Direction:
    """Return the direction of a post."""
    return post.direction or document.direction


def quote_direction(quote: Quote, around: Direction) -> Direction:
    """Return the direction of a quote: that of its first words, or the one `around` if it has none.

    The words are another author's, so their language is unknown if their direction is another.
    """
    words = (plain(block) for block in quote.blocks if not isinstance(block, Quote))
    return next(filter(None, map(first_strong, words)), around)


def language_of(metadata: Metadata, post: Post) -> str:
    """Return the language of a post as a BCP 47 tag; "und" if it is unknown or not a valid tag."""
    return metadata.language if post.language is None else valid_language(post.language)
