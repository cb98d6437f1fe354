"""Find the bylines of posts: "Name / @handle / · / when", in one line or in several.

One rule holds for X, Bluesky, Mastodon and Nitter. Mastodon puts the time above the name, and pages
that show one post in full put it below the words.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence, Set
from typing import NamedTuple

from convert.text.pages.controls import (
    QUOTE_MARKS,
    closing_when,
    is_above_posts,
    is_below,
)
from convert.text.pages.rows import LONGEST_ROW, Row
from convert.text.pages.when import NEVER, When, parse_when
from convert.tree import Author

_HANDLE = r"@(?P<handle>\w(?:[\w.-]{0,60}\w)?(?:@\w[\w-]{0,60}(?:\.[\w-]{1,60}){1,6})?)"
_ROW = re.compile(
    rf"(?:(?P<name>[^\s@·].{{0,59}}?) )??{_HANDLE}(?:(?P<dot> ?[·•] ?| +)(?P<when>\S.{{0,47}})?)?"
)
_DOTS = ("·", "•")
_ADVERTISEMENTS = ("Ad", "Promoted", "Anzeige")
_LONGEST_NAME = 60
_LONGEST_USERNAME = 30
_VERIFIED = "Verified account"
_THREADS_TIME = re.compile(r"\d{1,2} ?[smhdwy]|\d{1,2}/\d{1,2}/\d{2,4}|\d{4}-\d\d-\d\d")
_USERNAME = re.compile(r"[a-z0-9_](?:[a-z0-9._]{0,28}[a-z0-9_])?")


class Byline(NamedTuple):
    """The rows `rows[begin:end]`, which say who wrote the words below them, and when."""

    begin: int
    end: int
    author: Author
    when: When
    url: str | None
    is_quote: bool = False
    is_advertisement: bool = False
    is_bare: bool = False
    """Whether the time is below the words."""
    is_weak: bool = False
    """Whether a sentence could look like it: "with @ann May 3"."""


def find_bylines(rows: Sequence[Row]) -> list[Byline]:
    """Return the bylines with an @handle, in the order of the page."""
    found: list[Byline] = []
    for at, row in enumerate(rows):
        if "@" not in row.text or len(row.text) > LONGEST_ROW:
            continue
        match = _ROW.fullmatch(row.text)
        if match is None or (found and at < found[-1].end):
            continue
        byline = _byline(rows, at, match, floor=found[-1].end if found else 0)
        if byline:
            found.append(byline)
    return _with_closing_times(rows, found)


def find_usernames(rows: Sequence[Row]) -> list[Byline]:
    """Return the bylines of Threads, where a name without "@" is above the time."""
    found: list[Byline] = []
    for at, row in enumerate(rows[:-1]):
        if not _is_username(row.text):
            continue
        end = at + 1
        while end + 1 < len(rows) and rows[end].text in (
            *_DOTS,
            "Author",
            "Verified",
            "· Author",
            "·Author",
        ):
            end += 1
        when = parse_when(rows[end].text)
        if when is None or not _THREADS_TIME.fullmatch(rows[end].text):
            continue
        author = Author(name=None, handle=row.text)
        url = rows[end].url or row.url
        found.append(Byline(begin=at, end=end + 1, author=author, when=when, url=url))
    return found


def _is_username(text: str) -> bool:
    return (
        len(text) <= _LONGEST_USERNAME
        and _USERNAME.fullmatch(text) is not None
        and not text.isdecimal()
        and parse_when(text) is None
    )


def _byline(rows: Sequence[Row], at: int, match: re.Match[str], floor: int) -> Byline | None:
    """Return the byline whose handle is in the row `at`, if it has a time or may be a bare one."""
    has_dot = (match["dot"] or "").strip() in _DOTS and bool(match["dot"])
    end, when = at + 1, None
    is_advertisement = is_above = False
    if match["when"]:
        when = parse_when(match["when"].strip())
        if when is None:
            return None
    else:
        end, when, has_dot, is_advertisement = _time_below(rows, at + 1, has_dot)
    name, begin = match["name"], at
    if name is None:
        name, begin = _name_above(rows, at, floor)
    if when is None and not is_advertisement and name and begin < at and begin - 1 >= floor:
        when = _age_or_day(rows[begin - 1].text) if "@" in match["handle"] else None
        begin, is_above = (begin - 1, True) if when else (begin, False)
    if when is None and not is_advertisement and (has_dot or begin == at):
        return None
    if name is None and not has_dot:
        return None
    is_quote = begin > floor and rows[begin - 1].text in QUOTE_MARKS
    url = next((row.url for row in rows[begin:end] if row.url), None)
    return Byline(
        begin=begin - is_quote,
        end=end,
        author=Author(name=name, handle=match["handle"]),
        when=when or NEVER,
        url=url,
        is_quote=is_quote,
        is_advertisement=is_advertisement,
        is_bare=when is None and not is_advertisement and not is_above,
        is_weak=match["when"] is not None and not has_dot,
    )


def _time_below(rows: Sequence[Row], at: int, has_dot: bool) -> tuple[int, When | None, bool, bool]:
    """Return the end of a byline, its time, whether it has a dot, and whether it is of an advert."""
    end = at
    if end < len(rows) and rows[end].text in _DOTS:
        end, has_dot = end + 1, True
    if end == len(rows):
        return at, None, has_dot, False
    text = rows[end].text
    if text[:1] in _DOTS:
        text, has_dot = text[1:].strip(), True
    when = _age_or_day(text)
    if when and (has_dot or not closing_when(text)):
        return end + 1, when, has_dot, False
    if text in _ADVERTISEMENTS:
        return end + 1, None, has_dot, True
    return at, None, False, False


def _age_or_day(text: str) -> When | None:
    """Return the time of a byline, which has no views beside it."""
    return parse_when(text.removesuffix("*").strip())


def _name_above(rows: Sequence[Row], at: int, floor: int) -> tuple[str | None, int]:
    """Return the name in the row above a handle, and the index of that row."""
    begin = at - 1
    if begin > floor and rows[begin].text == _VERIFIED:
        begin -= 1
    if begin < floor:
        return None, at
    text = rows[begin].text.removesuffix(_VERIFIED).strip()
    if not text or len(text) > _LONGEST_NAME or is_below(text) or "://" in text:
        return None, at
    return text, begin


def _with_closing_times(rows: Sequence[Row], found: Sequence[Byline]) -> list[Byline]:
    """Remove the bare bylines that have no time below their words; the others get it."""
    if not any(byline.is_bare for byline in found):
        return list(found)
    closing = [position for position, row in enumerate(rows) if closing_when(row.text)]
    sure = [byline.begin for byline in found if not byline.is_bare]
    handles = {byline.author.handle for byline in found if not byline.is_bare}
    kept: list[Byline] = []
    used = 0  # the row after the last time below a post
    for byline in found:
        if not byline.is_bare or byline.is_quote:
            kept.append(byline)
            continue
        at = bisect_left(closing, byline.end)
        following = bisect_left(sure, byline.end)
        limit = sure[following] if following < len(sure) else len(rows)
        if byline.begin < used or at == len(closing) or closing[at] >= limit:
            continue
        if _may_begin_post(rows, byline, handles):
            row = rows[closing[at]]
            used = closing[at] + 1
            kept.append(
                byline._replace(when=closing_when(row.text) or NEVER, url=byline.url or row.url)
            )
    return kept


def _may_begin_post(rows: Sequence[Row], byline: Byline, handles: Set[str | None]) -> bool:
    """Return whether a bare byline is no mention of the words above it."""
    above = rows[byline.begin - 1].text if byline.begin else ""
    return not above or is_below(above) or is_above_posts(above) or byline.author.handle in handles
