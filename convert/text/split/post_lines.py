"""Posts: what splitting makes of lines, before their words are looked at."""

from collections.abc import Sequence
from typing import NamedTuple

from convert.text.lines import Line


class RawPost(NamedTuple):
    """A post as a run of lines, the label taken out of the one that it stood in."""

    number: str | None
    total: int | None
    label: str
    lines: tuple[Line, ...]
    """From where the post begins in the source to where it ends.

    The first and the last are blank only where nothing but the label stood on them.
    """

    @property
    def is_empty(self) -> bool:
        return not self.label and all(line.is_blank for line in self.lines)


def trimmed(lines: Sequence[Line], kept: int = 0) -> tuple[Line, ...]:
    """The lines without blank ones at either end; the first `kept` of them stay as they are."""
    begin, end = 0, len(lines)
    while end > kept and lines[end - 1].is_blank:
        end -= 1
    while not kept and begin < end and lines[begin].is_blank:
        begin += 1
    return tuple(lines[begin:end])
