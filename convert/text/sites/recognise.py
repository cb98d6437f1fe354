"""Recognise the site that a text was copied from."""

import re
from collections.abc import Sequence

from convert.text.lines import Line
from convert.text.repairs.artefacts import ends_with_artefact
from convert.text.repairs.copies import find_copies
from convert.text.repairs.leaks import has_leak
from convert.text.sites import SITES
from convert.text.sites.header_footer import may_have_header, page_top, thread_bounds
from convert.text.sites.site import strip_markup
from convert.text.source_kind import SiteName, SourceKind

_OPENING = 8  # lines that contain the first post, its copy and the blank lines around them
_FEWEST_ARTEFACTS = 2  # lines that end with " Image"; a single one could be the author's
_FOOTER_ANCHORS = tuple(prefix for site in SITES.values() for prefix in site.footer_anchor_prefixes)


def recognise(lines: Sequence[Line]) -> SourceKind:
    """Return the source of the lines: by its header or footer, else by the damage done to the text."""
    for name in _candidates(lines):
        if thread_bounds(lines, SITES[name]) != (0, len(lines)):
            return name
    if sum(ends_with_artefact(line.text) for line in lines) >= _FEWEST_ARTEFACTS:
        return "threadreader"
    if (
        _has_broken_copy(lines[:_OPENING])
        or _has_broken_copy(lines)
        or any(has_leak(line.text) for line in lines)
    ):
        return "twtext"
    return "plain"


def _candidates(lines: Sequence[Line]) -> list[SiteName]:
    """Return the sites whose header or footer the text may contain, each once."""
    top = page_top(lines)
    names = [name for name, site in SITES.items() if may_have_header(top, site)]
    for line in lines:
        words = strip_markup(line.text)
        if words.startswith(_FOOTER_ANCHORS):
            names += [name for name, site in SITES.items() if site.anchors_footer(words)]
    last = next((words for line in reversed(lines) if (words := strip_markup(line.text))), "")
    names += [name for name, site in SITES.items() if re.match(site.footer_alone_pattern, last)]
    return list(dict.fromkeys(names))


def _has_broken_copy(lines: Sequence[Line]) -> bool:
    """Return whether a line that stops within a sentence is repeated, as on pages of twtext."""
    return any(copy.is_cut_off for copy in find_copies(lines, short_lines=False))
