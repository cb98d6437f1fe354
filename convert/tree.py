"""The document tree: what a thread is once it has been read, and before it is written.

The JSON format is this tree, encoded as it stands, and every writer takes a `Document`. Children are
tuples, nothing is mutable, and there are no links upwards. Two unions are closed, `Inline` and
`Note`: match them to the end with `typing.assert_never`, and the type checker names each writer that
misses a node which was added later.
"""

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct

Direction: TypeAlias = Literal["ltr", "rtl"]
Platform: TypeAlias = Literal["twitter", "mastodon", "bluesky"]

# JSON's numbers are exact up to 2⁵³ - 1 (RFC 8259 §6). Limits are checked when a tree is decoded.
Ordinal: TypeAlias = Annotated[int, Meta(ge=1, le=2**53 - 1)]
Amount: TypeAlias = Annotated[int, Meta(ge=0, le=2**53 - 1)]

GAP = "[…]"
"""How a gap reads in plain words. No writer shows it otherwise."""


class Node(Struct, frozen=True, forbid_unknown_fields=True):
    """What all parts of a document are: immutable, compared by value, strict when decoded."""


# Inlines: what a paragraph is made of, in reading order.


class Text(Node, frozen=True, tag="text"):
    """Words as the author wrote them: data in every format, never markup."""

    text: str


class Mention(Node, frozen=True, tag="mention"):
    """A person addressed: `text` as written ("@MID_RF"), `handle` without the sign."""

    text: str
    handle: str
    note: Ordinal
    """The number of its note; `Document.notes[note - 1]` says where it leads."""


class Link(Node, frozen=True, tag="link"):
    """A link: `text` is what is shown (the host of a bare URL); the URL stands in the note alone."""

    text: str
    note: Ordinal


class Hashtag(Node, frozen=True, tag="hashtag"):
    """A hashtag: `text` as written ("#NK"), `tag` without the sign."""

    text: str
    tag: str


class Break(Node, frozen=True, tag="break"):
    """A line break that the author made."""


class Gap(Node, frozen=True, tag="gap"):
    """A place where the source lost something, most likely an emoji that was an image."""


Inline: TypeAlias = Text | Mention | Link | Hashtag | Break | Gap


# Blocks: what a post is made of.


class Paragraph(Node, frozen=True, tag="paragraph"):
    """A paragraph. It has at least one inline."""

    inlines: Annotated[tuple[Inline, ...], Meta(min_length=1)]


Block: TypeAlias = Paragraph


class Post(Node, frozen=True):
    """One post of the thread."""

    number: str | None
    """As the author counts ("2", "2.5"), if the author does."""
    total: Amount | None
    """The 17 of "2/17"."""
    label: str
    """The number as written ("2/", "(3/17)"); empty where the author wrote none."""
    lines: tuple[Ordinal, Ordinal]
    """First and last line in the source, counted from 1, both included."""
    blocks: tuple[Block, ...]


# Notes: where links and mentions lead. Numbers are given in convert/notes.py and nowhere else.


class MentionNote(Node, frozen=True, tag="mention"):
    """Who is mentioned. `handle` is spelled as at its first mention."""

    number: Ordinal
    handle: str
    url: str


class LinkNote(Node, frozen=True, tag="link"):
    """Where a link leads. A URL that the source cut short is `truncated`, and must not be made live."""

    number: Ordinal
    url: str
    truncated: bool


Note: TypeAlias = MentionNote | LinkNote


class Repair(Node, frozen=True):
    """One change made between the source and the tree, so that nothing is lost unseen."""

    kind: str
    """A word for its sort: "duplicate", "mark", "gap", "control", …"""
    line: Ordinal
    """The line of the source, counted from 1."""
    text: str
    """The characters that were taken out; empty where none were."""
    became: str
    """The characters that stand in their place; mostly none."""
    message: str
    """What was found and what was done, for people."""


class Author(Node, frozen=True):
    """Who wrote the thread, as far as the source or the user tells."""

    name: str | None
    handle: str | None


class Source(Node, frozen=True):
    """The text that the document was read from."""

    name: str
    """The file's name, without its folder: where it lay is nobody's business."""
    sha256: str
    """Hexadecimal, of the bytes as they were read."""
    bytes: Amount
    kind: str
    """Where the text was copied from: "threadreader", "twtext", …, or "plain"."""
    url: str | None
    """Where the thread stands or stood, where the source tells."""
    scheme: str
    """How the posts were told apart, and why so, in words."""


class Document(Node, frozen=True):
    """A thread, read. Notes are numbered already: `notes[i].number == i + 1`."""

    schema: Literal["thread-document/1"]
    title: str
    author: Author
    published: str | None
    """An ISO 8601 date, where the source tells."""
    language: str
    """A BCP 47 tag; "und" where unknown."""
    direction: Direction
    platform: Platform
    """What @handles and #tags mean."""
    source: Source
    posts: tuple[Post, ...]
    notes: tuple[Note, ...]
    repairs: tuple[Repair, ...]


def plain(node: Document | Post | Block | Inline) -> str:
    """The words of a node without any markup; enough for a writer that meets a kind it does not know.

    Breaks become line ends, paragraphs and posts are parted by a blank line, a gap reads `GAP`.
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
