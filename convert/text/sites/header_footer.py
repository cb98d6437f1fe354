"""Edges: where on a page a thread begins and ends.

A header reaches from the top to its last anchor, a footer from its first anchor to the bottom: after
"More from @…" other threads follow, with numbers and mentions of their own.
"""

import re
from collections.abc import Sequence

from convert.text.lines import Line
from convert.text.sites import TOP, Site, bare, front_matter_end

_MOST_STRANGERS = 4
"""Lines before an anchor of the header that are not known: the author's name, a title, a biography."""
_LONGEST_STRANGER = 160
"""Characters of such a line: the network's limit of a biography."""
_FEWEST_KNOWN = 2
"""Lines that a footer has, if something follows it; one alone could be a quotation."""
_HIGHEST_TOP = 10
"""Lines between the top of a footer and its first anchor, at the most."""


def edges(lines: Sequence[Line], site: Site) -> tuple[int, int]:
    """The index of the first line behind the header, and of the first of the footer.

    0 and the number of lines, where the site's page has left neither.
    """
    begin = _header_end(lines, site)
    return begin, _footer_start(lines, begin, site)


def may_have_header(lines: Sequence[Line], site: Site) -> bool:
    """Whether something stands near the top that every header of the site has."""
    top = "\n".join(line.text for line in lines[:TOP])
    return any(trace in top for trace in site.header_traces)


def _header_end(lines: Sequence[Line], site: Site) -> int:
    """The index behind the last anchor near the top, and behind the known lines that adjoin it."""
    end = start = front_matter_end(lines, site)
    if not may_have_header(lines, site):
        return end
    adjoins, strangers = start > 0, 0
    for index, line in enumerate(lines[start:TOP], start):
        words = bare(line.text)
        if not words:
            continue
        if site.anchors_header(words) or (not strangers and re.match(site.header_address, words)):
            end, adjoins = index + 1, True
        elif words in site.header_lines:
            end = index + 1 if adjoins else end
        elif not site.knows_in_header(words):
            adjoins, strangers = False, strangers + 1
            if strangers > _MOST_STRANGERS or len(words) > _LONGEST_STRANGER:
                break
    return end


def _footer_start(lines: Sequence[Line], begin: int, site: Site) -> int:
    """The index of the first line of the footer; that behind the last line where there is none."""
    for index in range(begin, len(lines)):
        if site.anchors_footer(bare(lines[index].text)):
            known, behind = _known_from(lines, index, site)
            top = _top(lines, begin, index, site)
            if known + (top < index) >= _FEWEST_KNOWN or behind == len(lines):
                return top
    return _last_top(lines, begin, site)


def _known_from(lines: Sequence[Line], start: int, site: Site) -> tuple[int, int]:
    """How many lines known in a footer stand together from here on, and the index behind them."""
    known = 0
    for index in range(start, len(lines)):
        words = bare(lines[index].text)
        if words and not site.knows_in_footer(words):
            return known, index
        known += bool(words)
    return known, len(lines)


def _top(lines: Sequence[Line], begin: int, anchor: int, site: Site) -> int:
    """The index of the footer's first line, above its first anchor with only known lines between."""
    seen = 0
    for index in range(anchor - 1, begin - 1, -1):
        words = bare(lines[index].text)
        seen += bool(words)
        if seen > _HIGHEST_TOP or (words and not site.knows_in_footer(words)):
            break
        if re.match(site.footer_top, words):
            return index
    return anchor


def _last_top(lines: Sequence[Line], begin: int, site: Site) -> int:
    """The index of a top from which on all lines are known, as where a selection ended early."""
    found = len(lines)
    for index in range(len(lines) - 1, begin - 1, -1):
        words = bare(lines[index].text)
        if words and not site.knows_in_footer(words):
            break
        if re.match(site.footer_top, words):
            found = index
    return found
