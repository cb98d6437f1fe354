"""Write standard output and error, whatever they are connected to."""

import errno
import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Protocol, TextIO

from convert.errors import PlaceError, reason
from convert.prints import PluginStream

_STANDARD_OUTPUT = "standard output"
# Seconds between two attempts to write to a full pipe that does not block.
_WAITING = 1.0


def open_missing() -> None:
    """Connect closed standard descriptors to the null device.

    Otherwise the next file that is opened would become standard error, and receive its messages.
    """
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # POSIX: takes the lowest free descriptor


def real(stream: TextIO | None) -> TextIO | None:
    """Return a standard stream itself, for one that `prints.reported` put in its place."""
    return stream.real if isinstance(stream, PluginStream) else stream


def write_output(content: str | bytes) -> None:
    """Write all of `content` to standard output, waiting for a reader that is slower.

    Raises `PlaceError` if it is closed or takes no more, and `BrokenPipeError` if its reader is gone.
    """
    stream = real(sys.stdout)
    if stream is None:
        raise PlaceError("closed; name a file with -o", file=_STANDARD_OUTPUT)
    try:
        _write_all(stream, content)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise PlaceError(f"can't be written: {reason(error)}", file=_STANDARD_OUTPUT) from None


class Display(Protocol):
    """What stays on the last line of the terminal, below all messages."""

    def clear(self) -> None:
        """Remove it."""

    def draw(self) -> None:
        """Draw it again, at once or soon."""


_displays: list[Display] = []


@contextmanager
def displayed(display: Display) -> Iterator[None]:
    """Keep messages above a display."""
    _displays.append(display)
    try:
        yield
    finally:
        _displays.remove(display)


def write_message(line: str) -> None:
    """Write a line to standard error. A message that it can't take is dropped."""
    stream = real(sys.stderr)
    if stream is None:
        return
    for display in _displays:
        display.clear()
    # The handler of a signal also writes, maybe into the flush of another message: `RuntimeError`.
    with suppress(OSError, ValueError, RuntimeError):
        _write_all(stream, f"{line}\n")
    for display in _displays:
        display.draw()


def _write_all(stream: TextIO, content: str | bytes) -> None:
    stream.flush()
    buffer = getattr(stream, "buffer", None)
    if buffer is None:  # a program that calls `main` has replaced the stream by one for text
        stream.write(content if isinstance(content, str) else content.decode())
        return
    if isinstance(content, str):
        content = content.encode(stream.encoding, "backslashreplace")
    # The raw file reports how much it took; the buffer above it may raise instead, or keep a rest
    # that only the interpreter's last flush would write, after the exit code is decided.
    raw = getattr(buffer, "raw", buffer)
    rest = memoryview(content)
    while rest:
        written = raw.write(rest)
        if written is None:  # a full pipe that does not block
            select.select([], [raw], [], _WAITING)
        elif written == 0:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        else:
            rest = rest[written:]
