"""Build documents for tests: `thread` for a whole document, `post` for one of its posts."""

import hashlib
from collections.abc import Iterable
from typing import Any, get_args

from convert.notes import Numbering
from convert.tree import (
    Author,
    Block,
    Document,
    Inline,
    Media,
    Note,
    Paragraph,
    Post,
    Source,
    Text,
)

SOURCE = Source(name="thread.txt", sha256="0" * 64, bytes=1, kind="plain", url=None, scheme="")


def post(
    position: int, *content: Inline | Block | str, label: str | None = None, **fields: Any
) -> Post:
    """Return a post of blocks; inlines next to one another become a paragraph, a string a `Text`.

    The default label is "2/", "3/", and so on; the first post has none. Other keywords are fields of
    the post.
    """
    return Post(
        number=str(position),
        total=None,
        label=(f"{position}/" if position > 1 else "") if label is None else label,
        lines=(position, position),
        blocks=blocks(content),
        **fields,
    )


def blocks(content: Iterable[Inline | Block | str]) -> tuple[Block, ...]:
    """Return blocks as they are, with the inlines between them in paragraphs."""
    found: list[Block] = []
    inlines: list[Inline] = []
    for item in content:
        if isinstance(item, get_args(Block)):
            found += [Paragraph(tuple(inlines))] if inlines else []
            found.append(item)
            inlines = []
        else:
            inlines.append(Text(item) if isinstance(item, str) else item)
    return (*found, *([Paragraph(tuple(inlines))] if inlines else []))


def picture(number: int, data: bytes | None, **fields: Any) -> Media:
    """Return an image with these bytes, by default a PNG."""
    digest = None if data is None else hashlib.sha256(data).hexdigest()
    default = {"kind": "image", "media_type": "image/png"}
    return Media(number=number, sha256=digest, data=data, **(default | fields))


def thread(
    *posts: Post | tuple[Inline | str, ...] | str,
    numbering: Numbering | None = None,
    notes: tuple[Note, ...] = (),
    **fields: object,
) -> Document:
    """Return a document of posts, each a `Post`, the inlines of its paragraph, or its text.

    The notes are those of `numbering`, if there is one; other keywords replace fields of the document.
    """
    default: dict[str, object] = {
        "schema": "thread-document/1",
        "title": "A title",
        "author": Author(name="Ada Lovelace", handle="ada"),
        "published": "2020-11-10",
        "language": "en",
        "direction": "ltr",
        "platform": "twitter",
        "source": SOURCE,
        "posts": tuple(_as_post(position, item) for position, item in enumerate(posts, start=1)),
        "notes": numbering.notes if numbering else notes,
        "repairs": (),
    }
    return Document(**(default | fields))  # type: ignore[arg-type]  # a test gives the right types


def _as_post(position: int, item: Post | tuple[Inline | str, ...] | str) -> Post:
    if isinstance(item, Post):
        return item
    return post(position, *((item,) if isinstance(item, str) else item))
