"""Measure the time to write a PDF, and that of typst and WeasyPrint for the same text.

    python benchmarks/pdf.py

`pip install '.[bench]'` installs all that is needed. All three set the title, the posts and footnotes
on A5 pages. typst runs in this process. Figures are medians. Compare the ratios, which depend less on
the machine. At last, what our time goes into, by a profiler, which makes functions that are called
often seem slower than they are.
"""

import cProfile
import html
import pstats
import sys
import tempfile
from collections import Counter
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from timing import SEED, process, seconds

import convert
from convert import Document, notes
from convert.tree import Break, Link, Mention, plain

POST = (
    "{n}/ Words that follow one another for the length of a post, as they do in threads, until @ann{n} "
    "is mentioned, and so on, and so on, to the end. More of it: https://example.org/{n}/a/long/path"
)


def thread(posts: int) -> Document:
    """Return a document of so many posts."""
    return convert.read(
        "\n".join(POST.format(n=n) for n in range(1, posts + 1)).encode(), title="A thread"
    )


def page_count(rendered: bytes) -> int:
    """Return the number of pages of a PDF."""
    return len(PdfReader(BytesIO(rendered)).pages)


def typst_source(document: Document) -> str:
    """Return the document as typst source, with all text in string literals."""

    def string(text: str) -> str:
        return '#"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    parts = ['#set page(paper: "a5", numbering: "1")\n#set text(9.5pt)\n= ' + string(document.title)]
    met: set[int] = set()
    for post in document.posts:
        inlines = []
        for block in post.blocks:
            for inline in block.inlines:
                inlines.append("#linebreak()" if isinstance(inline, Break) else string(plain(inline)))
                if isinstance(inline, Link | Mention):
                    note = document.notes[inline.note - 1]
                    caption = string(f"{notes.caption(note)} ")
                    first = f"#footnote[{caption}#link({string(note.url)[1:]})]<n{note.number}>"
                    again = f"#footnote(<n{note.number}>)"
                    inlines.append(again if note.number in met else first)
                    met.add(note.number)
        parts.append(f"{string(post.label)} " + "".join(inlines))
    return "\n\n".join(parts)


def html_source(document: Document) -> str:
    """Return the document as HTML for WeasyPrint, with CSS footnotes."""
    met: set[int] = set()
    parts = []
    for post in document.posts:
        shown = html.escape(post.label) + " "
        for block in post.blocks:
            for inline in block.inlines:
                shown += "<br>" if isinstance(inline, Break) else html.escape(plain(inline))
                if isinstance(inline, Link | Mention) and inline.note not in met:
                    met.add(inline.note)
                    url = html.escape(document.notes[inline.note - 1].url)
                    shown += f'<span class="f"><a href="{url}">{url}</a></span>'
        parts.append(f"<p>{shown}</p>")
    style = (
        "@page{size:A5;@bottom-center{content:counter(page)}} body{font-size:9.5pt} .f{float:footnote}"
    )
    title = html.escape(document.title)
    return (
        f"<!DOCTYPE html><title>{title}</title><style>{style}</style><h1>{title}</h1>{''.join(parts)}"
    )


def compare(name: str, document: Document, times: int) -> None:
    """Print the time of each program, and the ratio of ours to it."""
    import typst
    import weasyprint

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "thread.typ"
        source.write_text(typst_source(document), encoding="utf-8")
        page = html_source(document)
        convert.render(thread(3), "pdf")  # warm up with other words, so that no cache has these
        ours = seconds(lambda: convert.render(document, "pdf"), times)
        rendered = bytes(convert.render(document, "pdf"))
        pages = page_count(rendered)
        print(f"{name}: {len(rendered) / 1000:.0f} kB, {pages} pages, {ours * 1e3:.1f} ms")
        for other, action in (
            ("typst", lambda: typst.compile(source)),
            ("WeasyPrint", lambda: weasyprint.HTML(string=page).write_pdf()),
        ):
            theirs = seconds(action, max(1, times // 5))
            print(f"  {other}: {theirs * 1e3:.1f} ms; ours takes {ours / theirs:.2f} of it")


def cold() -> None:
    """Print the times of whole processes: ours, and pandoc followed by typst."""
    import pypandoc

    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder) / "x.pdf")
        markdown = Path(folder) / "x.md"
        markdown.write_text(str(convert.render(convert.read(SEED), "markdown")), encoding="utf-8")
        ours = [sys.executable, "-m", "convert", str(SEED), "-o", out, "-q"]
        typ = str(Path(folder) / "x.typ")
        pandoc = [pypandoc.get_pandoc_path(), "-f", "gfm", str(markdown), "-s", "-o", typ]
        code = f"import typst; typst.compile({typ!r}, output={out!r})"
        process(ours)  # caches the compiled modules
        own = seconds(lambda: process(ours), 5)
        theirs = seconds(lambda: (process(pandoc), process([sys.executable, "-c", code])), 5)
        ratio = own / theirs
        print(f"cold: {own * 1e3:.0f} ms; pandoc and typst {theirs * 1e3:.0f} ms; ratio {ratio:.2f}")


# The parts of the work, by what the path of a module ends with or has in it; the first that fits.
PARTS = {
    "/inline/lines": "breaking lines",
    "/inline/indents": "breaking lines",
    "/inline/protrusion": "breaking lines",
    "/inline/overflow": "breaking lines",
    "/inline/total_fit": "breaking lines",
    "/inline/items": "breaking lines",
    "/inline/edges": "breaking lines",
    "/inline/justify": "breaking lines",
    "/inline/balance": "breaking lines",
    "/inline/phrases": "finding breaks",
    "/inline/linebreak": "finding breaks",
    "/inline/words": "finding breaks",
    "/inline/hyphenation": "finding breaks",
    "/inline/": "shaping",
    "/bidi/": "shaping",
    "/fonts/": "shaping",
    "/emoji/": "emoji",
    "pagination.py": "pagination",
    "/pdf/content_stream": "drawing",
    "/pdf/glyph_codes": "drawing",
    "/pdf/structure": "tags",
    "/pdf/groups": "tags",
    "/pdf/trees": "tags",
    "/pdf/fonts": "embedding fonts",
    "/pdf/emoji_font": "embedding fonts",
    "/pdf/": "writing objects",
    "/convert_pdf/": "content",
}


def part_of(function: tuple[str, int, str], callers: object) -> str:
    """Return the part of the work that a function belongs to: that of its callers if it is built in."""
    path, _, name = function
    if "zlib" in name:
        return "compression"
    path = path.replace("\\", "/")
    found = next((part for place, part in PARTS.items() if place in path), None)
    if found is None and isinstance(callers, dict) and callers:
        busiest = max(callers, key=lambda caller: callers[caller][2])
        return part_of(busiest, None)
    return found or "other"


def profile(name: str, document: Document) -> None:
    """Print what the time goes into."""
    profiler = cProfile.Profile()
    profiler.runcall(convert.render, document, "pdf")
    shares: Counter[str] = Counter()
    for function, (_, _, own, _, callers) in pstats.Stats(profiler).stats.items():  # type: ignore[attr-defined]  # typeshed lacks it
        shares[part_of(function, callers)] += own
    total = sum(shares.values())
    listed = ", ".join(f"{part} {share / total:.0%}" for part, share in shares.most_common())
    print(f"{name}: {listed}")


def main() -> None:
    """Run all measurements."""
    compare("seed", convert.read(SEED), 20)
    compare("2,000 posts", thread(2000), 3)
    for posts in (50, 500, 5000):
        document = thread(posts)
        taken = seconds(lambda document=document: convert.render(document, "pdf"), 1)
        pages = page_count(bytes(convert.render(document, "pdf")))
        print(f"{pages} pages: {taken / pages * 1e3:.2f} ms a page")
    cold()
    profile("seed", convert.read(SEED))
    profile("2,000 posts", thread(2000))


if __name__ == "__main__":
    main()
