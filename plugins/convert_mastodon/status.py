"""Define what is known of a post, whichever interface it comes from."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

QuoteState: TypeAlias = Literal["shown", "deleted", "blocked", "hidden", "elsewhere"]
MediaKind: TypeAlias = Literal["image", "animation", "video", "audio", "unknown"]


class Account(NamedTuple):
    """The author of a post."""

    key: str
    """What tells it from others of the source: its id or its URI."""
    name: str | None
    handle: str | None
    """As "user@host"."""
    url: str | None


class Attachment(NamedTuple):
    """A picture, video or recording; or something else, with the kind "unknown"."""

    kind: MediaKind
    url: str | None
    """Its address in the web."""
    alt: str | None
    path: str | None = None
    """Its name in an export."""
    media_type: str | None = None
    width: int | None = None
    height: int | None = None
    poster: str | None = None
    """The address of a still of a video."""


class Vote(NamedTuple):
    """An option of a poll."""

    text: str
    votes: int | None


class PollData(NamedTuple):
    """A poll."""

    options: tuple[Vote, ...]
    closes: str | None


class QuoteData(NamedTuple):
    """A quoted post."""

    state: QuoteState
    status: "Status | None" = None
    """The post, if its words may be shown."""
    url: str | None = None
    """The address of the post, if it is known without the post."""
    key: str | None = None
    """The name of the post in the source."""


class Card(NamedTuple):
    """The page that a post links to."""

    url: str
    title: str | None
    description: str | None


class Head(NamedTuple):
    """What decides whether a post is read, and in which thread it is."""

    key: str
    """Its name in the source: its id, or its URI."""
    parent: str | None
    """The name of the post that it answers."""
    author: str
    """The key of its account."""
    is_public: bool
    published: str | None
    replies: int | None = None
    """How many posts answer it; None if the source does not say so."""
    answered: str | None = None
    """The key of an account that it answers, which is not always that of the post that it answers."""


class Status(NamedTuple):
    """A post."""

    head: Head
    account: Account
    uri: str | None
    url: str | None
    content: str
    """HTML."""
    title: str | None = None
    """The title of an article."""
    edited: str | None = None
    language: str | None = None
    warning: str | None = None
    answered: Account | None = None
    """The author of the post that it answers, if the source says so."""
    answered_url: str | None = None
    """The address of the post that it answers, if the source says so."""
    mentions: Mapping[str, str] = {}
    """The handles of mentioned accounts, by the addresses of their profiles."""
    attachments: tuple[Attachment, ...] = ()
    poll: PollData | None = None
    quote: QuoteData | None = None
    card: Card | None = None
    is_missing: bool = False
    """Whether the source has answers to it, but not the post itself."""
