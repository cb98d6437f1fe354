"""The table of contents: the navigation document (EPUB 3.3 §7), and an NCX for EPUB 2 readers.

The navigation document is last in the spine and not part of the reading order (`linear="no"`):
reading systems show the contents by themselves, and the list need not be paged through before the
first post. Outside the spine it could not be a landmark, which devices with a contents button need.
"""

from collections.abc import Iterable, Iterator
from itertools import count
from math import ceil
from typing import NamedTuple

from convert import anchors
from convert.metadata import Metadata, entry
from convert.tree import Document
from convert_epub import cover
from convert_epub.chapter import TITLE_FILE
from convert_epub.chaptering import LARGEST, Chapter
from convert_epub.container import identifier
from convert_epub.xhtml import english, escape, page

FILE = "nav.xhtml"
"""The name of the navigation document in the book."""

# Bytes around the text of an entry in the NCX, which has more markup than the navigation document.
_MARKUP = 120


class Entry(NamedTuple):
    """An entry of the table of contents, and the entries below it."""

    target: str
    """A file of the book, with an anchor unless the entry is a whole file."""
    text: str
    english: bool = False
    """True if the text is this plugin's and not the thread's."""
    below: "tuple[Entry, ...]" = ()


def entries(document: Document, chapters: list[Chapter], *, numbered: bool) -> list[Entry]:
    """Return the title page and the posts in order, grouped by chapter if there are several.

    The table is one file (EPUB 3.3 §7) and is kept below `LARGEST` too: if thousands of posts would
    exceed that, each chapter lists its first post and an even selection of the others.
    """
    names = anchors.posts(document)
    words = [
        entry(post, position, numbered=numbered)
        for position, post in enumerate(document.posts, start=1)
    ]
    size = sum(len(escape(text).encode()) + _MARKUP for text in words)
    step = max(1, ceil(size / LARGEST))
    lines = [Entry(TITLE_FILE, "Title page", english=True)]
    for chapter in chapters:
        places = [post.position - 1 for post in chapter.sections if not post.continued]
        posts = [Entry(f"{chapter.file}#{names[place]}", words[place]) for place in places[::step]]
        if chapter.name:
            lines.append(Entry(chapter.file, chapter.name, english=True, below=tuple(posts)))
        else:
            lines += posts
    return lines


def render(
    document: Document, metadata: Metadata, entries: Iterable[Entry], *, beginning: str
) -> bytes:
    """Return the navigation document. `beginning` is the file of the first post."""
    body = f"{_contents(entries)}\n{_landmarks(beginning)}"
    return page(document, metadata, body, name="Contents")


def _contents(entries: Iterable[Entry]) -> str:
    return (
        '<nav epub:type="toc" role="doc-toc" aria-labelledby="heading">\n'
        f'<h1 id="heading">{english("Contents")}</h1>\n{_list(entries)}\n</nav>'
    )


def _list(entries: Iterable[Entry]) -> str:
    return "\n".join(["<ol>", *map(_item, entries), "</ol>"])


def _item(entry: Entry) -> str:
    text = english(entry.text) if entry.english else escape(entry.text)
    below = f"\n{_list(entry.below)}\n" if entry.below else ""
    return f'<li><a href="{entry.target}">{text}</a>{below}</li>'


def _landmarks(beginning: str) -> str:
    """List the places that reading systems have buttons for."""
    places = (
        ("cover", cover.FILE, "Cover"),
        ("titlepage", TITLE_FILE, "Title page"),
        ("toc", FILE, "Contents"),
        ("bodymatter", beginning, "Beginning"),
    )
    items = "\n".join(
        f'<li><a epub:type="{kind}" href="{file}">{name}</a></li>' for kind, file, name in places
    )
    return (
        '<nav epub:type="landmarks" hidden="hidden" aria-label="Landmarks" '
        f'lang="en" xml:lang="en" dir="ltr">\n<ol>\n{items}\n</ol>\n</nav>'
    )


def ncx(document: Document, metadata: Metadata, entries: Iterable[Entry]) -> bytes:
    """Return the NCX (OPF 2.0.1 §2.4.1)."""
    return f"""\
<?xml version="1.0" encoding="utf-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="{metadata.language}">
<head>
<meta name="dtb:uid" content="{identifier(document)}"/>
</head>
<docTitle><text>{escape(metadata.title)}</text></docTitle>
<navMap>
{_points(entries, count(1))}
</navMap>
</ncx>
""".encode()


def _points(entries: Iterable[Entry], numbers: Iterator[int]) -> str:
    """Return the entries as navigation points, numbered in document order."""
    return "\n".join(
        f'<navPoint id="point-{next(numbers)}"><navLabel><text>{escape(entry.text)}</text></navLabel>'
        f'<content src="{entry.target}"/>{_points(entry.below, numbers)}</navPoint>'
        for entry in entries
    )
