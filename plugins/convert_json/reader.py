"""A document out of its JSON, checked in full: the types, and the numbers of the notes."""

from typing import assert_never

import msgspec

import convert
from convert.tree import (
    Break,
    Document,
    Gap,
    Hashtag,
    Inline,
    Link,
    LinkNote,
    Mention,
    MentionNote,
    Note,
    Text,
)


def read(data: bytes, name: str) -> Document:
    """The document in a file of this name; raises `ConvertError` with the JSON path of what is wrong.

    UTF-8, with or without a byte order mark.
    """
    try:
        document = msgspec.json.decode(data.decode("utf-8-sig"), type=Document)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        one_line = " ".join(str(error).split())  # msgspec quotes the file, line ends and all
        raise convert.ConvertError(f"not a thread as JSON: {one_line}", file=name) from error
    if wrong := _wrong_note(document.notes) or _wrong_reference(document):
        raise convert.ConvertError(f"not a thread as JSON: {wrong}", file=name)
    return document


def _wrong_note(notes: tuple[Note, ...]) -> str | None:
    """What is wrong with the numbers, which must run from 1 in order."""
    for position, note in enumerate(notes):
        if note.number != position + 1:
            return f"Expected note {position + 1}, got {note.number} - at `$.notes[{position}].number`"
    return None


def _wrong_reference(document: Document) -> str | None:
    """What is wrong with the first reference that leads to no note, or to a note of another kind."""
    for i, post in enumerate(document.posts):
        for j, block in enumerate(post.blocks):
            for k, inline in enumerate(block.inlines):
                if wrong := _mismatch(inline, document.notes):
                    return f"{wrong} - at `$.posts[{i}].blocks[{j}].inlines[{k}].note`"
    return None


def _mismatch(inline: Inline, notes: tuple[Note, ...]) -> str | None:
    match inline:
        case Mention():
            kind: type[Note] = MentionNote
        case Link():
            kind = LinkNote
        case Text() | Hashtag() | Break() | Gap():
            return None
        case _:
            assert_never(inline)
    if not 1 <= inline.note <= len(notes):
        return f"Note {inline.note} does not exist"
    if not isinstance(notes[inline.note - 1], kind):
        return f"Note {inline.note} is not the note of a {type(inline).__name__.lower()}"
    return None
