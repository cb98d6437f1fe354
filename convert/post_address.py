"""Read whose a post is, and its day, from the address of the post."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final, NamedTuple
from urllib.parse import SplitResult, urlsplit

_MOST_DIGITS = 19  # of an id with 63 bits
_USUAL_PORTS = {"http": 80, "https": 443}

# The upper bits of a post's id are milliseconds since 2010-11-04 (Twitter's snowflake).
_SNOWFLAKE_EPOCH_MS = 1_288_834_974_657
# Smaller ids are plain counters and contain no date.
_FIRST_SNOWFLAKE = 30_000_000_000
_LAST_ID = 1 << 63

# Milliseconds since 1970 that may be the time of a post: from 2006, when Twitter began, to 2099. An id
# with another time is no id of this kind.
_FIRST_MS = 1_136_073_600_000
_LAST_MS = 4_102_444_799_999

# A TID of Bluesky, 13 digits of 5 bits: a zero, 53 bits of microseconds since 1970, 10 bits of a clock.
_TID_DIGITS = "234567abcdefghijklmnopqrstuvwxyz"
_TID = re.compile(f"[234567a-j][{_TID_DIGITS}]{{12}}")

# A domain name, perhaps internationalised, of at least two labels.
_DOMAIN = r"[\w-]+(?:\.[\w-]+)+"


def post_caption(url: str) -> str:
    """Return the handle and the day (UTC) of the post that a URL leads to: "@ann, 2020-11-10".

    Either may be missing; the result is "" for any other URL. A URL with a user, an unusual port or
    characters that handles don't have is no address of a post: it may be made to look like one.
    """
    if not any(part in url for part in _PATHS):
        return ""  # most URLs, without taking them apart
    try:
        parts = urlsplit(url)
        host = _host(parts)
    except ValueError:
        return ""
    network = _BY_HOST.get(host, _MASTODON)
    found = network.path.fullmatch(parts.path) if re.fullmatch(_DOMAIN, host) else None
    if not found:
        return ""
    return ", ".join(filter(None, [network.handle(found["handle"], host), network.day(found["id"])]))


def snowflake_day(post_id: str) -> str | None:
    """Return the day (ISO 8601, UTC) that is encoded in an id of Twitter; None if there is none."""
    number = _number(post_id)
    if not _FIRST_SNOWFLAKE <= number < _LAST_ID:
        return None
    return _day((number >> 22) + _SNOWFLAKE_EPOCH_MS)


def mastodon_day(post_id: str) -> str | None:
    """Return the day that is encoded in an id of Mastodon; None if there is none."""
    return _day(_number(post_id) >> 16)


def tid_day(key: str) -> str | None:
    """Return the day that is encoded in the key of a record of Bluesky; None if there is none."""
    if not _TID.fullmatch(key):
        return None
    number = 0
    for digit in key:
        number = number << 5 | _TID_DIGITS.index(digit)
    return _day((number >> 10) // 1000)


def _host(parts: SplitResult) -> str:
    """Return the host of a URL of the web; "" if it has none, or a user or an unusual port besides."""
    usual = _USUAL_PORTS.get(parts.scheme)
    is_plain = usual and "@" not in parts.netloc and parts.port in (None, usual)
    return (parts.hostname or "") if is_plain else ""


def _number(post_id: str) -> int:
    """Return the value of an id in decimal digits; 0 if it is no such id."""
    usable = post_id.isascii() and post_id.isdigit() and len(post_id) <= _MOST_DIGITS
    return int(post_id) if usable else 0


def _day(milliseconds: int) -> str | None:
    if not _FIRST_MS <= milliseconds <= _LAST_MS:
        return None
    return datetime.fromtimestamp(milliseconds / 1000, UTC).date().isoformat()


def _handle(handle: str, _host: str) -> str:
    return f"@{handle}"


def _bluesky_handle(handle: str, _host: str) -> str:
    """Return the handle; "" for an identifier, or where the network knows no valid handle."""
    is_did = ":" in handle or "%" in handle
    return "" if is_did or handle == "handle.invalid" else f"@{handle}"


def _handle_at_host(handle: str, host: str) -> str:
    return f"@{handle}" if "@" in handle else f"@{handle}@{host}"


class _Network(NamedTuple):
    """The form of the addresses of posts on a network."""

    path: re.Pattern[str]
    handle: Callable[[str, str], str]
    """Returns the handle, with its "@", given that in the path and the host."""
    day: Callable[[str], str | None]


_TWITTER: Final = _Network(
    # x.com/i/status/… contains no handle
    path=re.compile(r"/(?![iI]/)(?P<handle>[A-Za-z0-9_]+)/status(?:es)?/(?P<id>[0-9]+)(?:/.*)?"),
    handle=_handle,
    day=snowflake_day,
)
_BLUESKY: Final = _Network(
    path=re.compile(
        r"/profile/(?P<handle>[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+|did(?::|%3A)[A-Za-z0-9._:%-]+)"
        r"/post/(?P<id>[A-Za-z0-9._~:-]+)/?"
    ),
    handle=_bluesky_handle,
    day=tid_day,
)
_MASTODON: Final = _Network(
    path=re.compile(rf"/@(?P<handle>[A-Za-z0-9_.-]+(?:@{_DOMAIN})?)/(?P<id>[0-9]+)/?"),
    handle=_handle_at_host,
    day=mastodon_day,
)
"""Mastodon's posts are on any host."""

_PATHS: Final = ("/status", "/profile/", "/@")
"""Parts of the paths of posts, of which each has one."""

_BY_HOST: Final = {
    "twitter.com": _TWITTER,
    "www.twitter.com": _TWITTER,
    "mobile.twitter.com": _TWITTER,
    "x.com": _TWITTER,
    "www.x.com": _TWITTER,
    "bsky.app": _BLUESKY,
}
