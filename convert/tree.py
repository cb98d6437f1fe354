"""Define the document tree: the form of a thread between reading and writing.

Readers return a `Document` and writers take one; the JSON format is this tree, encoded without changes.
Children are tuples, nothing is mutable, and nodes have no links to their parents. The unions `Inline`
and `Note` are closed: end each `match` on them with `typing.assert_never`, and the type checker reports
every writer that does not handle a node type which is added later.
"""

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct

Direction: TypeAlias = Literal["ltr", "rtl"]
Platform: TypeAlias = Literal["twitter", "mastodon", "bluesky"]

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


Inline: TypeAlias = Text | Mention | Link | Hashtag | Break | Gap


# Blocks: the content of a post.


class Paragraph(Node, frozen=True, tag="paragraph"):
    """A paragraph of at least one inline."""

    inlines: Annotated[tuple[Inline, ...], Meta(min_length=1)]


Block: TypeAlias = Paragraph


class Post(Node, frozen=True):
    """One post of the thread."""

    number: str | None
    """The author's number of the post ("2", "2.5"); null if the thread is not numbered."""
    total: Amount | None
    """The 17 of "2/17"."""
    label: str
    """The number as written ("2/", "(3/17)"); empty if the author wrote none."""
    lines: tuple[Ordinal, Ordinal]
    """First and last line in the source, counted from 1, inclusive."""
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


Note: TypeAlias = MentionNote | LinkNote


class Repair(Node, frozen=True):
    """A change to the text of the source. Every change is recorded."""

    kind: str
    """The kind of change: "duplicate", "mark", "gap", "control", …"""
    line: Ordinal
    """The line of the source, counted from 1."""
    text: str
    """The characters that were removed; may be empty."""
    became: str
    """The characters that replace them; usually empty."""
    message: str
    """A description of the problem and the change, for users."""


class Author(Node, frozen=True):
    """The author of the thread. Unknown parts are null."""

    name: str | None
    handle: str | None


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


class Document(Node, frozen=True):
    """A thread. Its notes are numbered in order: `notes[i].number == i + 1`."""

    schema: Literal["thread-document/1"]
    title: str
    author: Author
    published: str | None
    """A date such as "2020-11-10", or with a time (RFC 3339); null if unknown."""
    language: str
    """A BCP 47 tag; "und" if unknown."""
    direction: Direction
    platform: Platform
    """The network that the @handles and #tags belong to."""
    source: Source
    posts: tuple[Post, ...]
    notes: tuple[Note, ...]
    repairs: tuple[Repair, ...]


def plain(node: Document | Post | Block | Inline) -> str:
    """Return the text of a node without markup.

    A break becomes a line feed, a gap becomes `GAP`, and blank lines separate paragraphs and posts. A
    writer can use this for node types that it does not know.
    """
    match node:
        case Document():
            return "\n\n".join(map(plain, node.posts))
        case Post():
            return "\n\n".join(map(plain, node.blocks))
        case Paragraph():
            return "".join(map(plain, node.inlines))
        case Break():
            return "\n"
        case Gap():
            return GAP
        case _:
            return node.text
