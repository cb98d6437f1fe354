"""Define the nodes of the document tree."""

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct

Direction: TypeAlias = Literal["ltr", "rtl"]
Platform: TypeAlias = Literal["twitter", "mastodon", "bluesky", "threads"]

# JSON numbers are exact up to 2⁵³ - 1 (RFC 8259 §6). The limits are checked when a tree is decoded.
Ordinal: TypeAlias = Annotated[int, Meta(ge=1, le=2**53 - 1)]
Amount: TypeAlias = Annotated[int, Meta(ge=0, le=2**53 - 1)]

GAP = "[…]"
"""The text of a gap, the same in every format."""


class Node(Struct, frozen=True, forbid_unknown_fields=True):
    """Base class of all parts of a document: immutable, compared by value, strict when decoded."""


# Inlines: the content of a paragraph, in reading order.


class Text(Node, frozen=True, tag="text"):
    """Text as the author wrote it. It is never markup, in any format."""

    text: str


class Mention(Node, frozen=True, tag="mention"):
    """A mention of an account: `text` as written ("@MID_RF"), `handle` without the "@"."""

    text: str
    handle: str
    note: Ordinal
    """The number of the note, `Document.notes[note - 1]`, which holds the URL."""


class Link(Node, frozen=True, tag="link"):
    """A link: `text` is the visible text (the host of a bare URL); the URL is in the note only."""

    text: str
    note: Ordinal


class Hashtag(Node, frozen=True, tag="hashtag"):
    """A hashtag: `text` as written ("#NK"), `tag` without the "#"."""

    text: str
    tag: str


class Break(Node, frozen=True, tag="break"):
    """A line break that the author made."""


class Gap(Node, frozen=True, tag="gap"):
    """A place where the source lost something, most likely an emoji that was an image."""


class Styled(Node, frozen=True, tag="styled"):
    """Words that the source marks up. Asterisks in a text are text."""

    style: Literal["emphasis", "strong", "code", "strikeout"]
    inlines: tuple["Inline", ...]


Inline: TypeAlias = Text | Mention | Link | Hashtag | Styled | Break | Gap


# Authors, of documents, posts and quotes.


class Author(Node, frozen=True):
    """The author of a thread, a post or a quote."""

    name: str | None
    """The name that is shown: "Ann Berg"."""
    handle: str | None
    """The handle, without its "@"."""
    url: str | None = None
    """The address of the profile."""


# Blocks: the content of a post.


class Paragraph(Node, frozen=True, tag="paragraph"):
    """A paragraph of at least one inline."""

    inlines: Annotated[tuple[Inline, ...], Meta(min_length=1)]


class Quote(Node, frozen=True, tag="quote"):
    """A post that is quoted in a post. `note` is a reference that precedes the blocks."""

    state: Literal["shown", "deleted", "blocked", "hidden", "elsewhere"]
    """Whether the words are in `blocks`, or why not; "elsewhere": only the address is known."""
    author: Author | None
    published: str | None
    """A time."""
    note: Ordinal | None
    """The number of the note with the address of the quoted post."""
    blocks: tuple["Block", ...]


class Figure(Node, frozen=True, tag="figure"):
    """Pictures, videos or recordings, shown side by side."""

    media: tuple[Ordinal, ...]
    """Their numbers: `Document.media[number - 1]`."""
    note: Ordinal | None
    """The number of the note with the address of something that is not in the document."""


class PollOption(Node, frozen=True):
    """An answer that a poll offers."""

    text: str
    votes: Amount | None


class Poll(Node, frozen=True, tag="poll"):
    """A poll with the votes for each of its options."""

    options: tuple[PollOption, ...]
    closes: str | None
    """The time at which it closes or closed."""


class List(Node, frozen=True, tag="list"):
    """A list that the source marks up."""

    start: Amount | None
    """The number of the first item; null if the list is not ordered."""
    items: tuple[tuple["Block", ...], ...]


class Code(Node, frozen=True, tag="code"):
    """Lines whose white space matters. They contain no references."""

    text: str
    """The lines, separated by line feeds."""


Block: TypeAlias = Paragraph | Quote | Figure | Poll | List | Code


# Posts.


class Answered(Node, frozen=True):
    """The post that a post answers, if it is not in the document."""

    author: Author | None
    url: str | None


class Post(Node, frozen=True, kw_only=True):
    """One post of the thread."""

    number: str | None
    """The author's number of the post ("2", "2.5"); null if the thread is not numbered."""
    total: Amount | None
    """The 17 of "2/17"."""
    label: str
    """The number as written ("2/", "(3/17)"); empty if the author wrote none."""
    lines: tuple[Ordinal, Ordinal] | None
    """First and last line in the source, counted from 1, inclusive; null if it has no lines."""
    id: str | None = None
    """The network's own name of the post."""
    url: str | None = None
    """The address of the post."""
    author: Author | None = None
    """The author of the post; null if it is the author of the document."""
    published: str | None = None
    """A time."""
    edited: str | None = None
    """The time of the last change."""
    language: str | None = None
    """The language of the post; null if it is that of the document."""
    direction: Direction | None = None
    """The direction of the post; null if it is that of the document."""
    warning: str | None = None
    """A content warning, as words."""
    answers: Answered | None = None
    """The post that this one answers, if it is not in the document."""
    missing: Literal["deleted", "blocked", "hidden", "unknown"] | None = None
    """Why the words of the post are not known; null if they are."""
    blocks: tuple[Block, ...]


# Notes: the targets of links and mentions. Only convert/notes.py assigns their numbers.


class MentionNote(Node, frozen=True, tag="mention"):
    """The note of a mention. `handle` is spelled as in the first mention of the account."""

    number: Ordinal
    handle: str
    url: str


class LinkNote(Node, frozen=True, tag="link"):
    """The note of a link. If `truncated`, the source cut the URL short, and it must not be live."""

    number: Ordinal
    url: str
    truncated: bool
    title: str | None = None
    """The title of the page, if the source tells it."""


Note: TypeAlias = MentionNote | LinkNote


# The other parts of a document.


class Media(Node, frozen=True, kw_only=True):
    """A picture, video or recording. Figures refer to it by its number."""

    number: Ordinal
    kind: Literal["image", "animation", "video", "audio"]
    media_type: str | None
    """Its media type ("image/jpeg"), as the source claims."""
    url: str | None = None
    """Its address."""
    alt: str | None = None
    """The alternative text."""
    width: Amount | None = None
    """In pixels."""
    height: Amount | None = None
    """In pixels."""
    sha256: Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")] | None = None
    """The SHA-256 digest of `data`, in hexadecimal; null without data."""
    data: bytes | None = None
    """The bytes of its file, in Base64 in JSON; null if they are not in the document."""
    poster: Ordinal | None = None
    """The number of a picture from a video."""


class Part(Node, frozen=True):
    """A thread of several that are joined in one document."""

    title: str
    author: Author | None
    published: str | None
    """A time."""
    url: str | None
    first: Ordinal
    """The position of its first post, counted from 1."""


class Repair(Node, frozen=True):
    """A change to the text of the source. Every change is recorded."""

    kind: str
    """The kind of change: "duplicate", "mark", "gap", "control", …"""
    line: Ordinal | None
    """The line of the source, counted from 1; null if it has no lines."""
    text: str
    """The characters that were removed; may be empty."""
    became: str
    """The characters that replace them; usually empty."""
    message: str
    """A description of the problem and the change, for users."""


class Source(Node, frozen=True):
    """The text that the document was read from."""

    name: str
    """The name of the file without its folder, which may be private."""
    sha256: str
    """The SHA-256 digest of the source's bytes, in hexadecimal."""
    bytes: Amount
    kind: str
    """The kind of page the text was copied from: "threadreader", "twtext", …; "plain" if unknown."""
    url: str | None
    """The address of the thread, if the source contains it."""
    scheme: str
    """How the text was split into posts, and why, in words."""
    retrieved: str | None = None
    """The time at which it was fetched from its address."""


class Document(Node, frozen=True, kw_only=True):
    """A thread. Its notes and media are numbered in order: `notes[i].number == i + 1`."""

    schema: Literal["thread-document/1"]
    title: str
    author: Author
    published: str | None
    """A time."""
    language: str
    """The language; "und" if unknown."""
    direction: Direction
    platform: Platform
    """The network that the @handles and #tags belong to."""
    source: Source
    posts: tuple[Post, ...]
    notes: tuple[Note, ...]
    media: tuple[Media, ...] = ()
    parts: tuple[Part, ...] = ()
    """The threads that the document joins, in order; empty if it is one thread."""
    repairs: tuple[Repair, ...]


Content: TypeAlias = Document | Post | Block | Inline
"""A node that contains words of the thread."""
