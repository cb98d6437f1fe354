"""Take values out of the data of a page: times, languages, addresses of posts and pictures."""

import base64
import re
from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from convert.metadata import is_time, valid_language
from convert.tree import Author

X = "https://x.com"

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
# "Mar 3, 2025 · 10:00 AM UTC", as Nitter has it in any language of the browser.
_NITTER_TIME = re.compile(
    r"([A-Z][a-z]{2}) (\d{1,2}), (\d{4}) · (\d{1,2}):(\d\d)(?::\d\d)? ([AP])M UTC", re.ASCII
)
# "Mon Mar 03 2025 10:00:00 GMT+0100 (…)", as JavaScript words a time.
_SCRIPT_TIME = re.compile(
    r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d\d) (\d{4}) (\d\d:\d\d:\d\d) GMT([+-]\d\d)(\d\d).*", re.ASCII
)
_ISO = re.compile(
    r"(\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)", re.ASCII | re.IGNORECASE
)
_NOON = 12

# The upper bits of an id are milliseconds since 2010-11-04; smaller ids are plain counters.
_EPOCH_MS = 1_288_834_974_657
_FIRST_WITH_TIME = 30_000_000_000

_POST = re.compile(r"/(?P<handle>\w{1,20}|i/web|i)/status(?:es)?/(?P<id>\d{1,19})(?:/.*)?", re.ASCII)
_PROFILE = re.compile(r"/(\w{1,20})/?", re.ASCII)
_X_HOSTS = re.compile(r"(?:(?:www|mobile|m)\.)?(?:x|twitter)\.com", re.IGNORECASE)
# What X writes in place of a language: undefined, hashtags, media, links, mentions, …
_NO_LANGUAGES = {"und", "zxx", "qam", "qct", "qht", "qme", "qst", "art"}
_OLD_LANGUAGES = {"in": "id", "iw": "he", "ji": "yi"}
_NITTER_FILE = re.compile(r"/(?:pic|video)/(?:orig/)?(?:(enc)/)?(?:[0-9A-Fa-f]{10,64}/)?(.+)")
_TWIMG = re.compile(r"(?:[a-z0-9-]+\.)*twimg\.com/")


class PostAddress(NamedTuple):
    """What the address of a post says."""

    handle: str | None
    """None if the address does not contain it."""
    id: str

    @property
    def url(self) -> str:
        """The address on X."""
        return f"{X}/{self.handle or 'i'}/status/{self.id}"

    @property
    def time(self) -> str | None:
        """The time that is encoded in the id; None if there is none."""
        number = int(self.id)
        if number < _FIRST_WITH_TIME:
            return None
        when = datetime.fromtimestamp(((number >> 22) + _EPOCH_MS) // 1000, UTC)
        return when.strftime("%Y-%m-%dT%H:%M:%SZ")


def post_address(url: str) -> PostAddress | None:
    """Return what an address, whole or relative to a network, says of a post; None for any other."""
    found = _POST.fullmatch(_path(url))
    if found is None:
        return None
    handle = found["handle"]
    return PostAddress(handle=None if handle in ("i", "i/web") else handle, id=found["id"])


def account(handle: str | None, name: str | None = None) -> Author:
    """Return an account of X, with the address of its profile."""
    return Author(name=name, handle=handle, url=f"{X}/{handle}" if handle else None)


def profile(url: str) -> str | None:
    """Return the handle in the address of a profile; None for any other."""
    found = _PROFILE.fullmatch(_path(url))
    return found[1] if found else None


def is_of_x(url: str) -> bool:
    """Return whether an address is one of X or Twitter."""
    return _X_HOSTS.fullmatch(host(url)) is not None


def host(url: str) -> str:
    """Return the host of an address in lower case; "" if it has none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def is_web(url: str) -> bool:
    """Return whether an address is one of the web."""
    return url.lower().startswith(("https://", "http://"))


def time(text: str) -> str | None:
    """Return a time as in the tree; None if it is none, such as February 30th."""
    iso, nitter, script = (
        pattern.fullmatch(text.strip()) for pattern in (_ISO, _NITTER_TIME, _SCRIPT_TIME)
    )
    if iso:
        found = f"{iso[1]}{iso[2]}".upper()
    elif nitter and nitter[1] in _MONTHS:
        month, day, year, hours, minutes, half = nitter.groups()
        hour = int(hours) % _NOON + (_NOON if half == "P" else 0)
        found = f"{year}-{_month(month)}-{int(day):02d}T{hour:02d}:{minutes}:00Z"
    elif script and script[1] in _MONTHS:
        month, day, year, clock, offset, minutes = script.groups()
        found = f"{year}-{_month(month)}-{day}T{clock}{offset}:{minutes}"
    else:
        found = text.strip()
    return found if is_time(found) else None


def language(tag: str) -> str | None:
    """Return the language of a post; None if it is unknown."""
    tag = _OLD_LANGUAGES.get(tag.lower(), tag)
    return None if tag.lower() in _NO_LANGUAGES or valid_language(tag) == "und" else tag


def picture_address(url: str) -> str | None:
    """Return the address of a file on X's servers, also of one that Nitter passes on; None for others.

    An instance of Nitter has the address of the file in its own: "/pic/orig/media%2FAAA.jpg".
    """
    found = _NITTER_FILE.search(_path(url)) if "/pic/" in url or "/video/" in url else None
    if found is None:
        return url if is_web(url) else None
    name = unquote(found[2])
    if found[1]:
        try:
            name = base64.b64decode(name + "=" * (-len(name) % 4), b"-_", validate=True).decode()
        except ValueError:
            return None
    name = name.removeprefix("https://").removesuffix("?name=small")
    if _TWIMG.match(name):
        return f"https://{name}"
    return f"https://pbs.twimg.com/{name}"


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def _month(name: str) -> str:
    return f"{_MONTHS.index(name) + 1:02d}"
