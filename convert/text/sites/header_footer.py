"""Find where a site's header ends and where its footer starts.

A header reaches from the top of the page to its last anchor, a footer from its first anchor to the
bottom: other threads follow "More from @…", with numbers and mentions of their own.
"""

import re
from collections.abc import Sequence

from convert.text.lines import Line
from convert.text.sites.site import Site, strip_markup

_LONGEST_HEADER = 80  # lines, including blank ones
_MOST_UNKNOWN = 4  # lines before an anchor of the header: the author's name, a title, a biography
_LONGEST_UNKNOWN = 160  # characters of such a line: Twitter's limit for a biography
_FEWEST_KNOWN = 2  # lines of a footer that has text after it; a single one could be a quotation
_LONGEST_FOOTER_START = 10  # lines between the start of a footer and its first anchor


def thread_bounds(lines: Sequence[Line], site: Site) -> tuple[int, int]:
    """Return the index after the header and the index of the footer's first line.

    These are 0 and the number of lines where there is no header and no footer.
    """
    begin = _header_end(lines, site)
    return begin, _footer_start(lines, begin, site)


def page_top(lines: Sequence[Line]) -> str:
    """Return the top of a text, in which a header can be."""
    return "\n".join([line.text for line in lines[:_LONGEST_HEADER]])


def may_have_header(top: str, site: Site) -> bool:
    """Return whether the top of a text contains one of the site's `header_substrings`."""
    return any(substring in top for substring in site.header_substrings)


def _front_matter_end(lines: Sequence[Line], site: Site) -> int:
    """Return the index after the YAML that a clipper put above a page of the site, or 0."""
    if not lines or lines[0].text != "---":
        return 0
    for index, line in enumerate(lines[1:_LONGEST_HEADER], start=1):
        if line.text == "---":
            return index + 1 if any(site.domain in line.text for line in lines[:index]) else 0
    return 0


def _header_end(lines: Sequence[Line], site: Site) -> int:
    """Return the index after the last anchor near the top and the known lines that adjoin it."""
    end = start = _front_matter_end(lines, site)
    if not may_have_header(page_top(lines), site):
        return end
    adjoins, unknown = start > 0, 0
    for index, line in enumerate(lines[start:_LONGEST_HEADER], start):
        words = strip_markup(line.text)
        if not words:
            continue
        if site.anchors_header(words) or (not unknown and re.match(site.header_address_pattern, words)):
            end, adjoins = index + 1, True
        elif words in site.header_lines:
            end = index + 1 if adjoins else end
        elif not site.knows_in_header(words):
            adjoins, unknown = False, unknown + 1
            if unknown > _MOST_UNKNOWN or len(words) > _LONGEST_UNKNOWN:
                break
    return end


def _footer_start(lines: Sequence[Line], begin: int, site: Site) -> int:
    """Return the index of the footer's first line, or the number of lines if there is no footer."""
    for index in range(begin, len(lines)):
        if site.anchors_footer(strip_markup(lines[index].text)):
            known, after = _known_run(lines, index, site)
            start = _start_above(lines, begin, index, site)
            if known + (start < index) >= _FEWEST_KNOWN or after == len(lines):
                return start
    return _start_without_anchor(lines, begin, site)


def _known_run(lines: Sequence[Line], start: int, site: Site) -> tuple[int, int]:
    """Return the number of consecutive known footer lines from `start`, and the index after them."""
    known = 0
    for index in range(start, len(lines)):
        words = strip_markup(lines[index].text)
        if words and not site.knows_in_footer(words):
            return known, index
        known += bool(words)
    return known, len(lines)


def _start_above(lines: Sequence[Line], begin: int, anchor: int, site: Site) -> int:
    """Return the index of a footer start separated from the anchor by known lines only, or `anchor`."""
    seen = 0
    for index in range(anchor - 1, begin - 1, -1):
        words = strip_markup(lines[index].text)
        seen += bool(words)
        if seen > _LONGEST_FOOTER_START or (words and not site.knows_in_footer(words)):
            break
        if re.match(site.footer_start_pattern, words):
            return index
    return anchor


def _start_without_anchor(lines: Sequence[Line], begin: int, site: Site) -> int:
    """Return the index of a footer start from which on all lines are known.

    This finds footers of which only the first lines were selected. The result is the number of lines
    if there is none.
    """
    found = len(lines)
    for index in range(len(lines) - 1, begin - 1, -1):
        words = strip_markup(lines[index].text)
        if words and not site.knows_in_footer(words):
            break
        if re.match(site.footer_start_pattern, words):
            found = index
    return found
