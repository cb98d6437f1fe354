"""Visit the nodes of a tree, and take the words from them."""

from collections.abc import Iterator

from convert.tree.nodes import (
    GAP,
    Author,
    Block,
    Break,
    Code,
    Content,
    Document,
    Figure,
    Gap,
    Hashtag,
    Link,
    List,
    Media,
    Mention,
    Paragraph,
    Poll,
    Post,
    Quote,
    Styled,
    Text,
)


def walk(node: Content) -> Iterator[Content]:
    """Yield a node and all posts, blocks and inlines in it, in reading order."""
    rest: list[Content] = [node]
    while rest:
        part = rest.pop()
        yield part
        rest += reversed(_children(part))


def _children(node: Content) -> tuple[Content, ...]:
    match node:
        case Document():
            return node.posts
        case Post() | Quote():
            return node.blocks
        case List():
            return tuple(block for item in node.items for block in item)
        case Paragraph() | Styled():
            return node.inlines
        case _:
            return ()


def plain(node: Content, media: tuple[Media, ...] = ()) -> str:  # noqa: PLR0911 - one for each kind
    """Return the text of a node without markup.

    A break becomes a line feed, a gap becomes `GAP`, and blank lines separate blocks and posts. A
    writer can use this for node types that it does not know. What belongs before the words of a post,
    such as its author, is in `convert.display.headings`. Figures become their alternative texts,
    which are in `media`, the media of the document; a whole document needs no `media`.
    """
    match node:
        case Text() | Mention() | Link() | Hashtag() | Code():  # first, since most nodes are these
            return node.text
        case Document():
            return "\n\n".join([plain(post, node.media) for post in node.posts])
        case Post():
            return "\n\n".join(_texts(node.blocks, media))
        case Paragraph() | Styled():
            return "".join(map(plain, node.inlines))
        case Break():
            return "\n"
        case Gap():
            return GAP
        case _:
            return _plain_block(node, media)


def _plain_block(block: Quote | Figure | Poll | List, media: tuple[Media, ...]) -> str:
    match block:
        case Quote():
            author = [byline] if block.author and (byline := _byline(block.author)) else []
            return "\n\n".join([*author, *_texts(block.blocks, media)])
        case Figure():
            shown = [media[number - 1] for number in block.media if number <= len(media)]
            return "\n".join([item.alt for item in shown if item.alt])
        case Poll():
            return "\n".join([option.text for option in block.options])
        case List():
            return "\n".join(["\n".join(_texts(item, media)) for item in block.items])


def _texts(blocks: tuple[Block, ...], media: tuple[Media, ...]) -> list[str]:
    return [plain(block, media) for block in blocks]


def _byline(author: Author) -> str:
    """Return "Name (@handle)", or the part of it that is known."""
    if author.name and author.handle:
        return f"{author.name} (@{author.handle})"
    return author.name or (f"@{author.handle}" if author.handle else "")
