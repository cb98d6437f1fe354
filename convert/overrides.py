"""Apply the user's own title, author, language and choice of gaps to a document."""

from msgspec.structs import replace

from convert.options import Reading
from convert.tree import (
    Author,
    Block,
    Document,
    Gap,
    Inline,
    List,
    Paragraph,
    Post,
    Quote,
    Styled,
    Text,
)


def apply_overrides(document: Document, options: Reading) -> Document:
    """Return the document with the title, author and language that are set in `options`.

    With `gaps="join"`, each gap becomes a space.
    """
    if options.title is not None:
        document = replace(document, title=options.title)
    if options.author is not None:
        document = replace(document, author=_parse_author(options.author, document.author))
    if options.language is not None:
        document = replace(document, language=options.language)
    if options.gaps == "join":
        document = replace(document, posts=tuple(map(_join_gaps_of_post, document.posts)))
    return document


def _parse_author(value: str, known: Author) -> Author:
    """Return the author with `value` as the name or, if it starts with "@", as the handle.

    The `known` author of a document is kept if it has this handle.
    """
    if value.startswith("@"):
        if (known.handle or "").lower() == value[1:].lower():
            return known
        return Author(name=None, handle=value[1:])
    return Author(name=value, handle=None)


def _join_gaps_of_post(post: Post) -> Post:
    return replace(post, blocks=tuple(map(_join_gaps_of_block, post.blocks)))


def _join_gaps_of_block(block: Block) -> Block:
    match block:
        case Paragraph():
            return Paragraph(_join_gaps(block.inlines))
        case Quote():
            return replace(block, blocks=tuple(map(_join_gaps_of_block, block.blocks)))
        case List():
            items = tuple(tuple(map(_join_gaps_of_block, item)) for item in block.items)
            return replace(block, items=items)
        case _:
            return block


def _join_gaps(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Replace each gap and the spaces around it with one space."""
    joined: list[Inline] = []
    for inline in inlines:
        previous = joined[-1] if joined else None
        follows_space = isinstance(previous, Text) and previous.text.endswith(" ")
        if isinstance(inline, Styled):
            inline = replace(inline, inlines=_join_gaps(inline.inlines))
        elif isinstance(inline, Gap):
            inline = Text("" if follows_space else " ")
        elif isinstance(inline, Text) and follows_space:
            inline = Text(inline.text.lstrip(" "))
        if isinstance(inline, Text) and isinstance(previous, Text):
            joined[-1] = Text(previous.text + inline.text)
        elif inline != Text(""):
            joined.append(inline)
    return tuple(joined) or inlines[:1]  # no paragraph is without inlines
