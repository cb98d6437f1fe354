"""Lines: words with markup of ours among them, escaped and, where asked for, broken at a column."""

from collections.abc import Iterator
from typing import NamedTuple

from convert_markdown.escape import escape
from convert_markdown.options import Flavour
from convert_markdown.unsafe import MARK


class Line(NamedTuple):
    """What the author, or a note, has in one line."""

    words: list[str]
    """Cleaned; between two of them is a space, at which the line may be broken."""
    markup: list[str]
    """What stands at each `MARK` in the words, in order; it is not escaped."""


def written(line: Line, flavour: Flavour, *, at_line_start: bool = True) -> str:
    """The Markdown of a line."""
    escaped = escape(" ".join(line.words), flavour, at_line_start=at_line_start)
    if not line.markup:
        return escaped
    first, *others = escaped.split(MARK)
    return first + "".join(f"{markup}{text}" for markup, text in zip(line.markup, others, strict=True))


def wrapped(line: Line, flavour: Flavour, columns: int, taken: int = 0) -> list[str]:
    """The Markdown of a line in lines of so many columns, of which the first has some taken already.

    Each reads as at a line start. A word is never broken, however long it is.
    """
    lines = [written(part, flavour) for part in _parts(line, flavour, columns, taken)]
    return list(filter(None, lines))


def _parts(line: Line, flavour: Flavour, columns: int, taken: int) -> Iterator[Line]:
    markup = iter(line.markup)
    part = Line([], [])
    width = taken
    for word in line.words:
        marks = [next(markup) for _ in range(word.count(MARK))]
        # as if it stood alone, which takes as many backslashes as it can need
        bare = len(escape(word, flavour, at_line_start=True)) - len(marks)
        length = bare + sum(map(len, marks))
        if part.words and width + 1 + length > columns:
            yield part
            part, width = Line([], []), 0
        width += length + bool(part.words)
        part.words.append(word)
        part.markup.extend(marks)
    yield part
