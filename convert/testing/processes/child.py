"""Call records in another process, whose hash seed, clock, time zone and locale differ."""

import atexit
import os
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

from convert.testing.processes.child_main import receive, send
from convert.testing.processes.locating import Located
from convert.testing.processes.observing import Observed


class Child:
    """A process that calls records. One is started, when it is first needed."""

    def __init__(self) -> None:
        """Start the process."""
        own_seed = os.environ.get("PYTHONHASHSEED", "random")
        environment = {
            **os.environ,
            "PYTHONHASHSEED": "2" if own_seed == "1" else "1",
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        }
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from convert.testing.processes.child_main import main; main()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._requests, self._answers = self._process.stdin, self._process.stdout
        self.path = [*sys.path]
        send(self._requests, self.path)

    def call(
        self, located: Located, function: str, arguments: Sequence[object], moves: Sequence[str]
    ) -> Observed:
        """Call a function of `convert.testing.processes.calls` with a record and other arguments.

        Raises `EOFError` or `BrokenPipeError` if the process has ended.
        """
        send(self._requests, (located, function, tuple(arguments), tuple(moves)))
        observed: Observed = receive(self._answers)
        return observed

    def close(self) -> None:
        """End the process."""
        for file in (self._requests, self._answers):
            file.close()
        self._process.wait()


_running: dict[str, Child] = {}
"""The process of the plugin that was called last, by its first module."""


def call(located: Located, function: str, *arguments: Any, moves: Sequence[str] = ()) -> Observed:
    """Call a function of `convert.testing.processes.calls` in another process.

    All records of a plugin share a process; another plugin gets another one.
    """
    key = located.modules[0][0].partition(".")[0] if located.modules else ""
    child = _running.get(key)
    if child is None or child.path != sys.path:
        close()
        child = _running[key] = Child()
    try:
        return child.call(located, function, arguments, moves)
    except (EOFError, OSError):
        close()
        return Observed(error="ended the process")


def close() -> None:
    """End the process, if there is one."""
    while _running:
        _, child = _running.popitem()
        try:
            child.close()
        except OSError:
            continue


atexit.register(close)
