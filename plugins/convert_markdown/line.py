"""Lines of words and generated markup: escape them and optionally wrap them."""

from collections.abc import Iterator
from typing import NamedTuple

from convert_markdown.escape import escape
from convert_markdown.options import Flavour
from convert_markdown.unsafe import MARK


class Line(NamedTuple):
    """One line of a paragraph or a note."""

    words: list[str]
    """Cleaned words. They are joined by spaces, at which the line may be wrapped."""
    markup: list[str]
    """The markup for each `MARK` in the words, in order; it is not escaped."""


def written(line: Line, flavour: Flavour, *, at_line_start: bool = True) -> str:
    """Return the Markdown of a line."""
    escaped = escape(" ".join(line.words), flavour, at_line_start=at_line_start)
    if not line.markup:
        return escaped
    first, *others = escaped.split(MARK)
    return first + "".join(f"{markup}{text}" for markup, text in zip(line.markup, others, strict=True))


def wrapped(line: Line, flavour: Flavour, columns: int, taken: int = 0) -> list[str]:
    """Wrap the Markdown of a line to a number of columns, `taken` of which the first line has used.

    Each line is escaped for a line start. Words are never broken.
    """
    lines = [written(part, flavour) for part in _parts(line, flavour, columns, taken)]
    return list(filter(None, lines))


def _parts(line: Line, flavour: Flavour, columns: int, taken: int) -> Iterator[Line]:
    markup = iter(line.markup)
    part = Line([], [])
    width = taken
    for word in line.words:
        marks = [next(markup) for _ in range(word.count(MARK))]
        # as at a line start, where it needs the most backslashes
        bare = len(escape(word, flavour, at_line_start=True)) - len(marks)
        length = bare + sum(map(len, marks))
        if part.words and width + 1 + length > columns:
            yield part
            part, width = Line([], []), 0
        width += length + bool(part.words)
        part.words.append(word)
        part.markup.extend(marks)
    yield part
