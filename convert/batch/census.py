"""Remember all threads and outputs of a batch in sixteen bytes each, so that none replaces another."""

import os
import stat
from pathlib import Path

from msgspec import Struct, field

from convert.batch.hashes import Hashes, hash_of, hash_of_file
from convert.batch.output_keys import OutputKeys
from convert.locations import is_url


class Census(Struct, frozen=True):
    """All threads and outputs of a batch."""

    threads: Hashes = field(default_factory=Hashes)
    """The files of which threads are read: `identity` of each."""
    outputs: Hashes = field(default_factory=Hashes)
    """The keys of the outputs of all sources, without those of sources of several threads."""
    keys: OutputKeys = field(default_factory=OutputKeys)
    """How outputs are compared."""

    def is_thread(self, path: str | Path) -> bool:
        """Return whether this is a file of which a thread is read, under whatever name."""
        value = identity(path)
        return value is not None and value in self.threads

    def is_output_of_other(self, path: Path) -> bool:
        """Return whether an output of one of several threads is also the output of another source."""
        return hash_of(self.keys.of_output(path)) in self.outputs


def identity(path: str | Path) -> int | None:
    """Return what the system knows a regular file by, under all of its names; None if there is none."""
    name = str(path)
    if is_url(name):
        return hash_of(name)
    try:
        status = os.stat(path)  # noqa: PTH116 - a Path is slower, and there may be a million threads
    except (OSError, ValueError):
        return None  # is reported when it is read or written
    return hash_of_file(status.st_dev, status.st_ino) if stat.S_ISREG(status.st_mode) else None
