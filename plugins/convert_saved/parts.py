"""Define what the sites' pages consist of, before it becomes a tree."""

from typing import Literal, NamedTuple, TypeAlias

from convert.html import Node
from convert.tree import Answered, Author

Missing: TypeAlias = Literal["deleted", "blocked", "hidden", "unknown"]


class Words(NamedTuple):
    """Words of the author, with what is among them."""

    node: Node


class Picture(NamedTuple):
    """A picture, as an `img` shows it."""

    address: str
    """That of the file, as the page has it."""
    style: str
    url: str | None
    """Its address on the web."""
    alt: str


class Video(NamedTuple):
    """A video or an animation."""

    kind: Literal["video", "animation"]
    url: str | None
    poster: Picture | None
    alt: str


class Ballot(NamedTuple):
    """A poll: its options with their shares, as the page shows them."""

    options: tuple[str, ...]


class Card(NamedTuple):
    """A page that is linked, with its title."""

    url: str
    title: str
    description: str


class Quotation(NamedTuple):
    """A quoted post."""

    author: Author | None
    published: str | None
    url: str | None
    parts: tuple["Part", ...]
    state: Literal["shown", "elsewhere", "deleted", "blocked", "hidden"] = "shown"


class Folded(NamedTuple):
    """What is left out of the tree, for a repair."""

    kind: str
    text: str
    message: str


Part: TypeAlias = Words | tuple[Picture | Video, ...] | Ballot | Card | Quotation | Folded
"""A part of the content of a post; a tuple is a figure."""


class SavedPost(NamedTuple):
    """A post on a page."""

    author: Author
    url: str | None
    published: str | None
    parts: tuple[Part, ...]
    language: str | None = None
    answers: Answered | None = None
    """The post that this one answers, if the page says so."""
    missing: Missing | None = None
    is_answer: bool | None = None
    """Whether it is below the thread, as an answer to it; None if the page does not say so."""


class SavedThread(NamedTuple):
    """What a site's page shows."""

    kind: str
    """The name of the site, as in `Source.kind`."""
    site: str
    """The name of the site, in words."""
    posts: tuple[SavedPost, ...]
    """In the order of the page."""
    url: str | None
    """The address of the thread; None for that of its first post."""
    author: Author | None = None
    """The author of the thread, if the page says who it is."""
    preformatted: bool = False
    """Whether the white space of words is that of the author."""
    left_out: tuple[Folded, ...] = ()
    """What is no part of the conversation."""
    warnings: tuple[str, ...] = ()
