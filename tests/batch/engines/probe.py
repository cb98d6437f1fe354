"""A plugin file whose writer does what threads ask for, and batches that use it."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from convert.batch.jobs import Job, Outcome, Plugins, Setup, Source
from convert.batch.results import Result
from convert.options import Reading

PLUGIN = """
import os, signal, subprocess, sys, time
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated
import convert
from convert.files.temporary import temporary_path
from convert.tree import plain

@dataclass(frozen=True)
class Options:
    folder: Annotated[str, "where the writer leaves marks"] = "."

kept = []

def write(document, options):
    mark = Path(options.folder, document.source.name)
    mark.with_suffix(".pid").write_text(str(os.getpid()))
    match plain(document).split():
        case ["exit", code]:
            os._exit(int(code))
        case ["signal", number]:
            os.kill(os.getpid(), int(number))
        case ["die-twice"]:
            with mark.with_suffix(".died").open("a+") as died:
                died.write("x")
            if mark.with_suffix(".died").stat().st_size < 3:
                os.kill(os.getpid(), signal.SIGKILL)
        case ["unfinished", *then]:
            temporary_path(Path(options.folder)).touch()
            if then == ["hang"]:
                time.sleep(600)
            os._exit(1)
        case ["hang"]:
            time.sleep(600)
        case ["compute"]:
            while True:
                pass
        case ["sleep", seconds]:
            time.sleep(float(seconds))
        case ["child"]:
            child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
            mark.with_suffix(".child").write_text(str(child.pid))
            child.wait()
        case ["eat"]:
            bytearray(2_000_000_000)
        case ["keep", size]:
            kept.append(bytearray(int(size)))
        case ["interrupt"]:
            raise KeyboardInterrupt
        case ["quit"]:
            sys.exit(5)
        case ["print"]:
            print("words")
            os.write(1, b"more words")
        case ["input"]:
            return sys.stdin.read() + "nothing"
    return plain(document)

@dataclass(frozen=True)
class NoOptions:
    pass

def read(source, options):
    for line in source.bytes().splitlines():
        yield convert.read(line, name=source.name, from_="text")

@convert.hookimpl
def convert_writers():
    yield convert.Writer("probe", ".probe", "text/plain", Options, write)

@convert.hookimpl
def convert_readers():
    yield convert.Reader("probes", (".probes",), lambda head, name: True, NoOptions, read)
"""


class Batch:
    """Threads in a folder, and how they are converted."""

    def __init__(self, folder: Path, threads: Sequence[str]) -> None:
        """Write a thread for each text; it may be an order to the plugin."""
        self.folder = folder
        self.threads = threads
        self.begun = 0
        """How many jobs have been handed out."""
        plugin = folder / "probe_plugin.py"
        plugin.write_text(PLUGIN, encoding="utf-8")
        for number, text in enumerate(threads):
            self.file(number, "txt").write_text(text, encoding="utf-8")
        self.setup = Setup(
            reading=Reading(),
            formats={"probe": {"folder": str(folder)}},
            plugins=Plugins(files=(plugin,)),
        )

    def file(self, number: int, suffix: str) -> Path:
        return self.folder / f"{number:04}.{suffix}"

    def jobs(self) -> Iterator[Job]:
        for number, _ in enumerate(self.threads):
            self.begun += 1
            path = self.file(number, "txt")
            source = Source(name=path.name, path=path, of_folder=True)
            yield Job(source=source, outputs=(("probe", self.file(number, "probe")),))

    def written(self) -> int:
        return len(list(self.folder.glob("*.probe")))


def results(outcomes: Iterator[Outcome]) -> dict[str, Result]:
    """Return the results by their source. No source has two."""
    found: dict[str, Result] = {}
    for outcome in outcomes:
        for result in outcome.results:
            assert result.source not in found
            found[result.source] = result
    return found


def by_status(found: dict[str, Result], status: str) -> dict[str, Result]:
    return {name: result for name, result in found.items() if result.status == status}


def never() -> bool:
    return False


def number_in(file: Path) -> int:
    """Return the number in a file, as soon as there is one."""
    wait_for(lambda: file.exists() and file.read_text() != "")
    return int(file.read_text())


def is_alive(process: int) -> bool:
    """Return whether a process runs; what has ended may still be listed."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def processes_of(parent: int) -> set[int]:
    """Return the numbers of the processes that a process has started."""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            fields = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            if int(fields[1]) == parent:
                found.add(int(folder.name))
    return found


def own_processes() -> set[int]:
    return processes_of(os.getpid())


def wait_for(condition: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)
