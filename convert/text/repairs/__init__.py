"""Repair the damage that copying did to the lines of a thread; each change is reported."""

from collections.abc import Sequence

from convert.text.lines import Line
from convert.text.repairs.artefacts import without_artefacts
from convert.text.repairs.copies import without_copies
from convert.text.repairs.gaps import with_gaps
from convert.text.repairs.leaks import without_leaks
from convert.text.repairs.wraps import without_wraps
from convert.text.source_kind import SourceKind
from convert.tree import Repair


def repair(lines: Sequence[Line], kind: SourceKind) -> tuple[tuple[Line, ...], tuple[Repair, ...]]:
    """Return the repaired lines, and the repairs in the order of the source.

    Copies are removed first, while they still equal their originals. Gaps are marked last: only the
    other repairs leave the line breaks that need an explanation.
    """
    repaired, repairs = without_copies(lines, from_twtext=kind == "twtext")
    repaired, leaks = without_leaks(repaired, None if kind == "plain" else kind)
    repairs += leaks
    if kind == "threadreader":
        repaired, artefacts = without_artefacts(repaired)
        repairs += artefacts
    repaired, wraps = without_wraps(repaired)
    repairs += wraps
    if not wraps:
        repaired, gaps = with_gaps(repaired, loses_images=kind == "twtext")
        repairs += gaps
    return repaired, tuple(sorted(repairs, key=lambda repair: repair.line or 0))
