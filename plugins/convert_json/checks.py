"""Check what msgspec cannot: duplicate keys, blocks without a type, and references to notes.

Each check returns a message about the first error, with its JSON path, or None.
"""

import json
import re
from datetime import date, datetime
from typing import Any, assert_never

from convert.metadata import shorten
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

# A full-date or date-time of RFC 3339 §5.6; its values are checked separately.
_DATE = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"([Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2}))?"
)
_LONGEST_QUOTE = 60  # characters


def wrong_object(text: str) -> str | None:
    """Find an object with a duplicate key, or a block without a type, in the text of a document.

    msgspec uses the last of several values, and requires a type only in unions of several types.
    """
    duplicates: list[tuple[dict[str, Any], str]] = []

    def object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        value = dict(pairs)
        if len(value) < len(pairs):
            keys = [key for key, _ in pairs]
            duplicates.append((value, next(key for key in keys if keys.count(key) > 1)))
        return value

    whole = json.loads(text, object_pairs_hook=object_of)
    if duplicates:
        value, key = duplicates[-1]  # the outermost; an inner one may be in a value that was dropped
        return f"Object has duplicate key `{key}` - at `{_path(whole, value)}`"
    for i, post in enumerate(whole["posts"]):
        for j, block in enumerate(post["blocks"]):
            if "type" not in block:
                path = f"$.posts[{i}].blocks[{j}]"
                return f'Object missing required field `type` - at `{path}`; add "type": "paragraph"'
    return None


def wrong_date(document: Document) -> str | None:
    """Find a date that is not one of RFC 3339."""
    if document.published is None or _is_date(document.published):
        return None
    found = shorten(document.published, _LONGEST_QUOTE)
    return (
        f"Expected a date such as 2020-11-10, or a date with time (RFC 3339), got {found!r}"
        " - at `$.published`; correct it, or use null"
    )


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text[:10])
        if len(text) > len("2020-11-10"):
            datetime.fromisoformat(text.upper())
    except ValueError:
        return False
    return True


def wrong_note(document: Document) -> str | None:
    """Find a note out of order, or a reference to a note that is missing or of another kind."""
    for position, note in enumerate(document.notes):
        if note.number != position + 1:
            order = f"Expected note {position + 1}, got {note.number} - at `$.notes[{position}].number`"
            return f"{order}; notes are numbered from 1, in order"
    for i, post in enumerate(document.posts):
        for j, block in enumerate(post.blocks):
            for k, inline in enumerate(block.inlines):
                if wrong := _mismatch(inline, document.notes):
                    path = f"$.posts[{i}].blocks[{j}].inlines[{k}].note"
                    return f"{wrong} - at `{path}`; add the note or change the reference"
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
    if inline.note > len(notes):
        return f"Note {inline.note} does not exist"
    if not isinstance(notes[inline.note - 1], kind):
        return f"Note {inline.note} is not a {type(inline).__name__.lower()} note"
    return None


def _path(value: Any, wanted: dict[str, Any], path: str = "$") -> str | None:
    """Return the JSON path in `value` of an object, which is compared by identity."""
    if value is wanted:
        return path
    match value:
        case dict():
            parts = [(f".{key}", part) for key, part in value.items()]
        case list():
            parts = [(f"[{position}]", part) for position, part in enumerate(value)]
        case _:
            return None
    for step, part in parts:
        if found := _path(part, wanted, path + step):
            return found
    return None
