"""Posts as plain text, with all that writers show besides their words."""

from collections.abc import Iterator

from convert.display.block_lines import media_line, poll_line, poll_rows, quote_line
from convert.display.pieces import line_text
from convert.display.post_heading import headings
from convert.tree import (
    Block,
    Code,
    Document,
    Figure,
    Inline,
    Link,
    List,
    Mention,
    Paragraph,
    Poll,
    Quote,
    Styled,
    plain,
)


def texts(document: Document) -> Iterator[str]:
    """Yield each post as plain text, for simple writers: the lines of its heading, then its blocks.

    Quotes, polls and media come with their lines. The number of a note follows what refers to it, as in
    "mid.ru[2]"; only the notes themselves are missing.
    """
    for heading, post in zip(headings(document), document.posts, strict=True):
        lines = "\n".join(map(line_text, heading.lines))
        blocks = [_block_text(block, document) for block in post.blocks]
        yield "\n\n".join(filter(None, [lines, *blocks]))


def _block_text(block: Block, document: Document) -> str:
    match block:
        case Quote():
            inner = [_block_text(each, document) for each in block.blocks]
            source = f"{line_text(quote_line(block))}{_reference(block.note)}"
            return "\n\n".join(filter(None, [source, *inner]))
        case Figure():
            shown = [document.media[number - 1] for number in block.media]
            lines = [line_text(media_line(media, shown=False)) for media in shown]
            return "\n".join([*lines, *filter(None, [_reference(block.note)])])
        case Poll():
            return "\n".join(map(line_text, (poll_line(block), *poll_rows(block))))
        case List():
            return "\n".join([_block_text(each, document) for item in block.items for each in item])
        case Paragraph():
            return "".join(map(_inline_text, block.inlines))
        case Code():
            return block.text


def _inline_text(inline: Inline) -> str:
    match inline:
        case Link() | Mention():
            return f"{inline.text}{_reference(inline.note)}"
        case Styled():
            return "".join(map(_inline_text, inline.inlines))
        case _:
            return plain(inline)


def _reference(note: int | None) -> str:
    return "" if note is None else f"[{note}]"
