"""Read the names of threads from a file, without holding them all in memory."""

import os
import stat
import sys
from collections.abc import Iterator
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO

from convert.batch.planning.request import STANDARD
from convert.errors import UsageError, reason
from convert.locations import as_remote, location

_CHUNK = 1 << 16
# Longer than any system allows a path to be.
_LONGEST = 1 << 17
_MARK = b"\xef\xbb\xbf"


class NameList:
    """A file that names threads, one on each line, or one before each NUL.

    It is read as often as needed, without what is added meanwhile. What can be read only once, such as
    a pipe, is copied first.
    """

    def __init__(self, name: str, *, zero: bool) -> None:
        """Open the file; "-" is standard input. Raises `UsageError` if it can't be read."""
        self.name = "standard input" if name == STANDARD else name
        self._zero = zero
        try:
            self._file = _opened(name)
            self._size = os.fstat(self._file.fileno()).st_size
        except (OSError, ValueError) as error:
            raise self._unreadable(error) from None

    def names(self) -> Iterator[str]:
        """Yield the names in order, without empty ones.

        Raises `UsageError` if the file can't be read, or is no list of names.
        """
        names = self._divided(b"\0") if self._zero else self._lines()
        yield from (os.fsdecode(name) for name in names if name)

    def _lines(self) -> Iterator[bytes]:
        """Yield the lines, without their ends and a byte order mark."""
        for number, line in enumerate(self._divided(b"\n"), start=1):
            if b"\0" in line:
                raise UsageError(
                    "this is not a list of names on lines, as it contains a NUL; "
                    "add --null if a NUL ends each name",
                    file=self.name,
                    line=number,
                )
            yield (line.removeprefix(_MARK) if number == 1 else line).removesuffix(b"\r")

    def _divided(self, end: bytes) -> Iterator[bytes]:
        """Yield what is between the ends of names."""
        rest = b""
        position = 0
        while True:
            try:
                self._file.seek(position)
                chunk = self._file.read(min(_CHUNK, self._size - position))
            except OSError as error:
                raise self._unreadable(error) from None
            position += len(chunk)
            *names, rest = (rest + chunk).split(end)
            yield from names
            if len(rest) > _LONGEST:
                raise UsageError("a name in this list is too long for any file", file=self.name)
            if not chunk:
                if rest:
                    yield rest
                return

    def _unreadable(self, error: OSError | ValueError) -> UsageError:
        return UsageError(f"--files-from: can't be read: {reason(error)}", file=self.name)


def _opened(name: str) -> IO[bytes]:
    """Return a file that can be read several times."""
    if name != STANDARD:
        path = location(name)
        file: IO[bytes] = path.open("rb")
        if as_remote(path) is None and stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            return file
        with file:
            return _copied(file)
    if sys.stdin is None:
        raise OSError("it is closed")
    return _copied(sys.stdin.buffer)


def _copied(file: IO[bytes]) -> IO[bytes]:
    copy = TemporaryFile()  # noqa: SIM115 - it is read several times
    copyfileobj(file, copy)
    copy.flush()
    return copy
