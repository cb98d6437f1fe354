"""Name temporary files after their process, and remove those whose process is dead."""

import os
import platform
import re
from contextlib import suppress
from functools import cache
from pathlib import Path


def temporary_path(folder: Path) -> Path:
    """Return a path for a new temporary file in a folder: `.convert-<host>-<process>-<random>`."""
    return folder / f"{_prefix()}{os.getpid()}-{os.urandom(4).hex()}"


@cache
def remove_abandoned(folder: Path) -> None:
    """Remove what `remove_all_abandoned` does, but only once for each folder in a process."""
    remove_all_abandoned(folder)


def remove_all_abandoned(folder: Path) -> None:
    """Remove the temporary files in a folder whose process on this host is dead.

    Those of other hosts stay: whether their process lives can't be seen from here.
    """
    # On Windows there is no harmless signal, and thus no way to ask whether a process lives.
    if os.name != "posix":
        return
    name = re.compile(re.escape(_prefix()) + r"(?P<process>[0-9]{1,9})-[0-9a-f]{8}")
    # An unreadable folder can still be written to; then nothing is removed.
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            found = name.fullmatch(entry.name)
            if found and not _is_alive(int(found["process"])):
                with suppress(OSError):
                    Path(entry).unlink()


@cache
def _prefix() -> str:
    host = re.sub(r"[^\w.-]", "_", platform.node(), flags=re.ASCII)
    return f".convert-{host[:64]}-"


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it belongs to somebody else
        return True
    return not _is_zombie(process)


def _is_zombie(process: int) -> bool:
    """Return whether a process has ended, and only its number is still in use; False if unknown.

    That is so until its parent asks for its exit code, which that of a container may do late.
    """
    try:
        status = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False  # a system without /proc
    return status.rpartition(")")[2].split()[:1] == ["Z"]  # after the name, see proc(5)
