"""The image of a cover, read from a file and checked to be whole."""

import stat
from pathlib import Path
from typing import NamedTuple

from convert import ConvertError, pictures

# The core media types (EPUB 3.3 §3.2). SVG is left out, since it can contain scripts.
_SUFFIXES = {"image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "image/webp": ".webp"}

_REMEDY = "expected a PNG, JPEG, GIF or WebP image; without this option a cover is drawn"


class Image(NamedTuple):
    """The image of a cover."""

    media_type: str
    suffix: str
    content: bytes

    @property
    def file(self) -> str:
        """The name of the image in the book."""
        return f"cover{self.suffix}"


def read(path: str) -> Image:
    """Read a picture from a regular file, and detect its type from its content.

    Raises `ConvertError` for a picture that is damaged or too large.
    """
    try:
        picture = pictures.inspect(_content(Path(path)))
    except pictures.UnreadablePicture as error:
        raise _unfit(path, str(error)) from None
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL
        said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise _unfit(path, said[:1].lower() + said[1:]) from None
    suffix = _SUFFIXES.get(picture.media_type)
    if suffix is None:
        raise _unfit(path, f"{picture.media_type} is not a type of pictures for books")
    return Image(media_type=picture.media_type, suffix=suffix, content=picture.content)


def _content(path: Path) -> bytes:
    """Return the content of a regular file; opening another, such as a pipe, may wait for ever."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise ValueError("not a regular file")
    if status.st_size > pictures.MOST_BYTES:
        limit = pictures.MOST_BYTES / 1e6
        raise ValueError(f"{status.st_size / 1e6:,.0f} MB (limit: {limit:.0f} MB)")
    return path.read_bytes()


def _unfit(path: str, why: str) -> ConvertError:
    return ConvertError(f"epub.cover: {path}: {why}; {_REMEDY}")
