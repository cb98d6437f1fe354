"""Wraps: text that a mail program broke at a width, joined again.

Greedy wrapping leaves one mark that no author makes: wherever it broke a line, the next word would not
have fitted.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from convert.text.lines import Line
from convert.text.repairs.label_prefix import label_of
from convert.tree import Repair

_NARROWEST, _WIDEST = 50, 100
"""Columns at which programs wrap: 72 to 79 mostly. Verse is narrower, and posts are wider."""
_FEWEST_BREAKS = 4
_SHARE = 0.8
"""Of the breaks within paragraphs, so many must be of this kind."""
_RAGGED = 8
"""Columns by which a wrapped line may fall short: some programs keep "4 days" together."""
_CAPITALS = 0.5
"""More lines than this that go on with a capital are verse of even length."""
_BULLETS = "-*•–—→>·"
_STOPS = '.!?:;…"”»)'


def without_wraps(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Repair, ...]]:
    """The lines, those that a program wrapped joined by a space; told once."""
    width = _width(lines)
    if not _NARROWEST <= width <= _WIDEST:
        return tuple(lines), ()
    seams = list(_seams(lines))
    sure = [at for at in seams if _did_not_fit(lines[at - 1].text, lines[at].text, width)]
    if len(sure) < max(_FEWEST_BREAKS, _SHARE * len(seams)):
        return tuple(lines), ()
    if sum(lines[at].text.lstrip()[0].isupper() for at in sure) > _CAPITALS * len(sure):
        return tuple(lines), ()
    joined = list(lines)
    wrapped = sorted({*sure, *(at for at in seams if _is_like_others(lines[at - 1].text, width))})
    for at in wrapped:
        joined[at] = joined[at]._replace(break_before="space")
    message = (
        f"the text was wrapped at {width} columns, as mail is: {len(wrapped):,} line ends made spaces"
    )
    return tuple(joined), (Repair("wrap", lines[wrapped[0]].number, "", "", message),)


def _width(lines: Sequence[Line]) -> int:
    """Characters of the longest line of more than one word; not looked for beyond `_WIDEST`."""
    width = 0
    for line in lines:
        if len(line.text) > width:
            words = line.text.strip()
            if " " in words:
                width = max(width, len(words))
                if width > _WIDEST:
                    break
    return width


def _seams(lines: Sequence[Line]) -> Iterator[int]:
    """Indices of lines that go on with a paragraph, and begin neither a post nor a list's item."""
    for at, (before, line) in enumerate(pairwise(lines), start=1):
        words = line.text.lstrip()
        if not words or before.is_blank or words[0] in _BULLETS or label_of(words):
            continue
        yield at


def _did_not_fit(left: str, right: str, width: int) -> bool:
    words = left.strip()
    return " " in words and len(words) + 1 + len(right.split(None, 1)[0]) > width


def _is_like_others(left: str, width: int) -> bool:
    """Whether in wrapped text a line ends as wrapped ones do: in a space (RFC 3676) or nearly full."""
    words = left.strip()
    return left.endswith(" ") or (len(words) >= width - _RAGGED and words[-1] not in _STOPS)
