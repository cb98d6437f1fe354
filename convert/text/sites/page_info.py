"""Extract what the page around a thread says about it: author, day, address, number of posts."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from convert.post_address import snowflake_day
from convert.text.sites import SITES

# Patterns are matched at the start of a line. The most reliable are first; group 1 is the handle.
_HANDLES = (
    r'(?:title: )?"?Thread by @(\w{1,15}) on Thread Reader App',
    r"A thread written by @(\w{1,15})$",
    r"@(\w{1,15})$",
    r"You can follow @(\w{1,15})\.$",
    r"More from @(\w{1,15})$",
)
_HEADER_NAMES = (
    r"(.{1,60}) Profile picture$",
    r"(?!A thread written by)(.{1,60}?) @\w{1,15}\b.{0,300}min read",
)
_FOOTER_NAMES = (r"Keep Current with (.{1,60})$",)
_DATE = r".{0,300}?\b([A-Z][a-z]{2})\.? (\d{1,2}), (\d{4})\b"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_COUNT = r"(?:Read |, |\w{3} \d{1,2}, \d{4}[\s•,]{1,5})?(\d{1,5}) tweets(?:$|[\s•,]{1,5}>?\d+ min)"
_ADDRESS = (
    rf".{{0,20}}?(https?://(?:{'|'.join(site.thread_address for site in SITES.values())})"
    r"/(\d{1,20})(?:\.html)?)"
)
_LEAKED_POST = r'data-screenname="(\w{1,15})" data-tweet="(\d{1,20})"'


class PageInfo(NamedTuple):
    """What a page says about its thread. A field is None where it says nothing."""

    name: str | None
    """The author's name."""
    handle: str | None
    """The author's handle, without the "@"."""
    published: str | None
    """The day as an ISO 8601 date."""
    url: str | None
    """The address of the page, or that of the first post."""
    promised: int | None
    """The number of posts in the thread."""


NO_PAGE_INFO = PageInfo(name=None, handle=None, published=None, url=None, promised=None)


def extract(
    header: Sequence[str], name: str | None, footer: Sequence[str], leaked_tag: str
) -> PageInfo:
    """Return what the lines of a header and of the thread's own footer say, after `strip_markup`.

    `name` is the line at the place of the author's name in the header. `leaked_tag` is a line with the
    HTML attributes of a post, or an empty string.
    """
    lines = [*header, *footer]
    page = _first_match((_ADDRESS,), lines)
    post = re.search(_LEAKED_POST, leaked_tag)
    url, post_id = (page[1], page[2]) if page else (None, None)
    if post and not url:
        url, post_id = f"https://x.com/{post[1]}/status/{post[2]}", post[2]
    handle = _first_match(_HANDLES, lines) or post
    header_name, footer_name = _first_match(_HEADER_NAMES, lines), _first_match(_FOOTER_NAMES, lines)
    count = _first_match((_COUNT,), lines)
    return PageInfo(
        name=header_name[1] if header_name else name or (footer_name[1] if footer_name else None),
        handle=handle[1] if handle else None,
        published=_day(header) or (snowflake_day(post_id) if post_id else None),
        url=url,
        promised=int(count[1]) if count else None,
    )


def _first_match(patterns: Iterable[str], lines: Sequence[str]) -> re.Match[str] | None:
    """Return the match of the first pattern that matches at the start of any line."""
    for pattern in patterns:
        for line in lines:
            if found := re.match(pattern, line):
                return found
    return None


def _day(header: Sequence[str]) -> str | None:
    """Return the date in a line such as "Mar 14, 2021 • 9 tweets"; a date needs its year."""
    found = _first_match((_DATE,), header)
    if found is None or found[1] not in _MONTHS:
        return None
    try:
        return date(int(found[3]), _MONTHS.index(found[1]) + 1, int(found[2])).isoformat()
    except ValueError:
        return None
