"""Convert the content of posts to pandoc's tree: blocks, and the inlines of paragraphs."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import assert_never

from convert import display
from convert.indentation import is_indented
from convert.indentation import lines as indented_lines
from convert.tree import (
    GAP,
    Block,
    Break,
    Code,
    Figure,
    Gap,
    Hashtag,
    Inline,
    Link,
    List,
    Mention,
    Paragraph,
    Poll,
    Quote,
    Styled,
    Text,
)
from convert_pandoc import code, directions, figures, lines, links, nodes
from convert_pandoc.capabilities import Size
from convert_pandoc.guards import GUARD, ITEM_START
from convert_pandoc.nodes import Node
from convert_pandoc.pictures import Pictures
from convert_pandoc.place import Place
from convert_pandoc.words import WHITE, enclosed, inlines

_STYLES = {"emphasis": "Emph", "strong": "Strong", "strikeout": "Strikeout"}


def blocks(content: tuple[Block, ...], place: Place) -> list[Node]:
    """Return blocks, without those that have no words."""
    return [node for block in content for node in _block(block, place)]


def paragraph(block: Paragraph, place: Place) -> list[Node]:
    """Return the words of a paragraph; there may be none."""
    return inlines(_lines(block.inlines, place), place.target.name)


def _block(block: Block, place: Place) -> list[Node]:
    match block:
        case Paragraph():
            words = paragraph(block, place)
            return [nodes.paragraph(words)] if words else []
        case Quote():
            return _quote(block, place)
        case Figure():
            return list(figures.blocks(block, place))
        case Poll():
            return _poll(block, place)
        case List():
            return _list(block, place)
        case Code():
            return code.block(block, place.target)
        case _:
            assert_never(block)


def _quote(quote: Quote, place: Place) -> list[Node]:
    direction = display.quote_direction(quote, place.direction)
    if direction == place.direction:
        return _quoted(quote, place)
    inside = replace(place, direction=direction, language="und")
    differing = inside.differing(place)
    found = _quoted(quote, inside)
    return [nodes.division(found, nodes.attributes(**differing))] if differing else found


def _quoted(quote: Quote, place: Place) -> list[Node]:
    line = lines.parts(display.quote_line(quote), place)
    if quote.note is not None:
        line.append(place.reference(quote.note))
    opening = nodes.paragraph(inlines(line, place.target.name))
    content = [opening, *blocks(quote.blocks, place)]
    if place.target.size is not Size.ALONE:
        return [nodes.quote(content)]
    # pandoc drops pictures in a quotation on a slide, so they are between its parts
    parts = [(outside, list(run)) for outside, run in groupby(content, _is_outside)]
    return [node for outside, run in parts for node in (run if outside else [nodes.quote(run)])]


def _is_outside(node: Node) -> bool:
    """Return whether a node can't be in a quotation on a slide: a picture, or a quotation."""
    return node["t"] == "BlockQuote" or bool(node["t"] == "Para" and node["c"][0]["t"] == "Image")


def _poll(poll: Poll, place: Place) -> list[Node]:
    rows = [
        [nodes.plain(_item_words(inlines(lines.parts(row, place), place.target.name), place))]
        for row in display.poll_rows(poll)
    ]
    line = lines.paragraphs(display.poll_line(poll), place)
    return [*line, nodes.bullet_list(rows)] if rows else line


def _list(block: List, place: Place) -> list[Node]:
    """Return a list, without space between its items if each is one paragraph."""
    if place.target.size is Size.ALONE:  # pandoc drops pictures in a list on a slide
        place = replace(place, pictures=Pictures(place.document, place.target, "none"))
    items = [_item(blocks(item, place), place) for item in block.items]
    if all([node["t"] for node in item] in ([], ["Para"]) for item in items):
        items = [[nodes.plain(node["c"]) for node in item] for item in items]
    if not items:
        return []
    return [nodes.bullet_list(items) if block.start is None else nodes.ordered_list(block.start, items)]


def _item(content: list[Node], place: Place) -> list[Node]:
    if content and content[0]["t"] == "Para":
        return [nodes.paragraph(_item_words(content[0]["c"], place)), *content[1:]]
    return content


def _item_words(words: list[Node], place: Place) -> list[Node]:
    """Return the first words of an item of a list, with a guard if they would be markup."""
    marks = ITEM_START.get(place.target.name)
    is_markup = marks and words and words[0]["t"] == "Str" and marks.match(words[0]["c"])
    return [nodes.string(GUARD), *words] if is_markup else words


def _lines(content: tuple[Inline, ...], place: Place) -> Iterator[str | Node]:
    """Yield the lines of a paragraph, each after its indentation and with a break before the next."""
    if not is_indented(content):
        yield from _parts(content, place)
        return
    for position, line in enumerate(indented_lines(content)):
        if position:
            yield nodes.BREAK
        if line.spaces:
            yield nodes.indent(line.spaces)
        yield from _parts(line.inlines, place)


def _parts(content: tuple[Inline, ...], place: Place) -> Iterator[str | Node]:
    """Yield inlines as texts, which are not yet escaped, and nodes."""
    for inline in content:
        match inline:
            case Text():
                yield inline.text
            case Hashtag():
                yield from directions.isolated(inline.text, place.target, place.direction)
            case Mention() | Link():
                note = place.document.notes[inline.note - 1]
                yield from links.of_note(inline.text, note, place.target, place.direction)
                yield place.reference(inline.note)
            case Styled(style="code"):
                yield from code.parts(inline, place)
            case Styled():
                yield from _styled(inline, place)
            case Break():
                yield nodes.BREAK
            case Gap():
                yield GAP
            case _:
                assert_never(inline)


def _styled(styled: Styled, place: Place) -> Iterator[str | Node]:
    """Yield words in their style. Spaces and breaks at their edges are moved out of the markup."""
    kind = _STYLES[styled.style]
    runs = [list(_parts(styled.inlines, place))]
    if place.target.name == "rst":  # no markup inside of markup
        runs = [list(run) for _, run in groupby(runs[0], lambda part: isinstance(part, str))]
    for run in runs:
        words = inlines(run, place.target.name)
        if not words or (len(runs) > 1 and not isinstance(run[0], str)):
            yield from run
            continue
        yield from _edge(run)
        yield nodes.styled(kind, enclosed(words, place.target.name))
        yield from reversed(list(_edge(reversed(run), last=True)))


def _edge(parts: Iterable[str | Node], *, last: bool = False) -> Iterator[str | Node]:
    """Yield the space and breaks at an edge of the words."""
    for part in parts:
        if isinstance(part, str):
            kept = part.rstrip(WHITE) if last else part.lstrip(WHITE)
            if kept != part:
                yield " "
            if kept:
                return
        elif part is nodes.BREAK:
            yield part
        else:
            return
