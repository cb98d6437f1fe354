"""Check documents beyond the types of their fields: nesting, times, and numbers of notes and media.

A check returns the first fault in a part of a document, or None. Its path begins at that part; each
caller puts its own step before it, so a document without faults costs no paths.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar, assert_never

import msgspec

from convert.errors import one_line
from convert.metadata import is_time, shorten
from convert.tree import (
    Block,
    Break,
    Code,
    Document,
    Figure,
    Gap,
    Hashtag,
    Inline,
    Link,
    LinkNote,
    List,
    Media,
    Mention,
    MentionNote,
    Note,
    Paragraph,
    Poll,
    Post,
    Quote,
    Styled,
    Text,
)

T = TypeVar("T")

MOST_LEVELS = 32
"""The largest number of quotes, lists and styled inlines around a node, because writers recurse."""

_LONGEST_QUOTE = 60  # characters
_CHANGE_NOTE = "add the note or change the reference"
_CHANGE_MEDIUM = "add it to `media` or change the number"


@dataclass(frozen=True, kw_only=True)
class _Fault:
    what: str
    path: str
    """The JSON path from the part that was checked, such as ".blocks[0].note"."""
    remedy: str


def fault(document: Document) -> str | None:
    """Return a message about the first fault of a document, with its JSON path; None if it has none.

    The types of the fields are valid already, as those of a decoded document are.
    """
    content = _Content(notes=document.notes, media=document.media)
    found = (
        _time(document.published, ".published")
        or _time(document.source.retrieved, ".source.retrieved")
        or _order(document.notes, "notes", "note")
        or _order(document.media, "media", "medium")
        or _first(".posts", document.posts, content.post)
        or _first(".media", document.media, content.medium)
        or _parts(document)
    )
    return f"{found.what} - at `${found.path}`; {found.remedy}" if found else None


def fault_of_any(value: object) -> str | None:
    """Return a message about the first fault of a value that ought to be a document, as `fault` does.

    The types of all fields are checked too, which takes as long as writing and reading its JSON.
    """
    if not isinstance(value, Document):
        return f"Expected a Document, got {type(value).__name__} - at `$`; return convert.Document"
    try:
        decoded = msgspec.json.decode(msgspec.json.encode(value), type=Document)
    except msgspec.ValidationError as error:
        return f"{' '.join(str(error).split())}; build it with the types of convert.tree"
    except (TypeError, ValueError, RecursionError) as error:
        return f"{one_line(error)} - at `$`; build it with the types of convert.tree"
    if decoded != value:
        return "Expected tuples, got lists or other sequences - at `$`; build it with tuples only"
    return fault(value)


def _first(name: str, parts: Iterable[T], check: Callable[[T], _Fault | None]) -> _Fault | None:
    """Return the first fault in the parts of an array."""
    for position, part in enumerate(parts):
        if found := check(part):
            return replace(found, path=f"{name}[{position}]{found.path}")
    return None


def _time(time: str | None, path: str) -> _Fault | None:
    if time is None or is_time(time):
        return None
    found = shorten(time, _LONGEST_QUOTE)
    what = f"Expected a date such as 2020-11-10, or a date with time (RFC 3339), got {found!r}"
    return _Fault(what=what, path=path, remedy="correct it, or use null")


def _order(numbered: Iterable[Note | Media], name: str, noun: str) -> _Fault | None:
    for position, item in enumerate(numbered):
        if item.number != position + 1:
            return _Fault(
                what=f"Expected {noun} {position + 1}, got {item.number}",
                path=f".{name}[{position}].number",
                remedy=f"{name} are numbered from 1, in order",
            )
    return None


def _parts(document: Document) -> _Fault | None:
    last, most = 1, len(document.posts)
    for position, part in enumerate(document.parts):
        path = f".parts[{position}].first"
        if part.first > most:
            what = f"Post {part.first} does not exist, the last is {most}"
            return _Fault(what=what, path=path, remedy="use the position of a post, counted from 1")
        if part.first < last:
            what = f"Post {part.first} precedes post {last}, where the part before begins"
            return _Fault(what=what, path=path, remedy="give the parts in the order of their posts")
        last = part.first
    return _first(".parts", document.parts, lambda part: _time(part.published, ".published"))


@dataclass(frozen=True, kw_only=True)
class _Content:
    """The checks of posts and media, which refer to notes and media by number."""

    notes: tuple[Note, ...]
    media: tuple[Media, ...]

    def post(self, post: Post) -> _Fault | None:
        return (
            _time(post.published, ".published")
            or _time(post.edited, ".edited")
            or _lines(post)
            or self.blocks(".blocks", post.blocks, 0)
        )

    def blocks(self, name: str, blocks: tuple[Block, ...], level: int) -> _Fault | None:
        """Check blocks with `level` quotes and lists around them."""
        return _first(name, blocks, lambda block: self.block(block, level))

    def block(self, block: Block, level: int) -> _Fault | None:
        match block:
            case Paragraph():
                return self.inlines(block.inlines, level)
            case Quote():
                return (
                    _nesting(level)
                    or _time(block.published, ".published")
                    or self.reference(block.note, LinkNote)
                    or self.blocks(".blocks", block.blocks, level + 1)
                )
            case Figure():
                return self.figure(block)
            case Poll():
                return _time(block.closes, ".closes")
            case List():
                return _nesting(level) or _first(
                    ".items", block.items, lambda item: self.blocks("", item, level + 1)
                )
            case Code():
                return None
            case _:
                assert_never(block)

    def inlines(self, inlines: tuple[Inline, ...], level: int) -> _Fault | None:
        return _first(".inlines", inlines, lambda inline: self.inline(inline, level))

    def inline(self, inline: Inline, level: int) -> _Fault | None:
        match inline:
            case Text() | Hashtag() | Break() | Gap():
                return None
            case Mention():
                return self.reference(inline.note, MentionNote)
            case Link():
                return self.reference(inline.note, LinkNote)
            case Styled():
                return _nesting(level) or self.inlines(inline.inlines, level + 1)
            case _:
                assert_never(inline)

    def reference(self, number: int | None, kind: type[Note]) -> _Fault | None:
        """Check that a note exists and is of a kind."""
        if number is None:
            return None
        if number > len(self.notes):
            what = f"Note {number} does not exist"
        elif not isinstance(self.notes[number - 1], kind):
            name = "mention" if kind is MentionNote else "link"
            what = f"Note {number} is not a {name} note"
        else:
            return None
        return _Fault(what=what, path=".note", remedy=_CHANGE_NOTE)

    def figure(self, figure: Figure) -> _Fault | None:
        if not figure.media and figure.note is None:
            what = "Figure has neither media nor a note"
            return _Fault(what=what, path="", remedy="add one of them or remove the figure")
        return _first(".media", figure.media, self.existing) or self.reference(figure.note, LinkNote)

    def existing(self, number: int) -> _Fault | None:
        """Check that a medium exists."""
        if number <= len(self.media):
            return None
        return _Fault(what=f"Medium {number} does not exist", path="", remedy=_CHANGE_MEDIUM)

    def medium(self, medium: Media) -> _Fault | None:
        return _digest(medium) or self.poster(medium)

    def poster(self, medium: Media) -> _Fault | None:
        number = medium.poster
        if number is None:
            return None
        if found := self.existing(number):
            return replace(found, path=".poster")
        if number == medium.number:
            what = f"Medium {number} is its own poster"
        elif self.media[number - 1].kind != "image":
            what = f"Medium {number} is not an image"
        else:
            return None
        return _Fault(what=what, path=".poster", remedy="use the number of an image, or null")


def _nesting(level: int) -> _Fault | None:
    """Check that a node with `level` quotes, lists and styled inlines around it may contain others."""
    if level < MOST_LEVELS:
        return None
    what = f"More than {MOST_LEVELS} quotes, lists or styled inlines in one another"
    return _Fault(what=what, path="", remedy="move its content out of it")


def _lines(post: Post) -> _Fault | None:
    if post.lines is None or post.lines[0] <= post.lines[1]:
        return None
    what = f"First line {post.lines[0]} is after last line {post.lines[1]}"
    return _Fault(what=what, path=".lines", remedy="give the first line, then the last")


def _digest(medium: Media) -> _Fault | None:
    """Check that the digest is that of the data, and that neither is there without the other."""
    if medium.data is None:
        if medium.sha256 is None:
            return None
        what, remedy = "`sha256` without `data`", "add the data, or use null"
        return _Fault(what=what, path=".sha256", remedy=remedy)
    digest = hashlib.sha256(medium.data).hexdigest()
    if medium.sha256 == digest:
        return None
    what = f"`sha256` is not the digest of `data`, which is {digest}"
    remedy = "use this digest if the data are right, or null for both"
    return _Fault(what=what, path=".sha256", remedy=remedy)
