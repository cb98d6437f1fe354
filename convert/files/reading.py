"""Read input files that are regular and not too large."""

import re
import select
import stat
from pathlib import Path
from typing import IO, NamedTuple

from convert.errors import InputError, reason
from convert.locations import as_remote

# What a shell puts in place of `<(command)`, and the names of standard input.
_DESCRIPTOR = re.compile(r"/dev/stdin|/dev/fd/[0-9]+|/proc/(?:self|[0-9]+)/fd/[0-9]+")
_CHUNK = 1 << 20
# Seconds between two attempts to read from an empty pipe that does not block.
_WAITING = 1.0


class Limit(NamedTuple):
    """The largest size of a file."""

    size: int
    """In bytes."""
    rule: str
    """The end of the message "2.0 MB is more than …": what sets the limit, and its value."""

    def exceeded(self, size: int | None, file: str | Path) -> InputError:
        """Return the error for a file of this size; None means that its size is not known."""
        found = "more than" if size is None else f"{_in_words(size)} is more than"
        return InputError(f"{found} {self.rule}", file=file)


def read_bytes(path: Path, limit: Limit) -> bytes:
    """Return the content of a file.

    Raises `InputError` if it can't be read or is larger than `limit`, and at once if it is neither a
    regular file nor a descriptor that the caller has opened, such as `/dev/fd/63`: a named pipe may
    never end, nor ever begin.
    """
    try:
        status = path.stat()
        if stat.S_ISREG(status.st_mode):
            if status.st_size > limit.size:
                raise limit.exceeded(status.st_size, path)
        elif not (stat.S_ISDIR(status.st_mode) or _DESCRIPTOR.fullmatch(str(path))):
            raise InputError("not a regular file", file=path)
        if as_remote(path) is not None:
            data = path.read_bytes()  # with one request
        else:
            with path.open("rb") as file:
                data = read_up_to(file, limit.size + 1)
    except FileNotFoundError:
        raise InputError("no such file", file=path) from None
    except (OSError, ValueError) as error:  # ValueError: the name contains a NUL
        raise InputError(f"can't be read: {reason(error)}", file=path) from None
    if len(data) > limit.size:
        raise limit.exceeded(None, path)
    return data


def read_up_to(file: IO[bytes], count: int) -> bytes:
    """Return the content of an open file, at most `count` bytes of it."""
    chunks: list[bytes] = []
    while count > 0:
        chunk: bytes | None = file.read(min(count, _CHUNK))
        if chunk is None:  # an empty pipe that does not block
            select.select([file], [], [], _WAITING)
            continue
        if not chunk:
            break
        chunks.append(chunk)
        count -= len(chunk)
    return b"".join(chunks)


def _in_words(size: int) -> str:
    """Return a size in bytes as people write it: "2.0 MB"."""
    for power, unit in ((4, "TB"), (3, "GB"), (2, "MB"), (1, "kB")):
        if size >= 1000**power:
            return f"{size / 1000**power:.1f} {unit}"
    return f"{size} bytes"
