"""Lines and paragraphs: the form in which the stages of reading pass a text to each other."""

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Literal, NamedTuple, TypeAlias

LineBreak: TypeAlias = Literal["break", "gap", "space"]
"""A line break of the author's; a place where something was lost; a break that a program inserted."""

CODE_SIGN = "\ufffc"
"""The sign in the text of a line where its code is: U+FFFC, object replacement character."""


class CodeLines(NamedTuple):
    """Code that is set aside, so that no later stage changes it or finds anything in it."""

    text: str
    last_number: int
    """The number of its last line in the source."""


class Line(NamedTuple):
    """A line of the source, as the stages so far have changed it."""

    number: int
    """The number of the line in the source, from 1."""
    text: str
    break_before: LineBreak = "break"
    """What separates the line from the one before it in the same paragraph."""
    aside: CodeLines | None = None
    """Code that is set aside; it is part of the line as long as the text has its sign."""

    @property
    def code(self) -> CodeLines | None:
        """The code in the place of the last `CODE_SIGN` of the text."""
        return self.aside if self.aside and CODE_SIGN in self.text else None

    @property
    def last_number(self) -> int:
        """The number of the last line of the source that it contains."""
        return self.code.last_number if self.code else self.number

    @property
    def words(self) -> str:
        """The text without surrounding white space, and with the code in its place."""
        if self.aside is None or CODE_SIGN not in self.text:
            return self.text.strip()
        before, after = self.around_code
        return f"{before}{self.aside.text}{after}".strip()

    @property
    def around_code(self) -> tuple[str, str]:
        """The words before and after the code."""
        before, _, after = self.text.rpartition(CODE_SIGN)
        return before, after

    @property
    def is_blank(self) -> bool:
        """Whether the line has no text but white space."""
        return not self.text or self.text.isspace()


def lines_of(text: str) -> tuple[Line, ...]:
    """Return the lines of a decoded text, in which every line ends with a line feed.

    Only the first of several consecutive empty lines is kept.
    """
    lines: list[Line] = []
    is_below_empty = False
    for number, words in enumerate(text.removesuffix("\n").split("\n") if text else (), start=1):
        if words or not is_below_empty:
            lines.append(Line(number, words))
        is_below_empty = not words
    return tuple(lines)


_ASIDE = attrgetter("aside")


def code_apart(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines, with those that have words beside their code divided."""
    if not any(map(_ASIDE, lines)):
        return lines
    divided: list[Line] = []
    for line in lines:
        if line.code is None:
            divided.append(line)
            continue
        before, after = line.around_code
        parts = (
            Line(number=line.number, text=before, break_before=line.break_before),
            line._replace(text=CODE_SIGN),
            Line(number=line.last_number, text=after.lstrip()),
        )
        divided += (part for part in parts if not part.is_blank)
    return divided


def paragraphs(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Yield the runs of lines between blank lines and code; code is a run of one line."""
    begin = 0
    for index, line in enumerate(lines):
        if line.is_blank or line.aside:
            if index > begin:
                yield tuple(lines[begin:index])
            if not line.is_blank:
                yield (line,)
            begin = index + 1
    if len(lines) > begin:
        yield tuple(lines[begin:])
