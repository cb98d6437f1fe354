"""The Unicode Bidirectional Algorithm (UAX #9): embedding levels of text, and the order on a line.

The modules, in the order in which they are used:

    paragraph   all steps for one paragraph (P1, 5.2, L1)
    classes     the bidirectional class of a character
    explicit    levels from embeddings, overrides and isolates (P2-P3, X1-X8)
    sequences   isolating run sequences (X10)
    resolve     weak, neutral and implicit types (W1-W7, N1-N2, I1-I2)
    brackets    paired brackets (N0)

All steps take linear time. Mirroring (L4) is left to the font.
"""

import re
from collections.abc import Sequence
from itertools import groupby

from convert_pdf.bidi.paragraph import paragraph_levels, paragraphs

# The blocks of all characters of class R, AL or AN, and of the embeddings, overrides and isolates.
_RAISING = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def needs_bidi(text: str) -> bool:
    """Return False if all levels of the text are 0 in a paragraph of base level 0. Fast."""
    return _RAISING.search(text) is not None


def levels(text: str, base: int | None = None) -> Sequence[int]:
    """Return the embedding level of each character: even for left to right, odd for right to left.

    `base` is 0 or 1; without it, the first strong character of each paragraph decides (P2, P3). White
    space at the end of a paragraph has the base level (L1). The caller drops or resets the white
    space at the ends of lines within a paragraph.
    """
    if not base and not needs_bidi(text):
        return [0] * len(text)
    return [level for paragraph in paragraphs(text) for level in paragraph_levels(paragraph, base)]


def reorder(levels: Sequence[int]) -> list[int]:
    """Return the logical positions of the characters of a line, from left to right.

    The line may as well consist of longer parts, each of one level.
    """
    # L2. From the highest level found in the text to the lowest odd level on each line, reverse any
    # contiguous sequence of characters that are at that level or higher.
    order = list(range(len(levels)))
    lowest_odd = min((level for level in levels if level % 2), default=None)
    if lowest_odd is None:
        return order
    for lowest in range(max(levels), lowest_odd - 1, -1):
        start = 0
        for is_reversed, group in groupby(levels, lowest.__le__):
            end = start + len(list(group))
            if is_reversed:
                order[start:end] = order[start:end][::-1]
            start = end
    return order
