"""Render a line of words and markup, on one line or wrapped at a column."""

from collections.abc import Iterator
from typing import NamedTuple

from convert_markdown.escape import escape
from convert_markdown.options import Flavour
from convert_markdown.unsafe import MARK


class Line(NamedTuple):
    """A line of a paragraph or of a note, before it is escaped."""

    words: list[str]
    """Cleaned words, separated by single spaces, at which the line may be wrapped."""
    markup: list[str]
    """The replacement of each `MARK` in the words, in order; it is not escaped."""


def render(line: Line, flavour: Flavour, *, at_line_start: bool = True) -> str:
    """Return the Markdown of a line."""
    escaped = escape(" ".join(line.words), flavour, at_line_start=at_line_start)
    if not line.markup:
        return escaped
    first, *others = escaped.split(MARK)
    return first + "".join(f"{markup}{text}" for markup, text in zip(line.markup, others, strict=True))


def wrap(line: Line, flavour: Flavour, columns: int, taken: int = 0) -> list[str]:
    """Return the Markdown of a line, wrapped at `columns`.

    `taken` columns of the first line are already used. Each line is escaped as at a line start. A word
    longer than a line is not broken.
    """
    lines = [render(part, flavour) for part in _parts(line, flavour, columns, taken)]
    return list(filter(None, lines))


def _parts(line: Line, flavour: Flavour, columns: int, taken: int) -> Iterator[Line]:
    markup = iter(line.markup)
    part = Line(words=[], markup=[])
    width = taken
    for word in line.words:
        marks = [next(markup) for _ in range(word.count(MARK))]
        # escaped as at a line start, which is the most backslashes that it can need
        bare = len(escape(word, flavour, at_line_start=True)) - len(marks)
        length = bare + sum(map(len, marks))
        if part.words and width + 1 + length > columns:
            yield part
            part, width = Line(words=[], markup=[]), 0
        width += length + bool(part.words)
        part.words.append(word)
        part.markup.extend(marks)
    yield part
