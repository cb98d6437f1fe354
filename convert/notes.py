"""Number the targets of links and mentions, and word their notes.

Each distinct target gets the next number when it first occurs, in reading order, and keeps it. Writers
never count: they print the numbers in the tree.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from convert.post_address import post_caption
from convert.tree import (
    Content,
    Figure,
    Link,
    LinkNote,
    Mention,
    MentionNote,
    Note,
    Platform,
    Quote,
    walk,
)

LIVE_SCHEMES = ("http", "https", "mailto")
"""The URL schemes that may become live links, in any format. Others can do harm when clicked."""


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
        self.platform: Platform = platform
        """The network that the handles belong to."""
        self._notes: list[Note] = []
        self._numbers: dict[tuple[str, str], int] = {}

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes so far: `notes[i].number == i + 1`."""
        return tuple(self._notes)

    def mention(self, handle: str, url: str | None = None) -> int:
        """Return the number of an account, whose handle is compared without regard to case.

        If the source gives the `url` of the profile, mentions are the same target if these are equal.
        """
        key = ("mention", url or profile_url(handle.lower(), self.platform))
        number = self._numbers.setdefault(key, len(self._notes) + 1)
        if number > len(self._notes):
            url = url or profile_url(handle, self.platform)
            self._notes.append(MentionNote(number=number, handle=handle, url=url))
        return number

    def link(self, url: str, *, truncated: bool = False, title: str | None = None) -> int:
        """Return the number of a URL. URLs are the same target if they are equal as strings.

        The note has the first `title` of its page that is given.
        """
        number = self._numbers.setdefault(("link", url), len(self._notes) + 1)
        if number > len(self._notes):
            self._notes.append(LinkNote(number=number, url=url, truncated=truncated, title=title))
        elif title is not None:
            note = self._notes[number - 1]
            if isinstance(note, LinkNote) and note.title is None:
                self._notes[number - 1] = replace(note, title=title)
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
        case "threads":
            return f"https://www.threads.com/@{handle}"


def references(node: Content) -> Iterator[int]:
    """Yield the note number of each link, mention, quote and figure that has one, in reading order."""
    for part in walk(node):
        if isinstance(part, Link | Mention | Quote | Figure) and part.note is not None:
            yield part.note


def caption(note: Note) -> str:
    """Return the words that precede the URL in a note.

    They are "@MID_RF" for a mention, "@DmitriTrenin, 2020-11-10" for a link to a post, and the title of
    the page, if it is known, for any link; "" if there are none. A writer prints
    `caption(note) + ", " + note.url`, and makes the URL live if `live_url` returns it.
    """
    match note:
        case MentionNote():
            return f"@{note.handle}"
        case LinkNote():
            title = " ".join((note.title or "").split())
            return ", ".join(filter(None, [post_caption(note.url), title]))


def live_url(note: Note) -> str | None:
    """Return the URL to make live; None if it was truncated or its scheme is not in `LIVE_SCHEMES`."""
    if isinstance(note, LinkNote) and note.truncated:
        return None
    scheme, colon, _ = note.url.partition(":")
    return note.url if colon and scheme.lower() in LIVE_SCHEMES else None
