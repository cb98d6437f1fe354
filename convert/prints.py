"""Keep what plugins and libraries print out of the outputs, and report it."""

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TextIO

from convert.running import Call, current

_MOST_LINES = 20  # of a plugin; the rest is dropped


class PluginStream(io.TextIOBase):
    """Replaces `sys.stdout` and `sys.stderr` for whoever prints."""

    def __init__(
        self, real: TextIO, report: Callable[[str], None], direct: TextIO | None = None
    ) -> None:
        """Create a stream.

        `report` gets a line for each line that is printed. With `direct`, all goes there at once
        instead, as a debugger needs it.
        """
        self.real = real
        self._direct = direct
        self.buffer = _Bytes(self)
        self._report = report
        self._rest = ""
        self._call: Call | None = None
        self._lines: dict[str, int] = {}

    @property
    def encoding(self) -> str:  # type: ignore[override] # an attribute in typeshed
        """Return the encoding of the bytes that are printed."""
        return "utf-8"

    def writable(self) -> bool:
        """Return that it can be written to."""
        return True

    def isatty(self) -> bool:
        """Return whether the real stream is a terminal."""
        return self.real.isatty()

    def write(self, text: str) -> int:
        """Report each complete line, and keep the rest until the line is complete."""
        if self._direct is not None:
            self._direct.write(text)
            self._direct.flush()
            return len(text)
        call = current()
        if call != self._call:
            self.finish()
            self._call = call
        *lines, self._rest = (self._rest + text).split("\n")
        for line in lines:
            self._print(line)
        return len(text)

    def finish(self) -> None:
        """Report what is left of a line."""
        rest, self._rest = self._rest, ""
        if rest:
            self._print(rest)

    def _print(self, line: str) -> None:
        plugin = f"plugin {self._call.plugin}" if self._call else "a library"
        count = self._lines[plugin] = self._lines.get(plugin, 0) + 1
        if line.strip() and count <= _MOST_LINES:
            self._report(f"{plugin} prints: {line}")
        elif count == _MOST_LINES + 1:
            self._report(f"{plugin} prints more")


class _Bytes(io.RawIOBase):
    """The bytes of a stream, for who writes to `sys.stdout.buffer`."""

    def __init__(self, stream: PluginStream) -> None:
        self._stream = stream

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._stream.write(bytes(data).decode(errors="replace"))
        return len(data)


@contextmanager
def reported(report: Callable[[str], None], *, debug: bool = False) -> Iterator[None]:
    """Report what others print, until the end; with `debug`, pass it on to standard error."""
    before = sys.stdout, sys.stderr
    direct = sys.stderr if debug else None
    streams = [stream and PluginStream(stream, report, direct) for stream in before]
    sys.stdout, sys.stderr = streams
    try:
        yield
    finally:
        for stream in streams:
            if isinstance(stream, PluginStream):
                stream.finish()
        sys.stdout, sys.stderr = before
