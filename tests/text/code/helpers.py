"""What the tests of code share: the code of a text, and the lines around it."""

from convert.text.code import set_aside
from convert.text.lines import CODE_SIGN, Line, lines_of


def aside(text: str, *, keep_marks: bool = False) -> tuple[Line, ...]:
    """Return the lines of a text with its code set aside."""
    return tuple(set_aside(text, lines_of(text), keep_marks=keep_marks)[0])


def code(text: str, *, keep_marks: bool = False) -> list[str]:
    """Return the code of a text."""
    return [line.code.text for line in aside(text, keep_marks=keep_marks) if line.code]


def around(text: str) -> list[str]:
    """Return the lines of a text that are not blank, with "#" in the place of code."""
    return [line.text.replace(CODE_SIGN, "#") for line in aside(text) if not line.is_blank]
