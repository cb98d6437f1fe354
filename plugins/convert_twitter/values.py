"""Take values out of the data of X: ids, times, languages, addresses."""

import re
from datetime import UTC, datetime

from convert.metadata import is_time, valid_language

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
# "Fri Mar 06 13:02:05 +0000 2026"; `strptime` would expect the names of another language.
_CLASSIC = re.compile(
    r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) ([0-9]{2}) ([0-9:]{8}) ([+-][0-9]{2})([0-9]{2}) ([0-9]{4})"
)
_ISO = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.[0-9]+)?"
    r"(?:Z| ?([+-][0-9]{2}):?([0-9]{2}))?"
)
_POST = re.compile(
    r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/(?:#!/)?(?P<handle>\w{1,20}|i/web)/status(?:es)?/"
    r"(?P<id>[0-9]{1,19})(?:[/?#].*)?",
    re.ASCII | re.IGNORECASE,
)

# The upper bits of an id are milliseconds since 2010-11-04; smaller ids are plain counters.
_EPOCH_MS = 1_288_834_974_657
_FIRST_WITH_TIME = 30_000_000_000
_MOST_DIGITS = 19
# What X writes in place of a language: undefined, hashtags, media, links, mentions, …
_NO_LANGUAGES = {"und", "zxx", "qam", "qct", "qht", "qme", "qst", "art"}
_OLD_LANGUAGES = {"in": "id", "iw": "he", "ji": "yi"}


def time(text: str) -> str | None:
    """Return a time as in the tree; None if it is none, such as February 30th."""
    classic = _CLASSIC.fullmatch(text)
    if classic:
        name, day, clock, hours, minutes, year = classic.groups()
        if name not in _MONTHS:
            return None
        date = f"{year}-{_MONTHS.index(name) + 1:02d}-{day}"
    elif iso := _ISO.fullmatch(text):
        date, clock, hours, minutes = iso.groups(default="")
    else:
        return text if is_time(text) else None
    is_utc = not hours or (hours[1:], minutes) == ("00", "00")
    found = f"{date}T{clock}{'Z' if is_utc else f'{hours}:{minutes}'}"
    try:
        datetime.fromisoformat(found)
    except ValueError:
        return None
    return found


def time_of(post_id: str) -> str | None:
    """Return the time that is encoded in the id of a post; None if there is none."""
    number = number_of(post_id)
    if number < _FIRST_WITH_TIME:
        return None
    return datetime.fromtimestamp(((number >> 22) + _EPOCH_MS) // 1000, UTC).strftime(
        "%Y-%m-%dT%H:%M:%SZ"
    )


def has_time(post_id: str) -> bool:
    """Return whether a time is encoded in the id of a post, as it is since November 2010."""
    return number_of(post_id) >= _FIRST_WITH_TIME


def number_of(post_id: str) -> int:
    """Return the number that an id is; 0 if it is none."""
    is_number = post_id.isascii() and post_id.isdigit() and len(post_id) <= _MOST_DIGITS
    return int(post_id) if is_number else 0


def language(tag: str) -> str | None:
    """Return a language tag; None for an unknown language."""
    if not tag or tag in _NO_LANGUAGES:
        return None
    found = valid_language(_OLD_LANGUAGES.get(tag, tag))
    return None if found == "und" else found


def post_address(handle: str, post_id: str) -> str:
    """Return the address of a post; it leads there without a handle, too."""
    return f"https://x.com/{handle or 'i'}/status/{post_id}"


def profile_address(handle: str | None) -> str | None:
    """Return the address of a profile; None without a handle."""
    return f"https://x.com/{handle}" if handle else None


def post_in(url: str) -> tuple[str, str] | None:
    """Return the handle and the id of the post that an address leads to; None for any other address.

    The handle is empty if it is not in the address.
    """
    found = _POST.fullmatch(url)
    if not found:
        return None
    handle = found["handle"]
    return ("" if handle.lower() in ("i", "i/web") else handle), found["id"]
