"""Start, ask and end a process that does jobs.

It is a plain process with two pipes of its own. Processes share nothing, such as a lock or a queue, so
the death of one harms no other. They import nothing of the program that uses this package, so it needs
neither a guard `if __name__ == "__main__":` nor a file.
"""

import json
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from queue import SimpleQueue
from time import monotonic
from typing import Any, NamedTuple

from convert.batch.engines.messages import Answer
from convert.batch.jobs import Job
from convert.errors import ConvertError, reason

_CODE = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]); "
    "from convert.batch.engines.worker import main; main()"
)
_PATIENCE = 5.0
"""How many seconds a process that has been asked to end may take."""
_SIGKILL = 9  # which Windows does not have


class Event(NamedTuple):
    """A process has answered, or its end of the pipe is closed."""

    process: "Process"
    answer: Answer | None
    """None if there are no more answers, because the process is about to end."""
    time: float
    """When that was, on the monotonic clock."""


class Process:
    """A process that does jobs."""

    def __init__(self, start: bytes, events: "SimpleQueue[Event]") -> None:
        """Start a process.

        Args:
            start: The pickled `Start`.
            events: Gets what the process answers.

        Raises `ConvertError`.
        """
        self._events = events
        self._code: int | None = None
        self._reader = threading.Thread(target=self._read, daemon=True)
        try:
            self._process = subprocess.Popen(
                _command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, **_own_group()
            )
        except OSError as error:
            raise ConvertError(f"a process can't be started: {reason(error)}") from error
        try:
            self._reader.start()
        except RuntimeError as error:  # the limit for processes counts threads as well
            self._process.kill()
            self._process.communicate()
            raise ConvertError(f"a process can't be started: {error}") from error
        self._write(start)

    def send(self, chunk: Sequence[Job]) -> None:
        """Send a chunk to the process, which must be waiting for one."""
        self._write(pickle.dumps([*chunk], pickle.HIGHEST_PROTOCOL))

    def is_running(self) -> bool:
        """Return whether the process runs."""
        return self._process.poll() is None

    def kill(self) -> None:
        """End the process at once, with all that it started; None is answered then."""
        if self._code is not None:
            return  # another process may have its number by now
        if sys.platform == "win32":
            self._process.kill()
        else:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)

    def finish(self) -> None:
        """Ask the process to end."""
        self._write(pickle.dumps(None))

    def wait(self) -> int:
        """Wait until the process has ended, and end what it started. Return its exit code.

        If it takes longer than it may, it is killed.
        """
        if self._code is None:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(_PATIENCE)
            self.kill()
            self._code = self._process.wait()
            self._reader.join(_PATIENCE)
            self._close()
        return self._code

    def _close(self) -> None:
        """Close the pipes, but for one that is still read: another process may keep it open."""
        pipes = [self._process.stdin, None if self._reader.is_alive() else self._process.stdout]
        for pipe in pipes:
            if pipe is not None:
                with suppress(OSError):  # what could not be written any more
                    pipe.close()

    def _write(self, data: bytes) -> None:
        assert self._process.stdin is not None
        with suppress(OSError):  # it has ended, which is an event
            self._process.stdin.write(data)
            self._process.stdin.flush()

    def _read(self) -> None:
        """Queue all answers, in a thread, because Windows can't wait for one of several pipes."""
        assert self._process.stdout is not None
        answer: Answer | None = None
        while True:
            try:
                answer = pickle.load(self._process.stdout)
            except Exception:  # what a process has written half can raise anything
                answer = None
            self._events.put(Event(process=self, answer=answer, time=monotonic()))
            if answer is None:
                return


def was_killed(code: int) -> bool:
    """Return whether a process ended because another one, or the system, killed it."""
    return code == -_SIGKILL


def how_it_ended(code: int) -> str:
    """Return in words how a process ended, by its exit code or the negative number of a signal."""
    if code >= 0:
        return f"ended with exit code {code}"
    try:
        name = f"signal {-code} ({signal.Signals(-code).name})"
    except ValueError:
        name = f"signal {-code}"
    hint = ", as the system does when memory runs out" if was_killed(code) else ""
    return f"was ended by {name}{hint}"


def _command() -> list[str]:
    """Return the command that starts a process with the modules that can be imported here.

    Raises `ConvertError`.
    """
    # The executable of a frozen program is not Python but that program.
    if not sys.executable or getattr(sys, "frozen", False):
        raise ConvertError("a process can't be started: the path of Python is unknown; use --jobs 1")
    flags = ["-P"]  # the folder of the program, or the current one, is in the path only if it is here
    if sys.flags.isolated:
        flags.append("-I")
    if sys.flags.optimize:
        flags.append("-" + "O" * sys.flags.optimize)
    if sys.flags.utf8_mode:
        flags += ["-X", "utf8"]
    path = [entry for entry in sys.path if isinstance(entry, str)]
    return [sys.executable, *flags, "-c", _CODE, json.dumps(path)]


def _own_group() -> dict[str, Any]:
    """Return the arguments that make a process the first of a group, which can be ended as a whole."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"process_group": 0}
