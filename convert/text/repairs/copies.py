"""Copies: twtext prints a post's words a second time, whole or only up to a lost image.

Two short lines that are alike are a refrain, and what an author says three times is meant.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from convert.text.lines import Line
from convert.text.repairs.label_prefix import label_of
from convert.tree import Repair

_LONG = 40
"""Characters from which on the same words twice are a copy, not a refrain."""
_REACH = 3
"""Lines with words between an original and its copy, at the most: what followed the lost image."""
_LONGEST_RUN = 6
"""Lines of a paragraph that is looked for as a whole."""
_REFRAIN = 3
"""So often an author says a thing, and no site does."""
_LEAKED_IMAGE = "https://abs.twimg.com/emoji/"
_STOPS = (".", "!", "?", "。", "！", "？", "।", "؟", '"', "”", "»")


class Copy(NamedTuple):
    """A line that says again what stands in a line above; both are indices."""

    at: int
    original: int
    is_whole: bool
    breaks_off: bool
    """Whether it ends within a sentence, as no refrain does."""


class _Entry(NamedTuple):
    """A line with words."""

    at: int
    label: str
    words: str
    """Without the label."""


def without_copies(
    lines: Sequence[Line], *, from_twtext: bool
) -> tuple[tuple[Line, ...], tuple[Repair, ...]]:
    """The lines without copies of others, which must follow at once if nothing points to twtext."""
    copies = find_copies(lines, reach=_REACH if from_twtext else 0, short_lines=from_twtext)
    if not copies:
        return tuple(lines), ()
    gone = {copy.at for copy in copies}
    kept = tuple(line for index, line in enumerate(lines) if index not in gone)
    return kept, tuple(_told(copy, lines) for copy in copies)


def find_copies(lines: Sequence[Line], *, reach: int = _REACH, short_lines: bool = False) -> list[Copy]:
    """The lines that are copies of a line above, with at most `reach` others between.

    `short_lines` says that lines which are only long together are copies, too.
    """
    if not short_lines and not _may_repeat(lines):
        return []
    entries = [
        _Entry(at, label := label_of(words), words[len(label) :])
        for at, line in enumerate(lines)
        if (words := line.text.strip())
    ]
    counts = Counter([entry.words for entry in entries])
    first: dict[str, int] = {}
    copies: list[Copy] = []
    behind = 0  # the copies found last
    for position, entry in enumerate(entries):
        if position < behind:
            continue
        original, length = first.setdefault(entry.words, position), 0
        if original == position:
            original, length = _whole_of(entries, position, reach)
        elif counts[entry.words] < _REFRAIN:
            length = _run(entries, original, position)
            is_near = position - (original + length) <= reach
            if not (is_near and _is_copy(entries[position : position + length], short_lines)):
                length = 0
        if length:
            behind = position + length
            copies += map(_copy, entries[position:behind], entries[original : original + length])
    return copies


def _may_repeat(lines: Iterable[Line]) -> bool:
    """Whether two long lines begin alike; mostly not, and then nothing else needs a look."""
    starts: set[str] = set()
    for line in lines:
        if len(line.text) >= _LONG:
            words = line.text.strip()
            size = len(label_of(words))
            start = words[size : size + _LONG]
            if start in starts or start.startswith(_LEAKED_IMAGE):
                return True
            starts.add(start)
    return False


def _run(entries: Sequence[_Entry], original: int, position: int) -> int:
    """How many lines from here on repeat those from the original on."""
    length = 0
    while (
        length < _LONGEST_RUN
        and original + length < position
        and position + length < len(entries)
        and _is_same(entries[original + length], entries[position + length])
    ):
        length += 1
    return length


def _is_copy(run: Sequence[_Entry], short_lines: bool) -> bool:
    """Whether lines that stand twice are too long for a refrain."""
    sizes = [len(entry.words) for entry in run]
    return (sum(sizes) if short_lines else max(sizes, default=0)) >= _LONG


def _whole_of(entries: Sequence[_Entry], position: int, reach: int) -> tuple[int, int]:
    """The line above of which this one is only a part, and 1; 0, 0 where there is none.

    The part is a beginning that breaks off, or what stood behind a leaked image.
    """
    words = entries[position].words
    is_end = words.startswith(_LEAKED_IMAGE)
    start = words.rstrip(" .…") if _breaks_off(words) else ""
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
    return Copy(copy.at, original.at, copy.words == original.words, _breaks_off(copy.words))


def _breaks_off(words: str) -> bool:
    return not words.endswith(_STOPS) or words.endswith("...")


def _told(copy: Copy, lines: Sequence[Line]) -> Repair:
    line, original = lines[copy.at], lines[copy.original].number
    what = "a second copy" if copy.is_whole else "a second, shortened copy"
    return Repair(
        "duplicate", line.number, line.text.strip(), "", f"{what} of line {original} taken out"
    )
