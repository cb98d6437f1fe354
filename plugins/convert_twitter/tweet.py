"""Define what is known of a post, from whichever source it comes.

The records are arrays when they are packed, since a source can have hundreds of thousands of posts.
"""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

from convert.spans import Unit

Missing: TypeAlias = Literal["deleted", "blocked", "hidden", "unknown"]


class Account(Struct, frozen=True, array_like=True):
    """An account. What is not known is empty."""

    id: str = ""
    handle: str = ""
    name: str = ""


NOBODY = Account()


class Mention(Struct, frozen=True, array_like=True):
    """A range of a text that mentions an account."""

    start: int
    end: int
    handle: str


class Url(Struct, frozen=True, array_like=True):
    """A range of a text that is an address."""

    start: int
    end: int
    short: str
    """The address in the text, of t.co."""
    url: str
    """The address that it leads to."""
    title: str | None = None


class Tag(Struct, frozen=True, array_like=True):
    """A range of a text that is a hashtag."""

    start: int
    end: int
    tag: str


StyleName: TypeAlias = Literal["strong", "emphasis"]
MediumKind: TypeAlias = Literal["image", "animation", "video"]

# What X calls a medium, in all of its interfaces.
MEDIUM_KINDS: Mapping[str, MediumKind] = {
    "photo": "image",
    "video": "video",
    "animated_gif": "animation",
}


class Styling(Struct, frozen=True, array_like=True):
    """A range of a text with a style."""

    start: int
    end: int
    style: StyleName


class Words(Struct, frozen=True, array_like=True):
    """A text with its ranges."""

    text: str
    escaped: bool = True
    """Whether it has "&amp;" for "&"; the ranges count in the escaped text."""
    unit: Unit = "code points"
    mentions: tuple[Mention, ...] = ()
    urls: tuple[Url, ...] = ()
    tags: tuple[Tag, ...] = ()
    styles: tuple[Styling, ...] = ()
    hidden: int | None = None
    """How many characters at the start name the accounts that are answered; None if not known."""
    marked: bool = True
    """Whether the source marks mentions and hashtags; it did not in the first years."""


class Medium(Struct, frozen=True, array_like=True):
    """A picture or a video."""

    kind: MediumKind
    url: str | None
    short: str = ""
    """Its address in the text, of t.co."""
    alt: str | None = None
    media_type: str | None = None
    width: int | None = None
    height: int | None = None
    poster: str | None = None
    """The address of a still of a video."""
    files: tuple[str, ...] = ()
    """The names that its file may have in an archive, the likeliest first."""


class Choice(Struct, frozen=True, array_like=True):
    """An option of a poll."""

    text: str
    votes: int | None = None


class Ballot(Struct, frozen=True, array_like=True):
    """A poll."""

    choices: tuple[Choice, ...]
    closes: str = ""


class Quoted(Struct, frozen=True, array_like=True):
    """A post that is quoted."""

    id: str
    handle: str
    url: str
    tweet: "Tweet | None" = None
    missing: Missing | None = None


class Tweet(Struct, frozen=True, array_like=True):
    """A post."""

    id: str
    words: Words
    author: Account = NOBODY
    """Unknown in an archive, all of whose posts are by its owner."""
    created: str = ""
    """The time as the source has it."""
    parent: str = ""
    """The id of the post that it answers."""
    answered: Account = NOBODY
    """The author of that post."""
    language: str = ""
    sensitive: bool = False
    media: tuple[Medium, ...] = ()
    ballot: Ballot | None = None
    quoted: Quoted | None = None
    versions: tuple[str, ...] = ()
    """The ids of all versions of an edited post, in order."""
    is_repost: bool = False
    is_cut: bool = False
    """Whether the source has only the beginning of a long post."""
    missing: Missing | None = None
    reason: str = ""
    """What the source says in place of a post that it does not show."""


def key_of(account: Account) -> str:
    """Return what tells an account from others; "" if nothing is known of it."""
    return account.id or account.handle.lower()
