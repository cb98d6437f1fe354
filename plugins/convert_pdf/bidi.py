"""The Unicode Bidirectional Algorithm (UAX #9): which way text runs, where several directions meet.

Takes linear time. Mirroring of brackets (L4) is left to the font.
"""

import re
from collections.abc import Sequence
from itertools import groupby

from convert_pdf.bidi_brackets import resolve_brackets
from convert_pdf.bidi_classes import ISOLATE_CONTROLS, REMOVED, bidi_class
from convert_pdf.bidi_explicit import PARAGRAPH, Isolates, explicit_levels, find_isolates
from convert_pdf.bidi_resolve import implicit_level, resolve_neutral, resolve_weak
from convert_pdf.bidi_sequences import run_sequences

_SEPARATORS = "\n\r\x1c-\x1e\x85\u2029"  # class B
_PARAGRAPH = re.compile(f"[^{_SEPARATORS}]*(?:\r\n|[{_SEPARATORS}]|$)")
"""A paragraph with the separator that ends it (P1)."""

_RAISING = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""The blocks of all characters that are R, AL or AN, or that embed, override or isolate."""


def needs_bidi(text: str) -> bool:
    """Whether anything here could stand out of order in a paragraph of base level 0. Cheap."""
    return _RAISING.search(text) is not None


def levels(text: str, base: int | None = None) -> Sequence[int]:
    """The embedding level of each character: even from left to right, odd from right to left.

    `base` is 0 or 1; without it each paragraph goes by its own first strong character, or has 0. White
    space at the end of a paragraph has the base level (L1); where a line ends before that, its white
    space is the caller's to drop or to reset.
    """
    if not base and not needs_bidi(text):
        return [0] * len(text)
    found: list[int] = []
    for paragraph in _paragraphs(text):
        classes = _classes(paragraph)
        isolates = find_isolates(classes)
        own = isolates.levels.get(PARAGRAPH, 0) if base is None else base
        found += _paragraph_levels(paragraph, classes, isolates, own)
    return found


def reorder(levels: Sequence[int]) -> list[int]:
    """The logical positions of a line's characters, or of its pieces, from left to right (L2)."""
    order = list(range(len(levels)))
    lowest_odd = min((level for level in levels if level % 2), default=None)
    if lowest_odd is None:
        return order
    for lowest in range(max(levels), lowest_odd - 1, -1):
        start = 0
        for reverse, stretch in groupby(levels, lowest.__le__):
            end = start + sum(1 for _ in stretch)
            if reverse:
                order[start:end] = order[start:end][::-1]
            start = end
    return order


def _paragraphs(text: str) -> list[str]:
    return _PARAGRAPH.findall(text)


def _classes(paragraph: str) -> list[str]:
    return [bidi_class(character) for character in paragraph]


def _paragraph_levels(
    paragraph: str, classes: Sequence[str], isolates: Isolates, base: int
) -> list[int]:
    levels, overridden = explicit_levels(classes, isolates, base)
    for sequence in run_sequences(classes, levels, isolates, base):
        types = [overridden[position] for position in sequence.positions]
        resolve_weak(types, sequence.sos)
        resolve_brackets(types, sequence, paragraph, classes)
        resolve_neutral(types, sequence.sos, sequence.eos, sequence.level)
        for position, kind in zip(sequence.positions, types, strict=True):
            levels[position] = implicit_level(kind, sequence.level)
    _level_removed(levels, classes, base)
    _reset_white_space(levels, classes, base)
    return levels


def _level_removed(levels: list[int], classes: Sequence[str], base: int) -> None:
    """What X9 removes goes with the character before it, so that it splits no run (UAX #9, 5.2)."""
    previous = base
    for position, kind in enumerate(classes):
        if kind in REMOVED:
            levels[position] = previous
        previous = levels[position]


def _reset_white_space(levels: list[int], classes: Sequence[str], base: int) -> None:
    """L1: separators, and white space before them or at the end, have the base level."""
    trailing = True
    for position in range(len(levels) - 1, -1, -1):
        kind = classes[position]
        trailing = kind in {"B", "S"} or (
            trailing and (kind == "WS" or kind in ISOLATE_CONTROLS or kind in REMOVED)
        )
        if trailing:
            levels[position] = base
