"""Measure the time to read a thread, and that of linkify-it-py for the same text.

    python benchmarks/read.py

linkify-it-py only finds links. Figures are medians. Compare the ratios, which depend less on the
machine.
"""

import subprocess
import sys

from timing import SEED, seconds

import convert

MEGABYTE = 1_000_000
BULK = {
    "a.": "a.",
    "www.": "www.",
    "@": "@",
    "#": "#",
    "(": "(",
    "http://": "http://",
    "1/ ": "1/ ",
    "1/ lines": "1/ x\n",
    "blank lines": "\n",
    '"">': '"">',
    "one word": "x",
    "& #": "& #39; ",
    "…": "https://a.example/b… ",
    "lone labels": "1/\n\n",
    "links below": "(1/9)\n\nhttps://a.example/b\n\n",
    "paragraphs": "x\n\n",
    "sentences": "It was a matter of when rather than if, they said at the bar.\n\n",
    "rules": "x\n---\n",
    "rules alone": "---\n",
    "long rules": "- - - - x\n",
    "wide gaps": "x\n\ny\n\n\n\n",
    "restarts": "1/ x\n2/ y\n3/ z\n",
    "tail": "1/ x\n\n" + "y\n\n" * 100,
    "one rule": "-",
    "spaces": "2/ " + " " * 1000,
    "handles": "@a@b.example @c.bsky.social ",
    "PS": "P",
    "fences": "```\nx = 1\n\ny = 2\n```\n",
    "open fences": "```python\nx\n",
    "table rows": "| a | b | c |\n",
    "columns": "a    bb  1\nccc   d  2\n",
    "boxes": "│ a │\n",
    "indented": "    x = f(1)\n        return [y]\n",
    "verse": "    The fog comes\n        on little cat feet\n",
    "commands": "$ curl https://a.example/b -x @y\n",
    "backticks": "`a` ",
    "half code": "``a `b ",
}
POSTS = 100_000
PROSE = (
    "{n}/ It was a matter of when rather than if, said @ann{n} at the bar. https://a.example/{n} No\n"
    "body spoke.\n"
)


def bulk(piece: str) -> bytes:
    """Return a megabyte of a repeated piece after a word, since a thread needs a word."""
    return b"Word. " + (piece * (MEGABYTE // len(piece))).encode()


def thread(size: int) -> bytes:
    """Return a thread of about so many bytes."""
    return "".join(PROSE.format(n=n) for n in range(1, size // len(PROSE) + 1)).encode()


def memory() -> str:
    """Return the memory that reading 100,000 posts takes, measured in a new process."""
    code = (
        "import resource, sys, convert\n"
        "convert.read(b'warm up')\n"
        "rss = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024\n"
        f"post = 'Words about @ann{{0}} and https://a.example/{{0}} that go on. ' * 4\n"
        f"data = '\\n'.join(f'{{n}}/ ' + post.format(n) for n in range(1, {POSTS} + 1)).encode()\n"
        "before = rss()\n"
        "document = convert.read(data)\n"
        "above = f'{rss() - before:.0f} MB above'\n"
        "print(f'{len(data) / 1e6:.0f} MB, {len(document.posts):,} posts: {above}')\n"
    )
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout


def main() -> None:
    """Run all measurements."""
    from linkify_it import LinkifyIt

    data = SEED.read_bytes()
    text = data.decode()
    linkify = LinkifyIt()
    ours = seconds(lambda: convert.read(data), 200)
    theirs = seconds(lambda: linkify.match(text), 200)
    print(f"seed: {ours * 1e3:.2f} ms; linkify-it-py {theirs * 1e3:.2f} ms; ratio {ours / theirs:.2f}")
    prose = seconds(lambda: convert.read(thread(MEGABYTE)), 3)
    print(f"1 MB of an ordinary thread: {prose:.2f} s")
    for name, piece in BULK.items():
        taken = seconds(lambda piece=piece: convert.read(bulk(piece)), 3)
        print(f"1 MB of {name:<12} {taken:.2f} s; {taken / prose:.1f} times prose")
    print(memory(), end="")


if __name__ == "__main__":
    main()
