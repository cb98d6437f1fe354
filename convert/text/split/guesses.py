"""Report where it is a guess which words belong to which post. Nothing is changed there."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from convert.text.lines import Line
from convert.text.split.numbered import NumberedThread
from convert.tree import Repair


def guesses(thread: NumberedThread, lines: Sequence[Line]) -> Iterator[Repair]:
    """Yield a repair if the sides of the labels are a guess, and for posts divided or left too long."""
    if thread.sides_are_a_guess:
        lone = next(label for label in thread.labels if label.place == "alone")
        message = "posts are a guess: the numbers can be above or below them, and are taken to be below"
        yield _guess(lines[lone.line_index], message)
    for span in thread.spans:
        if span.is_left_whole:
            message = "posts are a guess: this is longer than a post can be, and is left whole"
            yield _guess(lines[span.begin], message)
    for before, span in pairwise(thread.spans):
        if span.is_guess and not before.is_guess:
            yield lengths_guessed(lines[span.begin])


def lengths_guessed(line: Line) -> Repair:
    """Return the repair for posts of which the first begins with a line."""
    return _guess(line, "posts are a guess: nothing but their lengths shows where they begin")


def _guess(line: Line, message: str) -> Repair:
    return Repair(kind="guess", line=line.number, text="", became="", message=message)
