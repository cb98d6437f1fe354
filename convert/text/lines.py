"""Lines: what the stages of reading pass on to one another."""

import re
from typing import Literal, NamedTuple, TypeAlias

Joint: TypeAlias = Literal["break", "gap", "space"]
"""A line break that the author made; something lost; a mere space, where a program wrapped the text."""

_LINE = re.compile(r"([^\n]*+)(\n*+)")
"""A line, and the line feeds up to the next one that has words."""


class Line(NamedTuple):
    """A line of the source, or what the stages so far have left of it."""

    number: int
    """Its place in the source, counted from 1."""
    text: str
    joint: Joint = "break"
    """What parts it from the line before, if both end up in one paragraph."""

    @property
    def is_blank(self) -> bool:
        return not self.text or self.text.isspace()


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a decoded text, in which every line ends with a line feed.

    Of blank lines that follow one another only the first is kept: they say no more than one does.
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
