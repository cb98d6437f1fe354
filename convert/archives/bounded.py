"""Read what an archive holds within limits, and turn the errors of libraries into one kind."""

import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any

from convert.errors import InputError, reason
from convert.files import Limit

MOST_MEMBERS = 1_000_000
"""An archive with more is refused: their names alone would fill the memory."""
# Texts and pictures are far below this ratio; what is small is harmless at any ratio.
_HIGHEST_RATIO = 200
_HARMLESS = 10_000_000

_CHUNK = 1 << 16


def swells(size: int, stored: int) -> bool:
    """Return whether so many bytes are suspiciously many for what is stored."""
    return size > _HARMLESS and size > _HIGHEST_RATIO * stored


def swelling(file: str) -> InputError:
    """Return the error for what swells."""
    return InputError(
        f"it swells to more than {_HIGHEST_RATIO} times its size, as only harmful archives do",
        file=file,
    )


def too_many(file: str) -> InputError:
    """Return the error for an archive of too many members."""
    return InputError(
        f"it has more than {MOST_MEMBERS:,} members; unpack it, and name the folder", file=file
    )


@contextmanager
def translated(file: str, fault: str = "damaged or cut short") -> Iterator[None]:
    """Raise what libraries raise for a damaged archive as `InputError`; `fault` is what it may be."""
    try:
        yield
    except (EOFError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, tarfile.TarError) as error:
        raise _damaged(file, fault, error) from None
    except OSError as error:
        if error.errno is None:  # of a decompressor, and not of the system
            raise _damaged(file, fault, error) from None
        raise InputError(f"can't be read: {reason(error)}", file=file) from None
    except (struct.error, ValueError, OverflowError, RuntimeError) as error:
        raise _damaged(file, fault, error) from None


def _damaged(file: str, fault: str, error: Exception) -> InputError:
    details = " ".join(str(error).split())
    return InputError(
        f"it is {fault}{f' ({details})' if details else ''}; download or pack it again",
        file=file,
    )


class Bounded(io.RawIOBase):
    """A member that is read until its limit. Raises `InputError` for what is damaged or too large."""

    def __init__(
        self, file: IO[bytes], limit: Limit, name: str, close: Callable[[], None] | None = None
    ) -> None:
        """Create the member; `name` is for messages, and `close` is called at the end."""
        self._file = file
        self._limit = limit
        self._name = name
        self._close = close
        self._count = 0

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read into a buffer, and return the number of bytes."""
        with translated(self._name):
            data = self._file.read(min(len(buffer), _CHUNK))
        self._count += len(data)
        if self._count > self._limit.size:
            raise self._limit.exceeded(None, self._name)
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the member."""
        if not self.closed:
            self._file.close()
            if self._close is not None:
                self._close()
        super().close()


def buffered(
    file: IO[bytes], limit: Limit, name: str, close: Callable[[], None] | None = None
) -> io.BufferedReader:
    """Return a member that is read until its limit; the arguments are those of `Bounded`."""
    return io.BufferedReader(Bounded(file, limit, name, close), _CHUNK)
