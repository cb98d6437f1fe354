"""Recognise: from which site a text was copied. What the site added is cut by the next stage."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

from convert.text.lines import Line
from convert.text.repairs.artefacts import is_behind_sentence
from convert.text.repairs.copies import find_copies
from convert.text.repairs.leaks import is_leaky
from convert.text.sites import SITES, SiteName, bare
from convert.text.sites.header_footer import edges, may_have_header

Kind: TypeAlias = Literal[SiteName, "plain"]

_OPENING = 8
"""Lines that hold the opening post, its copy and the blank lines around them."""
_FEWEST_PICTURES = 2
"""Sentences with " Image" behind them, at the least: one could be the author's."""
_FOOTER_ANCHORS = tuple(anchor for site in SITES.values() for anchor in site.footer_anchors)


def recognise(lines: Sequence[Line]) -> Kind:
    """The source, by its traces: lines of its header or footer, or what it did to the text."""
    for name in _suspects(lines):
        if edges(lines, SITES[name]) != (0, len(lines)):
            return name
    if sum(is_behind_sentence(line.text) for line in lines) >= _FEWEST_PICTURES:
        return "threadreader"
    if (
        _is_doubled(lines[:_OPENING])
        or _is_doubled(lines)
        or any(is_leaky(line.text) for line in lines)
    ):
        return "twtext"
    return "plain"


def _suspects(lines: Sequence[Line]) -> list[SiteName]:
    """The sites of which something stands in the text that may be their header's or footer's."""
    names = [name for name, site in SITES.items() if may_have_header(lines, site)]
    for line in lines:
        words = bare(line.text)
        if words.startswith(_FOOTER_ANCHORS):
            names += [name for name, site in SITES.items() if site.anchors_footer(words)]
    last = next((words for line in reversed(lines) if (words := bare(line.text))), "")
    if last.startswith("Read ") and last.endswith(" tweets"):
        names.append("threadreader")
    return list(dict.fromkeys(names))


def _is_doubled(lines: Sequence[Line]) -> bool:
    """Whether words that break off stand twice, as twtext prints them where it lost an image."""
    return any(copy.breaks_off for copy in find_copies(lines, short_lines=False))
