"""Fetch the pictures of a thread from an address, under limits."""

import hashlib
import warnings

from convert.errors import ConvertWarning, FetchError, PluginError
from convert.inputs import Input
from convert.metadata import counted
from convert.pictures import UnreadablePicture, inspect
from convert.tree import Document, Media, replace

MOST_PICTURES = 500
"""How many pictures are fetched for one thread."""

_LARGEST = 20_000_000
_MOST_BYTES = 200_000_000
# In a row: a server that does not answer takes half a minute for each picture.
_MOST_FAILURES = 5


class Fetching:
    """Fetches the pictures of one thread."""

    def __init__(self, source: Input) -> None:
        """Fetch from where a source is."""
        self._source = source
        self._count = 0
        self._size = 0
        self._failures = 0
        self._left = 0

    def document(self, document: Document) -> Document:
        """Return a document with its pictures; one that fails stays a link, with a warning."""
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
