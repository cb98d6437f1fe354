"""Resolve the levels of a paragraph: all rules of UAX #9 that do not concern lines, in their order."""

import re
from collections.abc import Sequence

from convert_pdf.bidi.brackets import resolve_brackets
from convert_pdf.bidi.classes import ISOLATE_CONTROLS, REMOVED, bidi_class
from convert_pdf.bidi.explicit import PARAGRAPH, explicit_levels, find_isolates
from convert_pdf.bidi.resolve import implicit_level, resolve_neutral, resolve_weak
from convert_pdf.bidi.sequences import run_sequences

_SEPARATORS = "\n\r\x1c-\x1e\x85\u2029"  # class B
_PARAGRAPH = re.compile(f"[^{_SEPARATORS}]*(?:\r\n|[{_SEPARATORS}]|$)")


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, each with the separator that ends it."""
    # P1. Split the text into separate paragraphs. A paragraph separator (type B) is kept with the
    # previous paragraph.
    return _PARAGRAPH.findall(text)


def paragraph_levels(paragraph: str, base: int | None) -> list[int]:
    """Return the embedding level of each character; without `base`, P2 and P3 decide."""
    classes = [bidi_class(character) for character in paragraph]
    isolates = find_isolates(classes)
    if base is None:
        base = isolates.levels.get(PARAGRAPH, 0)
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
    """Give what X9 removes the level of the character before it, so that it splits no run (5.2)."""
    previous = base
    for position, kind in enumerate(classes):
        if kind in REMOVED:
            levels[position] = previous
        previous = levels[position]


def _reset_white_space(levels: list[int], classes: Sequence[str], base: int) -> None:
    """Reset separators, and the white space before them and at the end, to the base level."""
    # L1. On each line, reset the embedding level of the following characters to the paragraph
    # embedding level: segment separators; paragraph separators; any sequence of whitespace characters
    # and/or isolate formatting characters preceding a segment separator or paragraph separator; any
    # such sequence at the end of the line.
    trailing = True
    for position in range(len(levels) - 1, -1, -1):
        kind = classes[position]
        trailing = kind in {"B", "S"} or (
            trailing and (kind == "WS" or kind in ISOLATE_CONTROLS or kind in REMOVED)
        )
        if trailing:
            levels[position] = base
