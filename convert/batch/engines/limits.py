"""Keep a process that does jobs from harming others, in its main function."""

import os
import signal
import sys
import threading
from contextlib import suppress
from pathlib import Path

from convert.errors import UsageError

# From -1000 to 1000; what has more is ended first when the system has no memory left (proc(5)).
_OOM_SCORE = "500"


def check_memory() -> None:
    """Raise `UsageError` if the memory of a process can't be limited on this system."""
    if sys.platform != "linux":
        raise UsageError("--memory: this system can't limit the memory of a process, only Linux can")


def limit_memory(size: int) -> None:
    """Limit the data of this process, and of each that it starts, to a number of bytes.

    The address space has no limit, because pandoc reserves a terabyte of it. Raises `UsageError` if
    this process has more already.
    """
    if sys.platform != "win32":
        import resource  # Windows has no such module

        used = _data_pages() * resource.getpagesize()
        if used >= size:
            raise UsageError(
                f"--memory: {size:,} bytes are too few; a process has {used:,} before its first thread"
            )
        resource.setrlimit(resource.RLIMIT_DATA, (size, size))


def _data_pages() -> int:
    """Return how many pages of data this process has, as their limit counts them (proc(5))."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5])


def prefer_to_end() -> None:
    """Let the system end this process rather than the one that started it when memory runs out."""
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(_OOM_SCORE, encoding="ascii")


def ignore_signals() -> None:
    """Ignore the signals that end a program: they are for the process that started this one.

    It decides whether this one finishes what it does, or is killed. A terminal sends them to both, and
    so does a service manager.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if sys.platform != "win32":
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        # It would stop this process if it wrote to a terminal that is set to `tostop`.
        signal.signal(signal.SIGTTOU, signal.SIG_IGN)


def end_with(pipe: int) -> None:
    """End this process and its group as soon as the other end of a pipe is closed, by a thread."""
    if sys.platform != "win32":  # there it ends after its current chunk
        threading.Thread(target=_end_when_closed, args=(pipe,), daemon=True).start()


def _end_when_closed(pipe: int) -> None:
    if sys.platform != "win32":
        import select  # has no `poll` on Windows

        poll = select.poll()
        poll.register(pipe, 0)  # only the events that are always reported: POLLHUP and POLLERR
        poll.poll()
        os.killpg(0, signal.SIGKILL)
