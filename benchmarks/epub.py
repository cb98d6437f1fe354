"""Measure the time to write an EPUB, and that of pandoc and calibre for the same text.

    python benchmarks/epub.py

pandoc is that of pypandoc and reads our Markdown; calibre, if installed, reads pandoc's EPUB. Each is a
whole process, and so is ours in this comparison. Figures are medians. Compare the ratios, which depend
less on the machine.
"""

import shutil
import sys
import tempfile
from pathlib import Path

import pypandoc
from timing import SEED, process, seconds

import convert
from convert import Document

POST = (
    "{n}/ Words that follow one another for the length of a post, as they do in threads, until @ann{n} "
    "is mentioned, and @ann{old} once more, to the end. More of it: https://example.org/{n}/a/long/path"
)


def thread(posts: int) -> Document:
    """Return a document of so many posts."""
    lines = (POST.format(n=n, old=max(1, n - 3)) for n in range(1, posts + 1))
    return convert.read("\n".join(lines).encode(), title="A thread")


def warm() -> None:
    """Print the time for the sample thread after the plugin was imported."""
    document = convert.read(SEED)
    size = len(convert.render(document, "epub"))
    taken = seconds(lambda: convert.render(document, "epub"), 100)
    print(f"seed: {size / 1000:.0f} kB, {taken * 1e3:.2f} ms")


def cold() -> None:
    """Print the times of whole processes, from a file to an EPUB."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        markdown, book, theirs = folder / "x.md", folder / "x.epub", folder / "pandoc.epub"
        markdown.write_text(str(convert.render(convert.read(SEED), "markdown")), encoding="utf-8")
        ours = [sys.executable, "-m", "convert", str(SEED), "-o", str(book), "-q"]
        others = {
            "pandoc": [
                pypandoc.get_pandoc_path(), "-f", "gfm", "-t", "epub3", "--metadata", "title=A thread",
                str(markdown), "-o", str(theirs),
            ],
        }  # fmt: skip
        if calibre := shutil.which("ebook-convert"):
            others["calibre"] = [calibre, str(theirs), str(folder / "calibre.epub")]
        process(ours)  # caches the compiled modules
        own = seconds(lambda: process(ours), 9)
        print(f"seed, whole process: {own * 1e3:.0f} ms")
        for other, command in others.items():
            process(command)
            taken = seconds(lambda command=command: process(command), 5)
            print(f"  {other}: {taken * 1e3:.0f} ms; ours takes {own / taken:.2f} of it")


def growing() -> None:
    """Print the time per post, which must not grow with the number of posts."""
    for posts in (200, 2_000, 20_000):
        document = thread(posts)
        taken = seconds(lambda document=document: convert.render(document, "epub"), 3)
        print(f"{posts:,} posts: {taken * 1e3:.0f} ms, {taken / posts * 1e6:.1f} µs a post")


def main() -> None:
    """Run all measurements."""
    warm()
    cold()
    growing()


if __name__ == "__main__":
    main()
