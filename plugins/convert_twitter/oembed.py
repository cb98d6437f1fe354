"""Read the one post that an answer of X's official oEmbed has."""

import json
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import convert
from convert import composing
from convert.errors import InputError
from convert.notes import Numbering
from convert.tree import Author, Document, Post, Source
from convert_twitter.values import post_address, post_in, profile_address, time_of


def read_answer(source: convert.Input, data: bytes, url: str | None = None) -> Document:
    """Return the document of an answer; `url` is the address that was asked for.

    Raises `InputError` if it is none.
    """
    # Imported here, since it imports selectolax, which no other source of X needs.
    from convert_twitter.embedding import blocks_of

    answer = _parsed(data, source.name)
    parts = post_in(url or _text(answer.get("url")))
    if parts is None:
        raise InputError("the answer of X does not say which post it is about", file=source.name)
    name, handle = _author(answer)
    numbering = Numbering("twitter")
    found = blocks_of(answer["html"], numbering, source.name)
    post = Post(
        number=None,
        total=None,
        label="",
        lines=None,
        id=parts[1],
        url=post_address(handle or parts[0], parts[1]),
        published=time_of(parts[1]),
        language=found.language,
        blocks=found.blocks,
    )
    return composing.document(
        [post],
        numbering=numbering,
        source=Source(
            name=source.name,
            sha256=source.sha256 or "",
            bytes=len(data),
            kind="x",
            url=post.url,
            scheme="posts of the network",
            retrieved=source.retrieved,
        ),
        author=Author(name=name, handle=handle, url=profile_address(handle)),
        repairs=found.repairs,
        labels=True,
    )


def _parsed(data: bytes, name: str) -> dict[str, Any]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or not isinstance(found.get("html"), str):
        raise InputError("this is not an answer of X's oEmbed; try again later", file=name)
    return found


def _author(answer: dict[str, Any]) -> tuple[str | None, str | None]:
    """Return the name and the handle of the author."""
    name = " ".join(unescape(_text(answer.get("author_name"))).split())
    try:
        path = urlsplit(_text(answer.get("author_url"))).path.strip("/")
    except ValueError:
        path = ""
    is_handle = path.isascii() and path.replace("_", "").isalnum()
    return name or None, path if is_handle else None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
