"""Measure batches: processes, a run that finds all up to date, and pandoc for each thread.

    pip install '.[bench]'
    python benchmarks/batch.py

Each comparison has its limit. On a busy machine, look at the ratios of CPU time, which include all
processes that are started; but how much faster two processes are than one can only be seen on a quiet
one. The run takes some minutes.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pypandoc
from timing import process

import convert

THREADS = 10_000
"""Threads of the run that is repeated."""
SAMPLE = 2_000
"""Threads of the comparison of engines."""
ROUNDS = 3
BESIDE = 300
"""Threads that are converted beside pandoc."""
PER_FORMAT = 60
"""Of which so many are converted by pandoc, to estimate the time of all."""
POSTS = 20
POST = (
    "{post}/ This is post number {post} of thread {thread}, about the weather in the mountains, which "
    "changes more often than people think; see @user{thread} and https://example.org/{thread}/{post}.\n\n"
)
PANDOC = pypandoc.get_pandoc_path()
FROM = "markdown-citations"
"""In which @user is no citation."""
CONVERT = [str(Path(sys.executable).with_name("thread-convert")), "-q"]
NUMBERS = count()


class Time(NamedTuple):
    """How long something takes."""

    seconds: float
    cpu: float
    """Of this process and of those that it has started and that have ended."""

    def times(self, other: "Time") -> str:
        """Return in words how many times as fast the other one is."""
        return f"{self.seconds / other.seconds:.2f} (CPU {self.cpu / other.cpu:.2f})"


def timed(action: Callable[[], object]) -> Time:
    """Return the time of an action."""
    before, start = os.times(), time.perf_counter()
    action()
    taken = time.perf_counter() - start
    return Time(seconds=taken, cpu=sum(os.times()[:4]) - sum(before[:4]))


def write_threads(folder: Path, number: int) -> Path:
    """Write so many threads, and return their folder."""
    folder.mkdir()
    for thread in range(number):
        text = "".join(POST.format(post=post, thread=thread) for post in range(1, POSTS + 1))
        (folder / f"{thread}.txt").write_text(text, encoding="utf-8")
    return folder


def new_folder(folder: Path) -> str:
    """Return a folder that does not exist, because replacing files is slow on some systems."""
    return f"{folder}/out-{next(NUMBERS)}/"


def engines(folder: Path) -> None:
    """Print the rates of this process, of one other, and of two others. Starting them is included."""
    threads = write_threads(folder / "sample", SAMPLE)
    # A limit of time needs a process, also for one thread at a time.
    calls: tuple[tuple[int, float | None], ...] = ((1, None), (1, 60.0), (2, None))

    def run(jobs: int, timeout: float | None) -> None:
        out = new_folder(folder)
        found = convert.convert_many([threads], ["json", "markdown"], out, jobs=jobs, timeout=timeout)
        assert all(result.status == "written" for result in found)

    taken: dict[tuple[int, float | None], list[Time]] = {call: [] for call in calls}
    for _ in range(ROUNDS):
        for call in calls:
            taken[call].append(timed(partial(run, *call)))
    serial, one, two = (Time(*map(median, zip(*each, strict=True))) for each in taken.values())
    print(f"{SAMPLE:,} threads as JSON and Markdown, {SAMPLE / serial.seconds:.0f}/s in this process")
    print(f"  one process / this process: {serial.times(one)}; at least 0.90")
    print(f"  two processes / one: {one.times(two)}; at least 1.7 on two quiet processors")


def repeated(folder: Path) -> None:
    """Print the times of a run, and of the same call again."""
    threads, out = write_threads(folder / "many", THREADS), new_folder(folder)
    command = [*CONVERT, str(threads), "--to", "json", "--to", "markdown", "-o", out]
    first = timed(lambda: process(command))
    again = timed(lambda: process(command))
    print(f"{THREADS:,} threads: {first.seconds:.1f} s; up to date: {again.seconds:.2f} s")
    print(f"  up to date / converted: {first.times(again)}; at least 20")


class Theirs(NamedTuple):
    """How pandoc converts what we convert."""

    ours: tuple[str, ...]
    """Our formats."""
    theirs: tuple[str, ...]
    """The suffixes of the outputs of pandoc."""
    least: str


PAIRS = (
    Theirs(ours=("markdown", "json"), theirs=("md", "json"), least="; at least 40"),
    Theirs(ours=("epub",), theirs=("epub",), least=""),
    Theirs(ours=("pdf",), theirs=("typ",), least=""),
)


def beside_pandoc(folder: Path) -> None:
    """Print the times of one call, and of two processes of pandoc at a time, one for each output."""
    threads = write_threads(folder / "beside", BESIDE)
    markdown = new_folder(folder)
    process([*CONVERT, str(threads), "--to", "markdown", "-o", markdown])
    for pair in PAIRS:
        to = [word for name in pair.ours for word in ("--to", name)]
        command = [*CONVERT, str(threads), *to, "-o", new_folder(folder)]
        own = timed(partial(process, command))
        out = Path(new_folder(folder))
        other = timed(partial(with_pandoc, Path(markdown), out, pair.theirs))
        factor = BESIDE / PER_FORMAT
        other = Time(seconds=other.seconds * factor, cpu=other.cpu * factor)
        print(f"{BESIDE} threads as {' and '.join(pair.ours)}: {own.seconds:.2f} s (CPU {own.cpu:.2f})")
        print(f"  xargs -P2 pandoc / ours: {other.times(own)}{pair.least}")


def with_pandoc(markdown: Path, out: Path, suffixes: tuple[str, ...]) -> None:
    """Convert some threads with pandoc; those for typst also to PDF, in this process."""
    out.mkdir()
    calls = "".join(f"{call}\0" for call in pandoc_calls(markdown, out, suffixes))
    subprocess.run(["xargs", "-0", "-P2", "-n4", PANDOC], input=calls.encode(), check=True)
    if "typ" in suffixes:
        import typst

        for source in out.glob("*.typ"):
            typst.compile(source, output=source.with_suffix(".pdf"))


def pandoc_calls(markdown: Path, out: Path, suffixes: tuple[str, ...]) -> Iterator[str]:
    """Yield the arguments of pandoc for each output, separated as xargs wants them."""
    for thread in range(PER_FORMAT):
        for suffix in suffixes:
            output = f"{out}/{thread}.{suffix}"
            yield "\0".join((f"{markdown}/{thread}.md", f"--from={FROM}", "-s", f"--output={output}"))


def main() -> None:
    """Run all measurements."""
    print(f"load: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        engines(Path(folder))
        repeated(Path(folder))
        beside_pandoc(Path(folder))


if __name__ == "__main__":
    main()
