"""How fast a thread becomes Markdown and JSON, beside pandoc on the same thread in the same run.

    python benchmarks/text.py

pandoc is the one that pypandoc brings along. It reads our Markdown and writes Markdown, which is less
than to find the posts and links of a thread. Its server can't be run (this build lacks GHC's threaded
runtime), so `pandoc lua` is the process that goes on from thread to thread, and one process over all
threads in one text stands beside it. Figures are medians; what counts are the ratios, since machines
are noisy.
"""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import pypandoc
from timing import SEED, process, seconds

import convert

PANDOC = pypandoc.get_pandoc_path()
CONVERT = str(Path(sys.executable).with_name("thread-convert"))
THREADS = 1000
PROCESSES = 50
"""As many of pandoc's processes are measured; the time of `THREADS` is theirs, multiplied."""
LOOP = """
for n = 1, tonumber(arg[3]) do
  local source = assert(io.open(arg[1] .. '/' .. n .. '.md'))
  local target = assert(io.open(arg[2] .. '/' .. n .. '.md', 'w'))
  target:write(pandoc.write(pandoc.read(source:read('a'), 'markdown'), 'markdown'))
  source:close()
  target:close()
end
"""


class Places(NamedTuple):
    """The seed, as often as a batch has it, and where outputs go."""

    threads: Path
    markdown: Path
    out: Path


def prepared(folder: Path) -> Places:
    """A folder of threads, and one of the same threads as Markdown for pandoc."""
    places = Places(*(folder / name for name in Places._fields))
    for place in places:
        place.mkdir()
    markdown = str(convert.render(convert.read(SEED), "markdown", front_matter=False))
    for n in range(1, THREADS + 1):
        shutil.copy(SEED, places.threads / f"{n}.txt")
        (places.markdown / f"{n}.md").write_text(markdown, encoding="utf-8")
    # in one text, each note needs a label of its own
    whole = "\n\n".join(markdown.replace("[^", f"[^{n}-") for n in range(1, THREADS + 1))
    (places.markdown / "whole.md").write_text(whole, encoding="utf-8")
    (folder / "loop.lua").write_text(LOOP, encoding="utf-8")
    return places


def warm() -> None:
    """The seed in a process that has done it before: read, written as Markdown, written as JSON."""
    data = SEED.read_bytes()
    document = convert.read(data)
    written = convert.render(document, "json")
    assert isinstance(written, str)
    encoded = written.encode()

    def all_of_it() -> None:
        read = convert.read(data)
        convert.render(read, "markdown")
        convert.render(read, "json")

    parts = {
        "read, Markdown and JSON": all_of_it,
        "  read": lambda: convert.read(data),
        "  Markdown": lambda: convert.render(document, "markdown"),
        "  JSON": lambda: convert.render(document, "json"),
        "JSON, read back": lambda: convert.read(encoded, name="thread.json"),
    }
    for name, action in parts.items():
        action()
        print(f"seed warm, {name}: {seconds(action, 300) * 1e3:.2f} ms")


def new_folder(places: Places) -> str:
    """Where no output is yet: to replace one takes some systems longer than to convert a thread."""
    return tempfile.mkdtemp(dir=places.out)


def cold(places: Places) -> None:
    """Whole processes, from a file to a file."""
    source = str(places.markdown / "1.md")

    def ours() -> None:
        process([CONVERT, str(SEED), "--to", "markdown", "-o", f"{new_folder(places)}/x.md", "-q"])

    def theirs() -> None:
        process([PANDOC, source, "-o", f"{new_folder(places)}/x.md"])

    ours()  # which compiles its modules, once for all
    theirs()
    own, other = seconds(ours, 31), seconds(theirs, 31)
    python = seconds(lambda: process([sys.executable, "-c", "pass"]), 31)
    print(
        f"seed cold: {own * 1e3:.0f} ms, {python * 1e3:.0f} of them Python's own; "
        f"pandoc {other * 1e3:.0f} ms; ratio {own / other:.2f}"
    )


def batch(places: Places) -> None:
    """A folder of threads by one process of ours, beside pandoc in three ways."""

    def ours() -> None:
        out = f"{new_folder(places)}/"
        process([CONVERT, str(places.threads), "--to", "markdown", "-o", out, "-q"])

    def single() -> None:
        out = new_folder(places)
        for n in range(1, PROCESSES + 1):
            process([PANDOC, str(places.markdown / f"{n}.md"), "-o", f"{out}/{n}.md"])

    def loop() -> None:
        script = str(places.out.parent / "loop.lua")
        process([PANDOC, "lua", script, str(places.markdown), new_folder(places), str(THREADS)])

    def whole() -> None:
        process([PANDOC, str(places.markdown / "whole.md"), "-o", f"{new_folder(places)}/x.md"])

    own = seconds(ours, 3)
    print(f"{THREADS:,} seeds: {own:.2f} s")
    for name, action, factor in (
        (f"a process each ({PROCESSES} measured)", single, THREADS // PROCESSES),
        ("one process, thread by thread", loop, 1),
        ("one process, all in one text", whole, 1),
    ):
        taken = seconds(action, 1) * factor
        print(f"  pandoc, {name}: {taken:.1f} s; ours is {taken / own:.1f} times as fast")


def main() -> None:
    warm()
    with tempfile.TemporaryDirectory() as folder:
        places = prepared(Path(folder))
        cold(places)
        batch(places)


if __name__ == "__main__":
    main()
