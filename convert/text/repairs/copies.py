"""Remove the second copy of a post that twtext prints, whole or only up to a lost image.

Two equal short lines are a refrain, and what an author says three times is intended.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from convert.characters import SENTENCE_ENDS
from convert.text.lines import Line
from convert.text.repairs.label_prefix import label_prefix
from convert.tree import Repair

_LONG = 40  # characters from which on a repeated line is a copy, not a refrain
_REACH = 3  # lines with words, at most, between an original and its copy: those after the lost image
_LONGEST_RUN = 6  # lines of a paragraph that are compared as a whole
_REFRAIN = 3  # occurrences from which on the author meant the repetition
_LEAKED_IMAGE = "https://abs.twimg.com/emoji/"
# An ellipsis is no end here, since it also shows that a copy is cut off.
_ENDS = (*SENTENCE_ENDS.replace("…", ""), '"', "”", "»")


class Copy(NamedTuple):
    """A line that repeats a line above it."""

    line: int
    """The index of the line."""
    original: int
    """The index of the line above."""
    is_whole: bool
    is_cut_off: bool
    """Whether it stops within a sentence, which a refrain does not."""


class _Entry(NamedTuple):
    """A line that is not blank."""

    line: int
    """The index of the line."""
    label: str
    words: str
    """The line without its label."""


def without_copies(
    lines: Sequence[Line], *, from_twtext: bool
) -> tuple[tuple[Line, ...], tuple[Repair, ...]]:
    """Return the lines without copies, and a repair for each copy.

    If the text is not from twtext, only a copy that follows its original directly is removed.
    """
    copies = find_copies(lines, reach=_REACH if from_twtext else 0, short_lines=from_twtext)
    if not copies:
        return tuple(lines), ()
    dropped = {copy.line for copy in copies}
    kept = tuple(line for index, line in enumerate(lines) if index not in dropped)
    return kept, tuple(_repair_for(copy, lines) for copy in copies)


def find_copies(lines: Sequence[Line], *, reach: int = _REACH, short_lines: bool = False) -> list[Copy]:
    """Return the lines that copy a line above, with at most `reach` other lines between.

    With `short_lines`, consecutive lines are copies, too, if only their total length is great enough.
    """
    if not short_lines and not _may_repeat(lines):
        return []
    entries = [
        _Entry(index, label := label_prefix(words), words[len(label) :])
        for index, line in enumerate(lines)
        if not line.aside and (words := line.text.strip())
    ]
    counts = Counter([entry.words for entry in entries])
    first: dict[str, int] = {}
    copies: list[Copy] = []
    after = 0  # the index after the last copy
    for position, entry in enumerate(entries):
        if position < after:
            continue
        original, length = first.setdefault(entry.words, position), 0
        if original == position:
            original, length = _original_of_part(entries, position, reach)
        elif counts[entry.words] < _REFRAIN:
            length = _run_length(entries, original, position)
            is_near = position - (original + length) <= reach
            if not (is_near and _is_long(entries[position : position + length], short_lines)):
                length = 0
        if length:
            after = position + length
            copies += map(_copy, entries[position:after], entries[original : original + length])
    return copies


def _may_repeat(lines: Iterable[Line]) -> bool:
    """Return whether two long lines begin alike; False spares all further tests."""
    starts: set[str] = set()
    for line in lines:
        if len(line.text) >= _LONG:
            words = line.text.strip()
            size = len(label_prefix(words))
            start = words[size : size + _LONG]
            if start in starts or start.startswith(_LEAKED_IMAGE):
                return True
            starts.add(start)
    return False


def _run_length(entries: Sequence[_Entry], original: int, position: int) -> int:
    """Return how many entries from `position` on repeat those from `original` on."""
    length = 0
    while (
        length < _LONGEST_RUN
        and original + length < position
        and position + length < len(entries)
        and _is_same(entries[original + length], entries[position + length])
    ):
        length += 1
    return length


def _is_long(run: Sequence[_Entry], short_lines: bool) -> bool:
    """Return whether repeated lines are too long for a refrain."""
    sizes = [len(entry.words) for entry in run]
    return (sum(sizes) if short_lines else max(sizes, default=0)) >= _LONG


def _original_of_part(entries: Sequence[_Entry], position: int, reach: int) -> tuple[int, int]:
    """Return the index of an entry of which this one is a part, and 1; else 0 and 0.

    The part is a beginning that is cut off, or the rest of the line from a leaked image on.
    """
    words = entries[position].words
    is_end = words.startswith(_LEAKED_IMAGE)
    start = words.rstrip(" .…") if _is_cut_off(words) else ""
    if not is_end and len(start) < _LONG:
        return 0, 0
    for original in range(max(0, position - 1 - reach), position):
        above = entries[original]
        if entries[position].label in ("", above.label) and (
            above.words.endswith(words) if is_end else above.words.startswith(start)
        ):
            return original, 1
    return 0, 0


def _is_same(original: _Entry, copy: _Entry) -> bool:
    return copy.words == original.words and copy.label in ("", original.label)


def _copy(copy: _Entry, original: _Entry) -> Copy:
    return Copy(
        line=copy.line,
        original=original.line,
        is_whole=copy.words == original.words,
        is_cut_off=_is_cut_off(copy.words),
    )


def _is_cut_off(words: str) -> bool:
    return not words.endswith(_ENDS) or words.endswith("...")


def _repair_for(copy: Copy, lines: Sequence[Line]) -> Repair:
    line, original = lines[copy.line], lines[copy.original].number
    sort = "second copy" if copy.is_whole else "second, shortened copy"
    return Repair(
        kind="duplicate",
        line=line.number,
        text=line.text.strip(),
        became="",
        message=f"removed a {sort} of line {original}",
    )
