"""Notes: which number a link or a mention has, and how its note reads. Decided here, once.

Each distinct target gets the next number when it is first met, in reading order; met again, it keeps
it. Writers never count: they print the numbers that stand in the tree.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit

from convert.tree import Document, Link, LinkNote, Mention, MentionNote, Note, Platform, Post

LIVE_SCHEMES = ("http", "https", "mailto")
"""The only schemes that become live links, in any format: all others can do harm when clicked."""

_TWITTER_HOSTS = {"twitter.com", "x.com", "mobile.twitter.com", "www.twitter.com", "www.x.com"}
_SNOWFLAKE_EPOCH_MS = 1_288_834_974_657
"""2010-11-04, the zero of the milliseconds in the upper bits of a post's id (Twitter's snowflake)."""
_FIRST_SNOWFLAKE = 30_000_000_000
"""Ids below this were counted one by one and hold no date."""
_LAST_SNOWFLAKE = 1 << 63


class Numbering:
    """Gives each distinct target its number, in the order in which targets are met."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        self._notes: list[Note] = []
        self._numbers: dict[tuple[str, str], int] = {}

    @property
    def notes(self) -> tuple[Note, ...]:
        """All notes so far: `notes[i].number == i + 1`."""
        return tuple(self._notes)

    def mention(self, handle: str) -> int:
        """The number of a handle; upper and lower case are one handle."""
        key = ("mention", handle.lower())
        number = self._numbers.setdefault(key, len(self._notes) + 1)
        if number > len(self._notes):
            self._notes.append(MentionNote(number, handle, profile_url(handle, self._platform)))
        return number

    def link(self, url: str, *, truncated: bool = False) -> int:
        """The number of a URL; only URLs that are equal as strings are one target."""
        number = self._numbers.setdefault(("link", url), len(self._notes) + 1)
        if number > len(self._notes):
            self._notes.append(LinkNote(number, url, truncated))
        return number


def profile_url(handle: str, platform: Platform) -> str:
    """The page of a handle, given without its "@" ("user@host" on Mastodon, "name.host" on Bluesky)."""
    match platform:
        case "twitter":
            return f"https://x.com/{handle}"
        case "bluesky":
            return f"https://bsky.app/profile/{handle}"
        case "mastodon":
            user, _, host = handle.partition("@")
            return f"https://{host}/@{user}"


def references(node: Document | Post) -> Iterator[int]:
    """The number of the note that each link and each mention refers to, in reading order."""
    for post in node.posts if isinstance(node, Document) else (node,):
        for block in post.blocks:
            for inline in block.inlines:
                if isinstance(inline, Link | Mention):
                    yield inline.note


def caption(note: Note) -> str:
    """The words of a note before its URL; empty for a link that says nothing of itself.

    "@MID_RF" for a mention, "@DmitriTrenin, 2020-11-10" for a link to a post. A writer prints
    `caption(note) + ", " + note.url`, the URL live where `live_url` gives one.
    """
    match note:
        case MentionNote():
            return f"@{note.handle}"
        case LinkNote():
            return _post_caption(note.url)


def live_url(note: Note) -> str | None:
    """The URL to make live; None where it was cut short or its scheme is not a safe one."""
    if isinstance(note, LinkNote) and note.truncated:
        return None
    scheme, colon, _ = note.url.partition(":")
    return note.url if colon and scheme.lower() in LIVE_SCHEMES else None


def _post_caption(url: str) -> str:
    """Whose post a status link leads to, and of which day (UTC)."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    path = parts.path.split("/")
    if parts.netloc.lower() not in _TWITTER_HOSTS or len(path) < 4 or path[2] != "status":
        return ""
    handle, post_id = path[1], path[3]
    if handle == "i":  # x.com/i/status/… names nobody
        return ""
    day = snowflake_date(post_id)
    return f"@{handle}, {day}" if day else f"@{handle}"


def snowflake_date(post_id: str) -> str | None:
    """The day (ISO 8601, UTC) on which a post was made, read from its id, if the id holds it."""
    if not (post_id.isascii() and post_id.isdigit() and len(post_id) < 20):
        return None
    number = int(post_id)
    if not _FIRST_SNOWFLAKE <= number < _LAST_SNOWFLAKE:
        return None
    milliseconds = (number >> 22) + _SNOWFLAKE_EPOCH_MS
    return datetime.fromtimestamp(milliseconds / 1000, UTC).date().isoformat()
