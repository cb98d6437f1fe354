"""Lines: what the stages of reading pass on to one another."""

from typing import Literal, NamedTuple, TypeAlias

Joint: TypeAlias = Literal["break", "gap"]

CONTINUES = ",;:.)!?%’"
"""Marks that no sentence begins with: they belong to a word that stands, or stood, before them."""


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
    """The lines of a decoded text, in which every line ends with a line feed."""
    return tuple(Line(number, line) for number, line in enumerate(text.split("\n"), start=1))
