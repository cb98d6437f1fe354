"""Append rows to a file so that it has whole lines only, and read its lines."""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from io import SEEK_END, FileIO
from pathlib import Path

from convert.errors import PlaceError, reason

_BLOCK = 1 << 18
_LONGEST = 1 << 26  # bytes of a line; what is longer is no row


class RowFile:
    """A file of rows, which one process writes.

    It is read and written through one descriptor, since Windows lets no other one read what is locked.
    """

    def __init__(self, file: FileIO, path: Path) -> None:
        """Create it for an open file."""
        self.file = file
        self.path = path
        self._start = 0
        """The offset of the block that was read last."""
        self._block = b""

    def lines(self) -> Iterator[tuple[int, bytes]]:
        """Yield the offset of each line and its bytes, without a last line that is not ended."""
        offset = 0
        while line := self.line(offset):
            yield offset, line
            offset += len(line)

    def line(self, offset: int) -> bytes:
        """Return the line at an offset; no bytes if there is none, or it is not ended.

        Raises `OSError`.
        """
        begin = offset - self._start
        end = self._block.find(b"\n", begin) if begin >= 0 else -1
        if end < 0:
            self._read(offset)
            begin, end = 0, self._block.find(b"\n")
        return self._block[begin : end + 1]

    def _read(self, offset: int) -> None:
        """Read a block from an offset on, which has at least one whole line if there is one."""
        self.file.seek(offset)
        self._start, self._block = offset, self.file.read(_BLOCK)
        while self._block and b"\n" not in self._block[-_BLOCK:] and len(self._block) < _LONGEST:
            more = self.file.read(_BLOCK)
            if not more:
                return
            self._block += more

    def cut(self) -> None:
        """Remove a last line that is not ended, which a process left that was killed.

        Raises `OSError`.
        """
        end = self.file.seek(0, SEEK_END)
        while end:
            begin = max(0, end - _BLOCK)
            self.file.seek(begin)
            found = self.file.read(end - begin).rfind(b"\n")
            end = begin + found + 1
            if found >= 0:
                break
            end = begin
        if end != self.file.seek(0, SEEK_END):
            self.file.truncate(end)

    def append(self, lines: bytes) -> None:
        """Append whole lines. If there is no space, none of them stays.

        Raises `PlaceError`.
        """
        end = self.size()
        try:
            rest = memoryview(lines)
            while rest:
                rest = rest[self.file.write(rest) or 0 :]
        except OSError as error:
            self._truncate(end)
            raise PlaceError(f"can't be written: {reason(error)}", file=self.path) from None
        except BaseException:  # a signal
            self._truncate(end)
            raise

    def size(self) -> int | None:
        """Return the size of the file; None for a device or a pipe, of which nothing can be removed."""
        status = os.fstat(self.file.fileno())
        return status.st_size if stat.S_ISREG(status.st_mode) else None

    def close(self) -> None:
        """Close the file, which ends its lock."""
        self.file.close()

    def _truncate(self, end: int | None) -> None:
        if end is not None:
            with suppress(OSError):
                self.file.truncate(end)


def open_rows(path: Path, *, mode: str) -> RowFile:
    """Open a file of rows in the mode "a+b" or "rb". Raises `OSError`.

    A link is not followed: it may have been put into a folder by somebody else, and lead to a file
    that is no state. For the same reason this does not wait for the other end of a pipe.
    """
    file = FileIO(path, mode.replace("b", ""), opener=_open)
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise OSError(0, "this is not a regular file; remove it")
    return RowFile(file, path)


def _open(path: str, flags: int) -> int:
    careful = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    return os.open(path, flags | careful, 0o666)
