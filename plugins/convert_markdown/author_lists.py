"""Find the lists that an author typed in a paragraph: lines that begin with the markers of Markdown."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from convert.indentation import Line, lines
from convert.tree import Block, Break, Inline, List, Paragraph, Text

# CommonMark §5.2. A number that begins with 0 would lose it.
_MARKER = re.compile("([-*+]|(?:0|[1-9][0-9]{0,8})[.)]) +(?! )")
# In columns, by which a list within an item is further indented at least.
_DEEPER = 2


class _Item(NamedTuple):
    """A line that is an item of a list."""

    columns: int
    """The columns before the marker."""
    kind: str
    """The bullet, or what follows the number."""
    number: int | None
    inlines: tuple[Inline, ...]
    """What follows the marker."""


def blocks(paragraph: Paragraph) -> list[Paragraph | List]:
    """Return a paragraph as its text and its lists.

    A list is two or more lines in sequence that begin with the same bullet, or with consecutive
    numbers. Lines that are further indented are a list within the item before them.
    """
    found: list[Paragraph | List] = []
    text: list[Line] = []
    all_lines = lines(paragraph.inlines)
    items = [_item(line) for line in all_lines]
    position = 0
    while position < len(items):
        first = items[position]
        listed, end = _list(items, position, first) if first else (None, position + 1)
        if listed and end - position > 1:
            found += [*_paragraph(text), listed]
            text = []
        else:
            text.append(all_lines[position])
        position = end
    return [*found, *_paragraph(text)] if found else [paragraph]


def _item(line: Line) -> _Item | None:
    """Return a line as an item; None if it does not begin with a marker and words."""
    first = line.inlines[0] if line.inlines else None
    marker = _MARKER.match(first.text) if isinstance(first, Text) else None
    if marker is None or not isinstance(first, Text):
        return None
    words = first.text[marker.end() :]
    inlines = (*([Text(words)] if words else []), *line.inlines[1:])
    number, kind = marker[1][:-1], marker[1][-1]
    return _Item(len(line.spaces), kind, int(number) if number else None, inlines) if inlines else None


def _list(items: Sequence[_Item | None], start: int, first: _Item) -> tuple[List, int]:
    """Return the list that begins with an item, and the position of the line after it."""
    contents: list[list[Block]] = [[Paragraph(first.inlines)]]
    last = first
    position = start + 1
    while position < len(items) and (item := items[position]):
        if item.columns >= first.columns + _DEEPER:
            inner, position = _list(items, position, item)
            contents[-1].append(inner)
        elif _follows(item, last):
            contents.append([Paragraph(item.inlines)])
            last = item
            position += 1
        else:
            break
    return List(first.number, tuple(map(tuple, contents))), position


def _follows(item: _Item, last: _Item) -> bool:
    """Return whether an item is the next of the same list."""
    number = None if last.number is None else last.number + 1
    return (item.columns, item.kind, item.number) == (last.columns, last.kind, number)


def _paragraph(text: Iterable[Line]) -> list[Paragraph]:
    """Return lines of text as a paragraph, if there are any."""
    inlines: list[Inline] = []
    for line in text:
        inlines += [Break(), *([Text(line.spaces)] if line.spaces else []), *line.inlines]
    return [Paragraph(tuple(inlines[1:]))] if inlines[1:] else []
