"""Measure the time to write Markdown and JSON, and that of pandoc for the same thread.

    python benchmarks/text.py

pandoc is that of pypandoc. It reads our Markdown and writes Markdown, which is less work than to find
the posts and links of a thread. Its server does not run in this build (no threaded runtime of GHC), so
`pandoc lua` converts thread by thread in one process; another process converts one text of all threads.
Figures are medians. Compare the ratios, which depend less on the machine.
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
"""The number of pandoc processes that are measured, to estimate the time of `THREADS` processes."""
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
    """Folders of inputs and outputs."""

    threads: Path
    markdown: Path
    out: Path


def prepared(folder: Path) -> Places:
    """Write the threads, and the same threads as Markdown for pandoc."""
    places = Places(*(folder / name for name in Places._fields))
    for place in places:
        place.mkdir()
    markdown = str(convert.render(convert.read(SEED), "markdown", front_matter=False))
    for n in range(1, THREADS + 1):
        shutil.copy(SEED, places.threads / f"{n}.txt")
        (places.markdown / f"{n}.md").write_text(markdown, encoding="utf-8")
    # Labels of notes must be unique within one text.
    whole = "\n\n".join(markdown.replace("[^", f"[^{n}-") for n in range(1, THREADS + 1))
    (places.markdown / "whole.md").write_text(whole, encoding="utf-8")
    (folder / "loop.lua").write_text(LOOP, encoding="utf-8")
    return places


def warm() -> None:
    """Print the times of reading and writing the sample thread in a warm process."""
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
    """Return a new folder, because replacing a file is slow on some systems."""
    return tempfile.mkdtemp(dir=places.out)


def cold(places: Places) -> None:
    """Print the times of whole processes, from a file to a file."""
    source = str(places.markdown / "1.md")

    def ours() -> None:
        process([CONVERT, str(SEED), "--to", "markdown", "-o", f"{new_folder(places)}/x.md", "-q"])

    def theirs() -> None:
        process([PANDOC, source, "-o", f"{new_folder(places)}/x.md"])

    ours()  # caches the compiled modules
    theirs()
    own, other = seconds(ours, 31), seconds(theirs, 31)
    python = seconds(lambda: process([sys.executable, "-c", "pass"]), 31)
    print(
        f"seed cold: {own * 1e3:.0f} ms, {python * 1e3:.0f} of them Python's own; "
        f"pandoc {other * 1e3:.0f} ms; ratio {own / other:.2f}"
    )


def batch(places: Places) -> None:
    """Print the times to convert a folder: one process of ours, and three ways to use pandoc."""

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
    """Run all measurements."""
    warm()
    with tempfile.TemporaryDirectory() as folder:
        places = prepared(Path(folder))
        cold(places)
        batch(places)


if __name__ == "__main__":
    main()
