"""Compute the isolating run sequences of a paragraph (UAX #9, BD13 and X10)."""

from collections.abc import Sequence
from dataclasses import dataclass

from convert_pdf.bidi.classes import INITIATORS, REMOVED, level_direction
from convert_pdf.bidi.explicit import Isolates


@dataclass(slots=True)
class RunSequence:
    """Level runs that belong together: the text around isolates, without their contents (BD13)."""

    positions: list[int]
    """Positions in the paragraph, ascending, without those of characters that X9 removes."""
    level: int
    sos: str
    """The start-of-sequence type, "L" or "R"."""
    eos: str
    """The end-of-sequence type, "L" or "R"."""


def run_sequences(
    classes: Sequence[str], levels: Sequence[int], isolates: Isolates, base: int
) -> list[RunSequence]:
    """Return all sequences. Each character that X9 does not remove is in exactly one of them."""
    sequences: list[RunSequence] = []
    interrupted: dict[int, RunSequence] = {}  # by the position of the PDI at which it continues
    runs = _level_runs(classes, levels)
    before = [base, *(levels[run[0]] for run in runs)]
    after = [*before[2:], base]
    for run, level_before, level_after in zip(runs, before, after, strict=False):
        # X10. Determine the start-of-sequence (sos) and end-of-sequence (eos) types, either L or R,
        # for each isolating run sequence. These depend on the higher of the two levels on either side
        # of the sequence boundary.
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
        # X10. For eos, if the last character of the sequence is an isolate initiator (and lacks a
        # matching PDI), compare the level with the paragraph embedding level.
        is_open = classes[last] in INITIATORS
        sequence.eos = _boundary(base if is_open else level_after, level)
    return sequences


def _level_runs(classes: Sequence[str], levels: Sequence[int]) -> list[list[int]]:
    """Return the positions of adjacent characters of one level (BD7), without what X9 removes."""
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
    """Return the direction of the higher of two levels."""
    return level_direction(max(outside, inside))
