"""Repair: mend what copying did to the lines of a thread, and tell each repair."""

from collections.abc import Sequence

from convert.text.lines import Line
from convert.text.repairs.artefacts import without_artefacts
from convert.text.repairs.copies import without_copies
from convert.text.repairs.gaps import with_gaps
from convert.text.repairs.leaks import without_leaks
from convert.text.repairs.wraps import without_wraps
from convert.text.sites.recognise import Kind
from convert.tree import Repair


def repair(lines: Sequence[Line], kind: Kind) -> tuple[tuple[Line, ...], tuple[Repair, ...]]:
    """The mended lines and the repairs, in the order of the source.

    Copies go first, while they still look like their originals; gaps come last, since only what is left
    by then tells whether a line break is the author's.
    """
    mended, repairs = without_copies(lines, from_twtext=kind == "twtext")
    mended, leaks = without_leaks(mended, None if kind == "plain" else kind)
    repairs += leaks
    if kind == "threadreader":
        mended, artefacts = without_artefacts(mended)
        repairs += artefacts
    mended, wraps = without_wraps(mended)
    if not wraps:
        mended, wraps = with_gaps(mended, loses_images=kind == "twtext")
    repairs += wraps
    return mended, tuple(sorted(repairs, key=lambda repair: repair.line))
