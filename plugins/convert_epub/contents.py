"""The table of contents, each post by its number and its first words: for EPUB 3, and for EPUB 2."""

from typing import NamedTuple

from convert import anchors
from convert.tree import Document, Post, plain
from convert_epub import metadata
from convert_epub.xhtml import escape, page

THREAD = "thread.xhtml"
"""The name of the chapter in the book."""

_LONGEST = 60
"""Characters of a post that its entry shows: about a line on a phone held upright."""


class Entry(NamedTuple):
    """A line of the table of contents."""

    anchor: str
    text: str


def entries(document: Document, *, numbered: bool) -> list[Entry]:
    """An entry for each post, in order; none is blank."""
    names = anchors.posts(document)
    return [
        Entry(anchor, _words(post, numbered=numbered) or str(position))
        for position, (anchor, post) in enumerate(zip(names, document.posts, strict=True), start=1)
    ]


def navigation(document: Document, entries: list[Entry]) -> bytes:
    """The navigation document (EPUB 3.3 §7): the thread, and below it its posts."""
    items = "\n".join(
        f'<li><a href="{THREAD}#{entry.anchor}">{escape(entry.text)}</a></li>' for entry in entries
    )
    title = escape(metadata.title(document))
    posts = f"\n<ol>\n{items}\n</ol>\n" if items else ""
    return page(
        document,
        '<nav epub:type="toc" role="doc-toc">\n'
        '<h1 lang="en" xml:lang="en">Contents</h1>\n'
        f'<ol>\n<li><a href="{THREAD}">{title}</a>{posts}</li>\n</ol>\n</nav>',
    )


def ncx(document: Document, entries: list[Entry]) -> bytes:
    """The same for reading systems of EPUB 2 (OPF 2.0.1 §2.4.1), which know no navigation document."""
    points = "\n".join(
        _point(entry.anchor, entry.text, f"{THREAD}#{entry.anchor}") for entry in entries
    )
    title = metadata.title(document)
    return f"""\
<?xml version="1.0" encoding="utf-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" \
xml:lang="{metadata.language(document)}">
<head>
<meta name="dtb:uid" content="{metadata.identifier(document)}"/>
</head>
<docTitle><text>{escape(title)}</text></docTitle>
<navMap>
{_point("thread", title, THREAD)}
{points}
</navMap>
</ncx>
""".encode()


def _point(identity: str, text: str, target: str) -> str:
    return (
        f'<navPoint id="{identity}"><navLabel><text>{escape(text)}</text></navLabel>'
        f'<content src="{target}"/></navPoint>'
    )


def _words(post: Post, *, numbered: bool) -> str:
    """The label and the first words, on one line, cut at a word where the post has one to cut at."""
    label = post.label if numbered else ""
    words = f"{label} {plain(post)}".split()
    line = " ".join(words)
    if len(line) <= _LONGEST:
        return line
    cut, _, _ = line[:_LONGEST].rpartition(" ")
    return (cut or line[: _LONGEST - 1]) + "…"
