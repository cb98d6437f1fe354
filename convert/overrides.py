"""Amend: what the user says of a document goes before what was read."""

from msgspec.structs import replace

from convert.options import Reading
from convert.tree import Author, Document, Gap, Inline, Paragraph, Post, Text


def amend(document: Document, options: Reading) -> Document:
    """The document with the user's title, author and language, its gaps joined if that is wished."""
    if options.title is not None:
        document = replace(document, title=options.title)
    if options.author is not None:
        document = replace(document, author=_author(options.author))
    if options.language is not None:
        document = replace(document, language=options.language)
    if options.gaps == "join":
        document = replace(document, posts=tuple(map(_joined, document.posts)))
    return document


def _author(words: str) -> Author:
    """A name, or a handle with its "@"."""
    return Author(None, words[1:]) if words.startswith("@") else Author(words, None)


def _joined(post: Post) -> Post:
    return replace(post, blocks=tuple(Paragraph(_without_gaps(block.inlines)) for block in post.blocks))


def _without_gaps(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The inlines with one space in place of each gap and of the spaces around it."""
    joined: list[Inline] = []
    for inline in inlines:
        before = joined[-1] if joined else None
        after_gap = isinstance(before, Text) and before.text.endswith(" ")
        if isinstance(inline, Gap):
            inline = Text("" if after_gap else " ")
        elif isinstance(inline, Text) and after_gap:
            inline = Text(inline.text.lstrip(" "))
        if isinstance(inline, Text) and isinstance(before, Text):
            joined[-1] = Text(before.text + inline.text)
        elif inline != Text(""):
            joined.append(inline)
    return tuple(joined)
