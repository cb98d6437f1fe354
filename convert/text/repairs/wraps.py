"""Join lines that a mail program wrapped at a fixed width.

Greedy wrapping can be recognised: wherever it broke a line, the next word would not have fitted. No
author breaks lines like that.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from convert.characters import SENTENCE_ENDS
from convert.text.lines import Line
from convert.text.repairs.label_prefix import label_prefix
from convert.tree import Repair

_NARROWEST, _WIDEST = 50, 100  # columns; mostly 72 to 79, while verse is narrower and posts are wider
_FEWEST_BREAKS = 4
_WRAPPED_SHARE = 0.8  # of the breaks within paragraphs, so many at least must look wrapped
_RAGGED = 8  # columns by which a wrapped line may fall short: some programs keep "4 days" together
_MOST_CAPITALS = 0.5  # of the wrapped lines; verse of even length has more that begin with a capital
_BULLETS = "-*•–—→>·"
# Besides the ends of sentences, closing marks, and what introduces the next line.
_ENDS = SENTENCE_ENDS + ':;"”»)'


def without_wraps(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Repair, ...]]:
    """Return the lines, with wrapped ones to be joined by a space, and one repair for all of them."""
    width = _width(lines)
    if not _NARROWEST <= width <= _WIDEST:
        return tuple(lines), ()
    breaks = list(_breaks(lines))
    sure = [index for index in breaks if _did_not_fit(lines[index - 1].text, lines[index].text, width)]
    if len(sure) < max(_FEWEST_BREAKS, _WRAPPED_SHARE * len(breaks)):
        return tuple(lines), ()
    if sum(lines[index].text.lstrip()[0].isupper() for index in sure) > _MOST_CAPITALS * len(sure):
        return tuple(lines), ()
    likely = (index for index in breaks if _ends_like_wrapped(lines[index - 1].text, width))
    wrapped = sorted({*sure, *likely})
    joined = list(lines)
    for index in wrapped:
        joined[index] = joined[index]._replace(break_before="space")
    repair = Repair(
        kind="wrap",
        line=lines[wrapped[0]].number,
        text="",
        became="",
        message=f"joined {len(wrapped):,} lines that were wrapped at {width} columns, as in mail",
    )
    return tuple(joined), (repair,)


def _width(lines: Sequence[Line]) -> int:
    """Return the length of the longest line of several words; any value above `_WIDEST` is too wide."""
    width = 0
    for line in lines:
        if len(line.text) > width:
            words = line.text.strip()
            if " " in words:
                width = max(width, len(words))
                if width > _WIDEST:
                    break
    return width


def _breaks(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the indices of lines that continue a paragraph and begin neither a post nor an item."""
    for index, (before, line) in enumerate(pairwise(lines), start=1):
        words = line.text.lstrip()
        if not words or before.is_blank or words[0] in _BULLETS or label_prefix(words):
            continue
        yield index


def _did_not_fit(left: str, right: str, width: int) -> bool:
    """Return whether the first word of the right line would have made the left one too long."""
    words = left.strip()
    return " " in words and len(words) + 1 + len(right.split(None, 1)[0]) > width


def _ends_like_wrapped(left: str, width: int) -> bool:
    """Return whether the line is nearly full, or ends with a space (RFC 3676, format=flowed)."""
    words = left.strip()
    return left.endswith(" ") or (len(words) >= width - _RAGGED and words[-1] not in _ENDS)
