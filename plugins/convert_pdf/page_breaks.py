"""Decide after which lines a page may end: widows, orphans, headings and pictures.

A line of the author, such as an item of a list or a verse, is a paragraph of its own in this.
"""

from collections.abc import Sequence
from typing import TypeAlias

from convert_pdf.blocks import Block
from convert_pdf.inline.runs import Line
from convert_pdf.rows import PictureRow

# The fewest lines of a paragraph on either side of a page break (widows and orphans).
KEPT_TOGETHER = 2
# The same for the row of pictures and the lines of their captions that are before a page break.
_KEPT_WITH_PICTURES = 1 + KEPT_TOGETHER

BodyBlock: TypeAlias = Block | PictureRow
"""What the text of a page consists of."""


def may_end_page(block: BodyBlock, line: int) -> bool:
    """Return whether a page may end after a line: not after a heading, pictures, or a lone line."""
    left = len(block.lines) - line - 1
    if left == 0:
        return not block.keeps_next
    if isinstance(block, PictureRow):
        return line + 1 >= _KEPT_WITH_PICTURES and left >= KEPT_TOGETHER
    is_within = line + 1 >= KEPT_TOGETHER and left >= KEPT_TOGETHER
    return is_within and _may_break(block.lines, line)


def _may_break(lines: Sequence[Line], index: int) -> bool:
    """Return whether a break after a line leaves no lone line of a line of the author."""
    around = lines[max(0, index - KEPT_TOGETHER + 1) : index + KEPT_TOGETHER]
    return lines[index].is_end or not any(line.is_end for line in around)
