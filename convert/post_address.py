"""Read whose a post is, and its day, from the address of the post."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

_MOST_DIGITS = 19  # of an id with 63 bits

# The upper bits of a post's id are milliseconds since 2010-11-04 (Twitter's snowflake).
_SNOWFLAKE_EPOCH_MS = 1_288_834_974_657
# Smaller ids are plain counters and contain no date.
_FIRST_SNOWFLAKE = 30_000_000_000
_LAST_ID = 1 << 63

# The upper 48 bits of an id of Mastodon are milliseconds since 1970; before 2016, nobody had posted.
_FIRST_MASTODON_MS = 1_451_606_400_000
_LAST_MASTODON_MS = 4_102_444_800_000  # 2100: a larger number is some other id

# A TID of Bluesky, 13 digits of 5 bits: a zero, 53 bits of microseconds since 1970, 10 bits of a clock.
_TID_DIGITS = "234567abcdefghijklmnopqrstuvwxyz"
_TID = re.compile(f"[234567a-j][{_TID_DIGITS}]{{12}}")


def post_caption(url: str) -> str:
    """Return the handle and the day (UTC) of the post that a URL leads to: "@ann, 2020-11-10".

    Either may be missing; the result is "" for any other URL.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    host = parts.netloc.lower()
    if parts.scheme.lower() not in ("http", "https") or "@" in host:
        return ""
    for network in _NETWORKS:
        found = network.path.fullmatch(parts.path)
        if found and host and host in (network.hosts or (host,)):
            handle = network.handle(unquote(found["handle"]), host)
            return ", ".join(filter(None, [handle, network.day(found["id"])]))
    return ""


def snowflake_day(post_id: str) -> str | None:
    """Return the day (ISO 8601, UTC) that is encoded in an id of Twitter; None if there is none."""
    number = _number(post_id)
    if not _FIRST_SNOWFLAKE <= number < _LAST_ID:
        return None
    return _day((number >> 22) + _SNOWFLAKE_EPOCH_MS)


def mastodon_day(post_id: str) -> str | None:
    """Return the day that is encoded in an id of Mastodon; None if there is none."""
    milliseconds = _number(post_id) >> 16
    return _day(milliseconds) if _FIRST_MASTODON_MS <= milliseconds < _LAST_MASTODON_MS else None


def tid_day(key: str) -> str | None:
    """Return the day that is encoded in the key of a record of Bluesky; None if it is not a TID."""
    if not _TID.fullmatch(key):
        return None
    number = 0
    for digit in key:
        number = number << 5 | _TID_DIGITS.index(digit)
    return _day((number >> 10) // 1000)


def _number(post_id: str) -> int:
    """Return the value of an id in decimal digits; 0 if it is no such id."""
    usable = post_id.isascii() and post_id.isdigit() and len(post_id) <= _MOST_DIGITS
    return int(post_id) if usable else 0


def _day(milliseconds: int) -> str:
    return datetime.fromtimestamp(milliseconds / 1000, UTC).date().isoformat()


def _handle(handle: str, _host: str) -> str:
    return f"@{handle}"


def _bluesky_handle(handle: str, _host: str) -> str:
    return "" if handle.startswith("did:") else f"@{handle}"


def _handle_at_host(handle: str, host: str) -> str:
    return f"@{handle}" if "@" in handle else f"@{handle}@{host}"


class _Network(NamedTuple):
    """The form of the addresses of posts on a network."""

    hosts: tuple[str, ...]
    """Empty if posts may be on any host."""
    path: re.Pattern[str]
    handle: Callable[[str, str], str]
    """Returns the handle, with its "@", given that in the path and the host."""
    day: Callable[[str], str | None]


_NETWORKS: Final = (
    _Network(
        hosts=("twitter.com", "x.com", "mobile.twitter.com", "www.twitter.com", "www.x.com"),
        # x.com/i/status/… contains no handle
        path=re.compile(r"/(?!i/)(?P<handle>[^/]*)/status/(?P<id>[^/]*)(/.*)?"),
        handle=_handle,
        day=snowflake_day,
    ),
    _Network(
        hosts=("bsky.app",),
        path=re.compile(r"/profile/(?P<handle>[^/]+)/post/(?P<id>[^/]+)/?"),
        handle=_bluesky_handle,
        day=tid_day,
    ),
    _Network(
        hosts=(),
        path=re.compile(r"/@(?P<handle>[^/@]+(?:@[^/@]+)?)/(?P<id>[0-9]+)/?"),
        handle=_handle_at_host,
        day=mastodon_day,
    ),
)
