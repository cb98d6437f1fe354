"""What ten million threads cost: time and bytes for each of some formats.

    python benchmarks/cost.py

Some hundred threads of about 3.5 kB are converted by one process, from start to end: reading, rendering
and writing. Seconds are CPU time, with the processes that are started. The run takes about a minute.
docs/batch.md has its table.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

FORMATS = ("json", "markdown", "html", "epub", "pdf")
SAMPLE = 300
THREADS = 10_000_000
PROCESSORS = 16
POSTS = 20
POST = (
    "{post}/ This is post number {post} of thread {thread}, about the weather in the mountains, which "
    "changes more often than people think; see @user{thread} and https://example.org/{thread}/{post}.\n\n"
)


class Cost(NamedTuple):
    """What one thread costs."""

    seconds: float
    """CPU time."""
    size: float
    """The bytes of its output."""


def write_threads(folder: Path) -> float:
    """Write the threads, and return their mean size in bytes."""
    folder.mkdir()
    for thread in range(SAMPLE):
        text = "".join(POST.format(post=post, thread=thread) for post in range(1, POSTS + 1))
        (folder / f"{thread}.txt").write_text(text, encoding="utf-8")
    return size_of(folder) / SAMPLE


def size_of(folder: Path) -> int:
    """Return the size of the visible files in a folder."""
    files = [path for path in folder.rglob("*") if not path.name.startswith(".")]
    return sum(path.stat().st_size for path in files if path.is_file())


def convert(threads: Path, out: Path, name: str) -> Cost:
    """Convert all threads with one process."""
    command = [sys.executable, "-m", "convert", str(threads), "--to", name, "-o", f"{out}/"]
    before = os.times()
    subprocess.run([*command, "--jobs", "1", "--quiet"], check=True)
    after = os.times()
    seconds = (after.children_user - before.children_user) + (
        after.children_system - before.children_system
    )
    return Cost(seconds=seconds / SAMPLE, size=size_of(out) / SAMPLE)


def main() -> None:
    """Print the table of docs/batch.md."""
    with tempfile.TemporaryDirectory() as folder:
        threads = Path(folder, "threads")
        size = write_threads(threads)
        print(f"threads of {size:,.0f} bytes: {THREADS * size / 1e9:,.0f} GB\n")
        print(f"| format | ms for a thread | hours on {PROCESSORS} processors | bytes | GB in all |")
        print("| --- | --- | --- | --- | --- |")
        for name in FORMATS:
            cost = convert(threads, Path(folder, name), name)
            hours = cost.seconds * THREADS / PROCESSORS / 3600
            row = (name, f"{cost.seconds * 1000:.1f}", f"{hours:,.1f}", f"{cost.size:,.0f}")
            print(f"| {' | '.join(row)} | {cost.size * THREADS / 1e9:,.0f} |", flush=True)


if __name__ == "__main__":
    main()
