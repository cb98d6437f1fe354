"""Number the targets of links and mentions, and word their notes.

Each distinct target gets the next number when it first occurs, in reading order, and keeps it. Writers
never count: they print the numbers in the tree.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit

from convert.tree import Document, Link, LinkNote, Mention, MentionNote, Note, Platform, Post

LIVE_SCHEMES = ("http", "https", "mailto")
"""The URL schemes that may become live links, in any format. Others can do harm when clicked."""

_TWITTER_HOSTS = {"twitter.com", "x.com", "mobile.twitter.com", "www.twitter.com", "www.x.com"}
# The upper bits of a post's id are milliseconds since 2010-11-04 (Twitter's snowflake).
_SNOWFLAKE_EPOCH_MS = 1_288_834_974_657
# Smaller ids are plain counters and contain no date.
_FIRST_SNOWFLAKE = 30_000_000_000
_LAST_SNOWFLAKE = 1 << 63
_SNOWFLAKE_DIGITS = len(str(_LAST_SNOWFLAKE))
# x.com/i/status/… contains no handle.
_STATUS_PATH = re.compile(r"/(?!i/)(?P<handle>[^/]*)/status/(?P<id>[^/]*)")


class Numbering:
    """Numbers distinct targets in the order in which they first occur.

    For the text "@ann, see a.example and b.example. Thanks, @Ann", given target by target:

        numbering.mention("ann")               # 1
        numbering.link("https://a.example")    # 2
        numbering.link("https://b.example")    # 3
        numbering.mention("Ann")               # 1 again

    the text becomes "@ann¹, see a.example² and b.example³. Thanks, @Ann¹", and `numbering.notes` holds
    three notes: @ann, https://a.example and https://b.example.
    """

    def __init__(self, platform: Platform) -> None:
        """Create an empty numbering; `platform` decides which URL a handle leads to."""
        self._platform = platform
        self._notes: list[Note] = []
        self._numbers: dict[tuple[str, str], int] = {}

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes so far: `notes[i].number == i + 1`."""
        return tuple(self._notes)

    def mention(self, handle: str) -> int:
        """Return the number of a handle, compared without regard to case."""
        key = ("mention", handle.lower())
        number = self._numbers.setdefault(key, len(self._notes) + 1)
        if number > len(self._notes):
            url = profile_url(handle, self._platform)
            self._notes.append(MentionNote(number=number, handle=handle, url=url))
        return number

    def link(self, url: str, *, truncated: bool = False) -> int:
        """Return the number of a URL. URLs are the same target if they are equal as strings."""
        number = self._numbers.setdefault(("link", url), len(self._notes) + 1)
        if number > len(self._notes):
            self._notes.append(LinkNote(number=number, url=url, truncated=truncated))
        return number


def profile_url(handle: str, platform: Platform) -> str:
    """Return the URL of a profile.

    The handle has no leading "@"; it is "user@host" on Mastodon and "name.host" on Bluesky.
    """
    match platform:
        case "twitter":
            return f"https://x.com/{handle}"
        case "bluesky":
            return f"https://bsky.app/profile/{handle}"
        case "mastodon":
            user, _, host = handle.partition("@")
            return f"https://{host}/@{user}"


def references(node: Document | Post) -> Iterator[int]:
    """Yield the note number of each link and mention, in reading order."""
    for post in node.posts if isinstance(node, Document) else (node,):
        for block in post.blocks:
            for inline in block.inlines:
                if isinstance(inline, Link | Mention):
                    yield inline.note


def caption(note: Note) -> str:
    """Return the words that precede the URL in a note.

    They are "@MID_RF" for a mention, "@DmitriTrenin, 2020-11-10" for a link to a post, and "" for any
    other link. A writer prints `caption(note) + ", " + note.url`, and makes the URL live if `live_url`
    returns it.
    """
    match note:
        case MentionNote():
            return f"@{note.handle}"
        case LinkNote():
            return _post_caption(note.url)


def live_url(note: Note) -> str | None:
    """Return the URL to make live; None if it was truncated or its scheme is not in `LIVE_SCHEMES`."""
    if isinstance(note, LinkNote) and note.truncated:
        return None
    scheme, colon, _ = note.url.partition(":")
    return note.url if colon and scheme.lower() in LIVE_SCHEMES else None


def _post_caption(url: str) -> str:
    """Return the handle and the day (UTC) of the post that a URL leads to; "" for any other URL."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    status = _STATUS_PATH.match(parts.path)
    if parts.netloc.lower() not in _TWITTER_HOSTS or status is None:
        return ""
    day = snowflake_date(status["id"])
    return f"@{status['handle']}, {day}" if day else f"@{status['handle']}"


def snowflake_date(post_id: str) -> str | None:
    """Return the day (ISO 8601, UTC) that is encoded in a post's id; None if there is none."""
    if not (post_id.isascii() and post_id.isdigit() and len(post_id) <= _SNOWFLAKE_DIGITS):
        return None
    number = int(post_id)
    if not _FIRST_SNOWFLAKE <= number < _LAST_SNOWFLAKE:
        return None
    milliseconds = (number >> 22) + _SNOWFLAKE_EPOCH_MS
    return datetime.fromtimestamp(milliseconds / 1000, UTC).date().isoformat()
