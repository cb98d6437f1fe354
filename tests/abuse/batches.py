"""Start batches with the command line, and look at what they leave: outputs, rows and processes."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

STATE = ".convert-state.jsonl"
# Under root, a folder without permissions is used all the same, unless these rights are dropped.
UNPRIVILEGED = (
    [
        "setpriv",
        "--bounding-set=-dac_override,-dac_read_search",
        "--inh-caps=-dac_override,-dac_read_search",
    ]
    if sys.platform == "linux" and os.geteuid() == 0
    else []
)


class Runs:
    """A folder in which the command line runs."""

    def __init__(self, place: Path) -> None:
        """Create it for a folder that exists."""
        self.place = place
        self._environment = {**os.environ, "XDG_CONFIG_HOME": str(place / "nothing")}

    def threads(self, texts: Sequence[str], folder: str = "in") -> None:
        """Write a thread for each text: 00000.txt, 00001.txt, …"""
        (self.place / folder).mkdir()
        for number, text in enumerate(texts):
            (self.place / folder / f"{number:05}.txt").write_text(text, encoding="utf-8")

    def start(self, *words: str, before: Sequence[str] = (), **streams: Any) -> subprocess.Popen[str]:
        """Start the command line; it is the first of a process group."""
        return subprocess.Popen(
            [*before, sys.executable, "-P", "-m", "convert", *words],
            cwd=self.place,
            env=self._environment,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            **streams,
        )

    def run(self, *words: str, before: Sequence[str] = (), seconds: float = 300) -> tuple[int, str]:
        """Run the command line, and return the exit code and the messages."""
        process = self.start(*words, before=before)
        _, errors = process.communicate(timeout=seconds)
        return process.returncode, errors

    def rows(self, name: str) -> list[dict[str, Any]]:
        """Return the rows of a report or a state."""
        return rows(self.place / name)

    def files(self, folder: str) -> dict[str, bytes]:
        """Return all files in a folder but the states, also hidden and temporary ones."""
        return {
            str(path.relative_to(self.place / folder)): path.read_bytes()
            for path in (self.place / folder).rglob("*")
            if path.is_file() and not path.name.startswith(".convert-state")
        }

    def processes(self) -> set[int]:
        """Return the numbers of all processes of all runs in this folder."""
        mark = f"XDG_CONFIG_HOME={self.place}/nothing".encode()
        found = set()
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if mark in (folder / "environ").read_bytes().split(b"\0"):
                    found.add(int(folder.name))
        return found

    def workers(self, process: subprocess.Popen[str]) -> set[int]:
        """Return the numbers of the processes that a run has started."""
        return self.processes() - {process.pid}


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def outputs(found: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the rows that are about outputs or sources."""
    return (row for row in found if row["row"] == "output")


def kill(process: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)


def wait_for(condition: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it takes too long"
        time.sleep(0.002)


def size(path: Path) -> int:
    """Return the size of a file; 0 if there is none."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0
