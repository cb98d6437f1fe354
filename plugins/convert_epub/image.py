"""The image of a cover, read from a file and checked to be whole."""

import re
import stat
import struct
import warnings
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from convert import ConvertError

# Reading systems decode the whole cover: so many pixels take 200 MB, and are enough for a print.
_MOST_PIXELS = 50_000_000
_MOST_BYTES = 50_000_000

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


class _Type(NamedTuple):
    """A core media type (EPUB 3.3 §3.2). SVG is left out, since it can contain scripts."""

    name: str
    """Pillow's name."""
    media_type: str
    suffix: str
    end: re.Pattern[bytes]
    """The end of a whole picture, where Pillow does not miss it."""


_PNG = _Type(name="PNG", media_type="image/png", suffix=".png", end=re.compile(rb"IEND\xaeB`\x82"))
_JPEG = _Type(name="JPEG", media_type="image/jpeg", suffix=".jpg", end=re.compile(b""))
_GIF = _Type(name="GIF", media_type="image/gif", suffix=".gif", end=re.compile(rb";[\0\r\n]*\Z"))
_WEBP = _Type(name="WEBP", media_type="image/webp", suffix=".webp", end=re.compile(b""))


class _UnfitError(Exception):
    """A file that is not a picture for a cover; the message says why."""


def read(path: str) -> Image:
    """Read a picture from a regular file, and detect its type from its first bytes.

    Raises `ConvertError` for a picture that is damaged or too large.
    """
    try:
        content = _content(Path(path))
        found = _type(content)
        _check(content, found)
    except _UnfitError as error:
        raise ConvertError(f"epub.cover: {path}: {error}; {_REMEDY}") from None
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL
        said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        said = said[:1].lower() + said[1:]
        raise ConvertError(f"epub.cover: {path}: {said}; {_REMEDY}") from None
    return Image(media_type=found.media_type, suffix=found.suffix, content=content)


def _content(path: Path) -> bytes:
    """Return the content of a regular file; opening another, such as a pipe, may wait for ever."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise _UnfitError("not a regular file")
    if status.st_size > _MOST_BYTES:
        raise _UnfitError(f"{status.st_size / 1e6:,.0f} MB (limit: {_MOST_BYTES / 1e6:.0f} MB)")
    return path.read_bytes()


def _type(content: bytes) -> _Type:
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return _PNG
    if content.startswith(b"\xff\xd8\xff"):
        return _JPEG
    if content.startswith((b"GIF87a", b"GIF89a")):
        return _GIF
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return _WEBP
    raise _UnfitError("unsupported file type")


def _check(content: bytes, expected: _Type) -> None:
    """Raise `_UnfitError` for a picture that is cut short, damaged or too large to decode."""
    # Imported here, since only covers of the user need it, and it takes 30 ms.
    import PIL.Image

    try:
        # Pillow's own limit is a warning, or an error for twice its size.
        with warnings.catch_warnings(action="error", category=PIL.Image.DecompressionBombWarning):
            picture = PIL.Image.open(BytesIO(content), formats=(expected.name,))
        with picture:
            _check_size(*picture.size)
            picture.load()
    except (PIL.Image.DecompressionBombError, PIL.Image.DecompressionBombWarning):
        raise _UnfitError(f"too large (limit: {_MOST_PIXELS:,} pixels)") from None
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, struct.error) as error:
        said = str(error).partition("<")[0].strip() or type(error).__name__
        raise _UnfitError(f"not a whole picture ({said})") from None
    if not expected.end.search(content):
        raise _UnfitError("not a whole picture (no end)")


def _check_size(width: int, height: int) -> None:
    if width * height > _MOST_PIXELS:
        raise _UnfitError(f"{width:,} x {height:,} pixels (limit: {_MOST_PIXELS:,} pixels)")
