"""Render blocks as XHTML, with the blocks inside them."""

from collections.abc import Mapping
from typing import NamedTuple, assert_never

from convert import display
from convert.tree import Block, Code, Direction, Figure, List, Media, Paragraph, Poll, Quote
from convert_epub import figure
from convert_epub.inlines import References
from convert_epub.lines import line
from convert_epub.paragraph import paragraph
from convert_epub.pictures import Picture
from convert_epub.xhtml import escape


class Context(NamedTuple):
    """What the markup of a block depends on."""

    direction: Direction
    """The direction of the words around."""
    media: tuple[Media, ...]
    """The media of the document."""
    pictures: Mapping[int, Picture]
    """The pictures in the book, by the numbers of the media that they show."""
    references: References


def markup(block: Block, context: Context) -> str:
    """Return a block as markup, and count its references."""
    match block:
        case Paragraph():
            return paragraph(block.inlines, context.references)
        case Quote():
            return _quote(block, context)
        case Figure():
            return figure.markup(block, context.media, context.pictures, context.references)
        case Poll():
            return _poll(block)
        case List():
            return _list(block, context)
        case Code():
            # the direction of the lines is their own, as most code is written from left to right
            return f'<pre dir="auto"><code>{escape(block.text)}</code></pre>'
        case _:
            assert_never(block)


def _quote(quote: Quote, context: Context) -> str:
    first, *others = display.quote_line(quote)
    mark = ""
    if quote.note is not None:
        first = first._replace(url=context.references.target(quote.note))
        mark = context.references.mark(quote.note)
    direction = display.quote_direction(quote, context.direction)
    attributes = ""
    if direction != context.direction:
        attributes = f' lang="und" xml:lang="und" dir="{direction}"'
        context = context._replace(direction=direction)
    return "\n".join(
        [
            f"<blockquote{attributes}>",
            f'<p class="attribution">{line((first, *others))}{mark}</p>',
            *[markup(block, context) for block in quote.blocks],
            "</blockquote>",
        ]
    )


def _poll(poll: Poll) -> str:
    return "\n".join(
        [
            '<div class="poll">',
            f"<p>{line(display.poll_line(poll))}</p>",
            *_items("<ul>", [line(row) for row in display.poll_rows(poll)], "</ul>"),
            "</div>",
        ]
    )


def _list(found: List, context: Context) -> str:
    items = ["\n".join([markup(block, context) for block in item]) for item in found.items]
    if found.start is None:
        return "\n".join(_items("<ul>", items, "</ul>"))
    start = "" if found.start == 1 else f' start="{found.start}"'
    return "\n".join(_items(f"<ol{start}>", items, "</ol>"))


def _items(opening: str, items: list[str], closing: str) -> list[str]:
    return [opening, *(f"<li>{item}</li>" for item in items), closing] if items else []
