"""Time and memory of long threads: each format for 1 MB and for 10 MB of text.

    python benchmarks/large.py

Each thread is read and rendered in a process of its own, so that its peak memory is its own. A post has
one mention and one link, of which nearly all differ. Seconds are CPU time. What counts are the ratios:
in linear time they are 10, and memory grows by less, since the interpreter and the libraries take about
35 MB in any case. The whole run takes about three minutes.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

FORMATS = ("json", "markdown", "epub", "pdf")
MEGABYTES = (1, 10)
POST = (
    "{n}/ This is post number {n} of a long thread about the weather in the mountains, which changes "
    "more often than people think; see @user{user} and https://example.org/articles/{n} for more.\n\n"
)
USERS = 5_000

RENDER = """
import json, resource, sys, time
import convert
document = convert.read(sys.argv[1])
read = time.process_time()
size = len(convert.render(document, sys.argv[2]))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
print(json.dumps([time.process_time() - read, peak, size]))
"""


class Figures(NamedTuple):
    """What one process took to read and render a thread."""

    seconds: float
    """CPU time, without reading."""
    peak: int
    """Resident memory in bytes, with reading."""
    size: int
    """The bytes or characters of the output."""


def thread(size: int) -> str:
    """Return a thread of at least so many characters."""
    posts: list[str] = []
    length = 0
    while length < size:
        number = len(posts) + 1
        posts.append(POST.format(n=number, user=number % USERS))
        length += len(posts[-1])
    return "".join(posts)


def render(source: Path, name: str) -> Figures:
    """Read a thread and render it as the format `name`, in a new process."""
    command = [sys.executable, "-c", RENDER, str(source), name]
    shown = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
    return Figures(*json.loads(shown))


def main() -> None:
    """Print a line for each format and size, and the ratios of the sizes."""
    with tempfile.TemporaryDirectory() as folder:
        sources = {size: Path(folder) / f"{size}.txt" for size in MEGABYTES}
        for size, source in sources.items():
            source.write_text(thread(size * 1_000_000), encoding="utf-8")
        for name in FORMATS:
            figures = {size: render(source, name) for size, source in sources.items()}
            for size, (seconds, peak, length) in figures.items():
                print(
                    f"{name}, {size} MB: {seconds:.1f} s, peak {peak / 1e6:.0f} MB,"
                    f" output {length / 1e6:.1f} MB"
                )
            small, large = figures.values()
            print(
                f"  10/1: time {large.seconds / small.seconds:.1f},"
                f" memory {large.peak / small.peak:.1f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
