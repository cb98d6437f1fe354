"""The Unicode Bidirectional Algorithm (UAX #9): which way text runs, where several directions meet.

Takes linear time. Mirroring of brackets (L4) is left to the font.
"""

import re
from collections.abc import Sequence
from itertools import groupby

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
    from convert_pdf.bidi.paragraph import paragraph_levels, paragraphs  # most threads run one way

    return [level for paragraph in paragraphs(text) for level in paragraph_levels(paragraph, base)]


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
