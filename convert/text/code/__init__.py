"""Find the code in a text and set it aside: fences, tables, programs.

Code is neither repaired nor read: it has no labels, no mentions, no links. Lines that are doubtful are
not code; their breaks and their indentation are kept in any case.
"""

from collections.abc import Sequence

from convert.text.code.columns import with_columns_aside
from convert.text.code.fences import with_fences_aside
from convert.text.code.listings import with_listings_aside
from convert.text.code.tables import with_tables_aside
from convert.text.lines import Line
from convert.text.margins import SPACES
from convert.tree import Repair

_INDENTS = frozenset(SPACES)


def set_aside(
    text: str, lines: Sequence[Line], *, keep_marks: bool
) -> tuple[Sequence[Line], tuple[Repair, ...]]:
    """Return the lines of a text with a line in the place of each code, and a repair for each fence.

    `keep_marks` makes the marks of a fence part of its code, so that nothing is removed.
    """
    repairs: tuple[Repair, ...] = ()
    # Most texts have none of these; a search for a rare character takes no time.
    if ("`" in text and "```" in text) or ("~" in text and "~~~" in text):
        lines, repairs = with_fences_aside(lines, keep_marks=keep_marks)
    if "|" in text or (not text.isascii() and any(sign in text for sign in "│├└║┃╭")):
        lines = with_tables_aside(lines)
    if not _INDENTS.isdisjoint([line.text[:1] for line in lines]):
        lines = with_listings_aside(lines)
    if "   " in text:
        lines = with_columns_aside(lines)
    return lines, repairs
