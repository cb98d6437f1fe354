"""The pictures of a thread, as files of the book."""

import hashlib
import warnings
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import convert
from convert import display
from convert.pictures import UnreadablePicture, still
from convert.tree import Document, Figure, walk

# In pixels: more than screens of reading systems have, and half a megabyte as a JPEG.
_LONGEST = 2000

_SUFFIXES = {"image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif"}


class Picture(NamedTuple):
    """A picture in the book, which shows a medium."""

    file: str
    """The name of the picture in the book."""
    media_type: str
    width: int
    """In pixels. So is the height."""
    height: int
    alt: str
    """The alternative text, on one line; "" if there is none."""


class Pictures(NamedTuple):
    """The pictures of a thread."""

    shown: dict[int, Picture]
    """Those that figures show, by the numbers of their media, in reading order."""
    contents: dict[str, bytes]
    """The bytes of each file. They are taken out as they are packed, so that memory has them once."""


def read(document: Document) -> Pictures:
    """Decode the pictures that figures show, one at a time, and the same picture once.

    For bytes that are no picture, a warning is issued, once for each medium that they are to show.
    """
    pictures = Pictures(shown={}, contents={})
    decoded: dict[str, Picture | UnreadablePicture] = {}
    for number in _numbers(document):
        medium, shown = document.media[number - 1], display.picture_of(document, number)
        if shown is None or shown.data is None:
            continue
        digest = hashlib.sha256(shown.data).hexdigest()
        if digest not in decoded:
            decoded[digest] = _decoded(shown.data, digest, pictures.contents)
        picture = decoded[digest]
        if isinstance(picture, UnreadablePicture):
            message = f"{document.source.name}: {medium.kind} {number} can't be shown: {picture}"
            text = f"{message}; its alternative text is shown instead"
            warnings.warn(text, convert.ConvertWarning, stacklevel=2)
        else:
            alt = _one_line(medium.alt) or _one_line(shown.alt)
            pictures.shown[number] = picture._replace(alt=alt)
    return pictures


def are_described(pictures: Mapping[int, Picture]) -> bool:
    """Return whether all pictures have an alternative text."""
    return all(picture.alt for picture in pictures.values())


def _numbers(document: Document) -> Iterator[int]:
    """Yield the number of each medium in the figures, once."""
    if not document.media:
        return
    figures = [node for node in walk(document) if isinstance(node, Figure)]
    yield from dict.fromkeys(number for figure in figures for number in figure.media)


def _decoded(data: bytes, digest: str, contents: dict[str, bytes]) -> Picture | UnreadablePicture:
    """Add the content of a picture to `contents`, and return what the markup needs."""
    try:
        picture = still(data, longest=_LONGEST)
    except UnreadablePicture as error:
        return error
    file = f"images/{digest[:16]}{_SUFFIXES[picture.media_type]}"
    # no second copy of what is in the document already
    contents[file] = data if picture.content == data else picture.content
    return Picture(
        file=file,
        media_type=picture.media_type,
        width=picture.width,
        height=picture.height,
        alt="",
    )


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())
