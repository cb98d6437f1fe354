"""Head: what the page around a thread tells of it: by whom, of which day, where, and how long."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from convert.notes import snowflake_date

_HANDLES = (
    r'(?:title: )?"?Thread by @(\w{1,15}) on Thread Reader App',
    r"A thread written by @(\w{1,15})$",
    r"@(\w{1,15})$",
    r"You can follow @(\w{1,15})\.$",
    r"More from @(\w{1,15})$",
)
"""What follows a handle's sign at the start of a line, the surest first."""
_NAMES = (
    r"(.{1,60}) Profile picture$",
    r"(?!A thread written by)(.{1,60}?) @\w{1,15}\b.{0,300}min read",
    r"Keep Current with (.{1,60})$",
)
_DATE = r".{0,300}?\b([A-Z][a-z]{2})\.? (\d{1,2}), (\d{4})\b"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_COUNT = r"(?:Read |, |\w{3} \d{1,2}, \d{4}[\s•,]{1,5})?(\d{1,5}) tweets(?:$|[\s•,]{1,5}>?\d+ min)"
_PAGE = (
    r".{0,20}?(https?://(?:threadreaderapp\.com/thread|threader\.app/thread|tw(?:text|unroll)\.com/article)"
    r"/(\d{1,20})(?:\.html)?)"
)
_FIRST_POST = r'data-screenname="(\w{1,15})" data-tweet="(\d{1,20})"'


class Head(NamedTuple):
    """What a source tells of its thread; None where it tells nothing."""

    name: str | None
    handle: str | None
    """Without its sign."""
    published: str | None
    """The day, as ISO 8601."""
    url: str | None
    promised: int | None
    """How many posts the thread has, as the page says."""


NO_HEAD = Head(None, None, None, None, None)


def harvest(header: Sequence[str], name: str | None, footer: Sequence[str], leak: str) -> Head:
    """What the bare lines of a header and of a thread's own footer tell.

    `name` is the line that stands where a header has the author's name. `leak` is the tag of a post
    that leaked into the text.
    """
    lines = [*header, *footer]
    page = _found(_PAGE, lines)
    post = re.search(_FIRST_POST, leak)
    url, post_id = (page[1], page[2]) if page else (None, None)
    if post and not url:
        url, post_id = f"https://x.com/{post[1]}/status/{post[2]}", post[2]
    handle = _first(_HANDLES, lines) or (post[1] if post else None)
    count = _found(_COUNT, lines)
    return Head(
        name=_first(_NAMES[:2], lines) or name or _first(_NAMES[2:], lines),
        handle=handle,
        published=_day(header) or (snowflake_date(post_id) if post_id else None),
        url=url,
        promised=int(count[1]) if count else None,
    )


def _found(pattern: str, lines: Iterable[str]) -> re.Match[str] | None:
    """The first match at the start of a line."""
    return next((found for line in lines if (found := re.match(pattern, line))), None)


def _first(patterns: Iterable[str], lines: Sequence[str]) -> str | None:
    """What the first pattern that finds anything finds."""
    return next((found[1] for pattern in patterns if (found := _found(pattern, lines))), None)


def _day(header: Sequence[str]) -> str | None:
    """The day of a line such as "Mar 14, 2021 • 9 tweets"; a day without its year tells nothing."""
    found = _found(_DATE, header)
    if found is None or found[1] not in _MONTHS:
        return None
    try:
        return date(int(found[3]), _MONTHS.index(found[1]) + 1, int(found[2])).isoformat()
    except ValueError:
        return None
