"""Lines and paragraphs: the form in which the stages of reading pass a text to each other."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

LineBreak: TypeAlias = Literal["break", "gap", "space"]
"""A line break of the author's; a place where something was lost; a break that a program inserted."""

_LINE = re.compile(r"([^\n]*+)(\n*+)")  # a line, and the line feeds up to the next line with text


class Line(NamedTuple):
    """A line of the source, as the stages so far have changed it."""

    number: int
    """The number of the line in the source, from 1."""
    text: str
    break_before: LineBreak = "break"
    """What separates the line from the one before it in the same paragraph."""

    @property
    def is_blank(self) -> bool:
        """Whether the line has no text but white space."""
        return not self.text or self.text.isspace()


def lines_of(text: str) -> tuple[Line, ...]:
    """Return the lines of a decoded text, in which every line ends with a line feed.

    Only the first of several consecutive empty lines is kept.
    """
    lines = []
    number = 1
    for match in _LINE.finditer(text):
        words, ends = match.groups()
        if words or ends:
            lines.append(Line(number, words))
        if words and len(ends) > 1:
            lines.append(Line(number + 1, ""))
        number += len(ends)
    return tuple(lines)


def paragraphs(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Return the runs of lines between blank lines."""
    begin = 0
    for index, line in enumerate(lines):
        if line.is_blank:
            if index > begin:
                yield tuple(lines[begin:index])
            begin = index + 1
    if len(lines) > begin:
        yield tuple(lines[begin:])
