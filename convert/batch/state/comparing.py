"""Compare what a row says of a source and its output with the files that are there now."""

import hashlib
import os
import stat
from functools import cached_property
from pathlib import Path

from convert import archives
from convert.api import size_limit
from convert.batch.jobs import Source
from convert.batch.results import Result
from convert.errors import InputError
from convert.options import Reading

# The unit in which file systems keep times, in nanoseconds, as far as it can be seen from a time: two
# seconds on FAT. Linux takes the times of others from a clock that ticks every 10 ms at most.
_COARSE, _FINE = 2 * 10**9, 2 * 10**7


class SourceNow:
    """What is known of a source now. Its content is read only if it is needed."""

    def __init__(self, source: Source, reading: Reading) -> None:
        """Take the size and the time of a source; for a member of an archive, those of the archive."""
        self._source = source
        self._reading = reading
        self.name = source.name
        self.size: int | None = None if source.data is None else len(source.data)
        self.modified: int | None = None
        if source.path is not None:
            status = status_of(source.path)
            if status is not None and not stat.S_ISDIR(status.st_mode):
                self.size, self.modified = status.st_size, status.st_mtime_ns

    def is_of(self, row: Result) -> bool:
        """Return whether a row is about this source with its present content.

        The size and the time are enough if the source has the same path. Otherwise its content is
        compared, and the file name, which outputs show.
        """
        if row.source == self.name:
            same_status = (row.size, row.modified) == (self.size, self.modified)
            if same_status and self.modified is not None and not _may_be_newer(row):
                return True
        elif Path(row.source).name != Path(self.name).name:
            return False
        # The size of the archive of a member says nothing about the member.
        if row.size != self.size and self._source.member is None:
            return False
        return row.sha256 is not None and row.sha256 == self._sha256

    @cached_property
    def _sha256(self) -> str | None:
        source = self._source
        if source.data is not None:
            return hashlib.sha256(source.data).hexdigest()
        if source.path is None:
            return None
        if source.member is None:
            return sha256_of(source.path)
        try:
            data = archives.read_member(source.path, source.member, size_limit(self._reading))
        except InputError:
            return None
        return hashlib.sha256(data).hexdigest()


class OutputNow:
    """What is known of an output now."""

    def __init__(self, path: Path) -> None:
        """Take the size and the time of an output."""
        self.path = path
        self._status = status_of(path)

    @property
    def modified(self) -> int | None:
        """When it was modified, in nanoseconds since 1970."""
        return None if self._status is None else self._status.st_mtime_ns

    def is_as_written(self, row: Result) -> bool:
        """Return whether a file is what a row says was written, with the files beside it."""
        status = self._status
        if status is None or not stat.S_ISREG(status.st_mode) or status.st_size != row.output_size:
            return False
        if status.st_mtime_ns != row.output_modified and row.output_sha256 != self._sha256:
            return False
        return not row.files or self._has_all(row.files)

    def _has_all(self, names: tuple[str, ...]) -> bool:
        folder = Path(os.path.realpath(self.path)).parent
        statuses = (status_of(folder / name) for name in names)
        return all(status is not None and stat.S_ISREG(status.st_mode) for status in statuses)

    @cached_property
    def _sha256(self) -> str | None:
        return sha256_of(self.path)


def status_of(path: Path) -> os.stat_result | None:
    """Return the status of a file; None if it has none, since it is missing or can't be reached."""
    try:
        return path.stat()
    except (OSError, ValueError):
        return None


def sha256_of(path: Path) -> str | None:
    """Return the SHA-256 of a regular file, in hexadecimal; None if it can't be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None


def _may_be_newer(row: Result) -> bool:
    """Return whether a source may have been changed since it was read, and have the same time.

    That is so if it was modified in the tick of the clock in which its output was written, or later.
    """
    if row.modified is None or row.output_modified is None:
        return False
    tick = _FINE if row.modified % 10**9 else _COARSE
    return row.modified > row.output_modified - tick
