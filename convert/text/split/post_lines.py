"""Posts as runs of lines, before links and mentions are recognised in them."""

from collections.abc import Sequence
from typing import NamedTuple

from convert.text.lines import Line


class PostLines(NamedTuple):
    """A post as a run of lines, without its label."""

    number: str | None
    total: int | None
    label: str
    """The label as written; "" if there is none."""
    lines: tuple[Line, ...]
    """From the start of the post in the source to its end.

    The first and the last line are blank only if they held nothing but the label.
    """

    @property
    def is_empty(self) -> bool:
        """Whether the post has neither a label nor words."""
        return not self.label and all(line.is_blank for line in self.lines)


def trimmed(lines: Sequence[Line], keep: int = 0) -> tuple[Line, ...]:
    """Return the lines without blank ones at both ends; the first `keep` lines stay in any case."""
    begin, end = 0, len(lines)
    while end > keep and lines[end - 1].is_blank:
        end -= 1
    while not keep and begin < end and lines[begin].is_blank:
        begin += 1
    return tuple(lines[begin:end])


def paragraph_ranges(lines: Sequence[Line], begin: int, end: int) -> list[range]:
    """Return the indices of the lines of each paragraph of `lines[begin:end]`."""
    found = []
    for index in range(begin, end):
        if lines[index].is_blank:
            if index > begin:
                found.append(range(begin, index))
            begin = index + 1
    if end > begin:
        found.append(range(begin, end))
    return found
