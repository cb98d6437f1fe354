"""Observe what a function does besides returning: output, files, connections."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND
_CONNECTING = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request")


@dataclass
class Observed:
    """What a call did."""

    result: Any = None
    error: str | None = None
    """The error that it raised, on one line."""
    printed: str = ""
    """What it wrote to standard output."""
    files: list[str] = field(default_factory=list)
    """The files that it wrote and left."""
    opened: list[str] = field(default_factory=list)
    """The files that it read."""
    connections: list[str] = field(default_factory=list)
    """What it asked of the network."""


class Observer:
    """Observes calls in this process, which it prepares: standard output goes to a file."""

    def __init__(self) -> None:
        """Redirect standard output, go to an empty folder, and listen to Python's audit events."""
        self._output = tempfile.TemporaryFile()  # noqa: SIM115 - open until this process ends
        os.dup2(self._output.fileno(), 1)
        self._folder = Path(tempfile.mkdtemp(prefix="convert-testing-"))
        os.chdir(self._folder)
        self._written: set[str] | None = None
        self._opened: list[str] = []
        self._connections: list[str] = []
        sys.addaudithook(self._hear)

    def close(self) -> None:
        """Remove the folder."""
        os.chdir(tempfile.gettempdir())
        shutil.rmtree(self._folder, ignore_errors=True)

    def observe(self, function: Callable[[], Any]) -> Observed:
        """Call a function and return what it did. Errors, `SystemExit` too, are part of that."""
        observed = Observed()
        with self._listening():
            try:
                observed.result = function()
            except (Exception, SystemExit) as error:
                observed.error = f"{type(error).__name__}: {error}"
        observed.printed = self._printed()
        observed.files = sorted(filter(os.path.lexists, self._written or ()))
        observed.files += sorted(str(path) for path in self._folder.rglob("*") if path.is_file())
        observed.files = [*dict.fromkeys(observed.files)]
        observed.opened, observed.connections = self._opened, self._connections
        self._written = None
        self._clear()
        return observed

    @contextmanager
    def _listening(self) -> Iterator[None]:
        self._written, self._opened, self._connections = set(), [], []
        yield
        sys.stdout.flush()

    def _clear(self) -> None:
        """Remove what a call left in the folder, so that the next one is not blamed for it."""
        for path in [*self._folder.iterdir()]:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink()

    def _printed(self) -> str:
        self._output.seek(0)
        printed = self._output.read().decode("utf-8", "replace")
        self._output.seek(0)
        self._output.truncate()
        return printed

    def _hear(self, event: str, args: tuple[Any, ...]) -> None:
        """Note what an audit event says; called for each event in this process."""
        if self._written is None:
            return
        if event == "open" and isinstance(args[0], str | bytes | os.PathLike):
            path = _absolute(args[0])
            if path.startswith("/dev/") or path == os.devnull:
                return
            mode, flags = args[1], args[2] or 0
            if (isinstance(mode, str) and set(mode) & set("wax+")) or flags & _WRITING:
                self._written.add(path)
            else:
                self._opened.append(path)
        elif event in ("os.mkdir", "os.rename", "os.symlink", "os.link"):
            self._written.add(_absolute(args[event != "os.mkdir"]))
        elif event in _CONNECTING:
            self._connections.append(f"{event}{args[1:]!r}")


def _absolute(path: Any) -> str:
    """Return a path without links resolved, since they may not exist yet."""
    return str(Path.cwd() / os.fsdecode(path))
