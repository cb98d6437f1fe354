"""Isolating run sequences: text whose characters act on each other (UAX #9, BD13, X10)."""

from collections.abc import Sequence
from dataclasses import dataclass

from convert_pdf.bidi.classes import INITIATORS, REMOVED, level_direction
from convert_pdf.bidi.explicit import Isolates


@dataclass(slots=True)
class RunSequence:
    """Level runs that belong together: the text around isolates, without what is inside them."""

    positions: list[int]
    """In the paragraph, ascending; without what X9 removes."""
    level: int
    sos: str
    """The direction at its start, "L" or "R"."""
    eos: str
    """The direction at its end."""


def run_sequences(
    classes: Sequence[str], levels: Sequence[int], isolates: Isolates, base: int
) -> list[RunSequence]:
    """Each character that X9 leaves stands in just one of them."""
    sequences: list[RunSequence] = []
    interrupted: dict[int, RunSequence] = {}  # by the position of the PDI at which it goes on
    runs = _level_runs(classes, levels)
    before = [base, *(levels[run[0]] for run in runs)]
    after = [*before[2:], base]
    for run, level_before, level_after in zip(runs, before, after, strict=False):
        level = levels[run[0]]
        sequence = interrupted.pop(run[0], None)
        if sequence is None:
            sequence = RunSequence(run, level, _boundary(level_before, level), "")
            sequences.append(sequence)
        else:
            sequence.positions += run
        last = run[-1]
        if last in isolates.closings:
            interrupted[isolates.closings[last]] = sequence
        endless = classes[last] in INITIATORS  # its isolate ends with the paragraph
        sequence.eos = _boundary(base if endless else level_after, level)
    return sequences


def _level_runs(classes: Sequence[str], levels: Sequence[int]) -> list[list[int]]:
    """Positions of neighbours of one level (BD7), without what X9 removes."""
    runs: list[list[int]] = []
    for position, kind in enumerate(classes):
        if kind in REMOVED:
            continue
        if runs and levels[runs[-1][-1]] == levels[position]:
            runs[-1].append(position)
        else:
            runs.append([position])
    return runs


def _boundary(outside: int, inside: int) -> str:
    return level_direction(max(outside, inside))
