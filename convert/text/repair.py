"""Repair: mend what copying did to the lines of a thread, and tell each repair."""

from collections.abc import Sequence

from convert.text.lines import CONTINUES, Line
from convert.tree import Repair

_NEAR = 8
"""A copy stands at most this many lines below its original, blank ones included."""
_LONG = 40
"""Characters from which on the same line twice is a copy, not a refrain."""
_STOPS = '.!?…:;"”»)]-–—'
"""A line that ends so may well have been ended by its author."""
_CONTEXT = 3
"""Words shown on either side of a gap in its message."""


def repair(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Repair, ...]]:
    """The mended lines and the repairs, in the order of the source."""
    kept, copies = _without_copies(lines)
    mended, gaps = _with_gaps(kept)
    return mended, tuple(sorted(copies + gaps, key=lambda repair: repair.line))


def _without_copies(lines: Sequence[Line]) -> tuple[list[Line], list[Repair]]:
    """Take out second copies of long lines: twtext prints the opening twice."""
    kept: list[Line] = []
    repairs: list[Repair] = []
    seen: dict[str, int] = {}
    for line in lines:
        words = line.text.strip()
        original = seen.get(words)
        if original is not None and line.number - original <= _NEAR:
            message = f"a second copy of line {original} taken out"
            repairs.append(Repair("duplicate", line.number, words, message))
            continue
        if len(words) >= _LONG:
            seen[words] = line.number
        kept.append(line)
    return kept, repairs


def _with_gaps(lines: Sequence[Line]) -> tuple[tuple[Line, ...], list[Repair]]:
    """Mark the lines before which an image was lost: there, a sentence goes on.

    An author who starts posts in lower case, or breaks lines like verse, gives no such evidence.
    """
    paragraphs_start_upper = [
        line.text.lstrip()[0].isupper() or line.text.lstrip()[0].isdigit()
        for before, line in zip([None, *lines], lines, strict=False)
        if not line.is_blank and (before is None or before.is_blank)
    ]
    if sum(paragraphs_start_upper) * 2 < len(paragraphs_start_upper):
        return tuple(lines), []
    mended: list[Line] = []
    repairs: list[Repair] = []
    for line in lines:
        if mended and _goes_on(mended[-1].text, line.text):
            message = (
                f"{_seam(mended[-1].text, line.text)}: most likely an emoji was lost, marked as a gap"
            )
            repairs.append(Repair("gap", line.number, "", message))
            mended.append(line._replace(joint="gap"))
        else:
            mended.append(line)
    return tuple(mended), repairs


def _goes_on(before: str, after: str) -> bool:
    """Whether a sentence runs on from one line to the next."""
    left, right = before.rstrip(), after.lstrip()
    if not left or not right or left[-1] in _STOPS:
        return False
    return right[0].islower() or (right[0] in CONTINUES and left[-1].isalnum())


def _seam(before: str, after: str) -> str:
    """The words around a gap."""
    # only the ends are looked at: a line may be as long as a book
    left = before[-200:].split()[-_CONTEXT:]
    right = after[:200].split()[:_CONTEXT]
    return f"“{' '.join(left)} | {' '.join(right)}”"
