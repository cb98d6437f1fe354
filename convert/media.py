"""Fetch the pictures of a thread from an address, or leave pictures out, as the user chooses."""

import hashlib
import warnings
from typing import Literal

from convert.errors import ConvertWarning, FetchError, PluginError
from convert.inputs import Input
from convert.metadata import counted
from convert.pictures import UnreadablePicture, inspect
from convert.renumber import renumbered
from convert.tree import Block, Document, Figure, Media, Repair, replace, rewrite

MOST_PICTURES = 500
"""How many pictures are fetched for one thread."""

_LARGEST = 20_000_000
_MOST_BYTES = 200_000_000
# In a row: a server that does not answer takes half a minute for each picture.
_MOST_FAILURES = 5


def with_media(document: Document, source: Input, choice: Literal["fetch", "link", "none"]) -> Document:
    """Return a document with its pictures as the user chooses.

    - "fetch": if the source is an address, those that are only linked are fetched, within limits. One
      that can't be fetched stays a link, with a warning.
    - "link": those that have an address are links, without their bytes.
    - "none": there are none; each is a repair.
    """
    if not document.media:
        return document
    match choice:
        case "fetch":
            return document if source.url is None else _Fetching(source).document(document)
        case "link":
            return replace(document, media=tuple(map(_as_link, document.media)))
        case "none":
            return _without(document)


class _Fetching:
    """Fetches the pictures of one thread."""

    def __init__(self, source: Input) -> None:
        self._source = source
        self._count = 0
        self._size = 0
        self._failures = 0
        self._left = 0

    def document(self, document: Document) -> Document:
        media = tuple(self._medium(medium) for medium in document.media)
        if self._left:
            warnings.warn(
                f"{counted(self._left, 'further picture')} not fetched: {self._end()}; they are links",
                ConvertWarning,
                stacklevel=2,
            )
        return replace(document, media=media)

    def _medium(self, medium: Media) -> Media:
        if not _is_linked_picture(medium):
            return medium
        if self._end() is not None:
            self._left += 1
            return medium
        self._count += 1
        try:
            fetched = _fetched(medium, self._source)
        except (FetchError, UnreadablePicture, PluginError) as error:
            self._failures += 1
            message = error.message if isinstance(error, FetchError) else str(error)
            warnings.warn(
                f"the picture {medium.url} is a link: {message}", ConvertWarning, stacklevel=2
            )
            return medium
        self._failures = 0
        self._size += len(fetched.data or b"")
        return fetched

    def _end(self) -> str | None:
        """Return why no more pictures are fetched; None if there is no reason."""
        if self._failures == _MOST_FAILURES:
            return f"{_MOST_FAILURES} in a row failed"
        if self._count == MOST_PICTURES:
            return f"{MOST_PICTURES} are the most"
        if self._size >= _MOST_BYTES:
            return f"{_MOST_BYTES // 10**6} MB are the most"
        return None


def _is_linked_picture(medium: Media) -> bool:
    is_picture = medium.kind == "image" or medium.media_type == "image/gif"
    return is_picture and medium.data is None and medium.url is not None


def _fetched(medium: Media, source: Input) -> Media:
    """Return a picture with its bytes, and with what they say of it.

    Raises `FetchError`, `UnreadablePicture`, and `PluginError` without Pillow.
    """
    assert medium.url is not None
    data = source.get(medium.url, accept=("image/",), size=_LARGEST)
    picture = inspect(data)
    return replace(
        medium,
        media_type=picture.media_type,
        width=picture.width,
        height=picture.height,
        sha256=hashlib.sha256(data).hexdigest(),
        data=data,
    )


def _as_link(medium: Media) -> Media:
    return medium if medium.url is None else replace(medium, data=None, sha256=None)


def _without(document: Document) -> Document:
    def block(node: Block) -> Block | None:
        if not isinstance(node, Figure):
            return node
        return None if node.note is None else replace(node, media=())

    repairs = tuple(
        Repair(
            kind="picture",
            line=None,
            text=medium.alt or "",
            became="",
            message=f"{medium.kind} left out, since --media none was given",
        )
        for medium in document.media
    )
    changed = rewrite(document, block=block)
    return renumbered(replace(changed, repairs=(*changed.repairs, *repairs)))
