"""The table of contents: the title page, and the posts by their numbers and first words."""

from math import ceil
from typing import NamedTuple

from convert import anchors, metadata
from convert.tree import Document
from convert_epub import titlepage
from convert_epub.chaptering import LARGEST, Chapter
from convert_epub.xhtml import escape

_MARKUP = 120
"""Bytes around the text of an entry in the NCX, where it has the most."""


class Entry(NamedTuple):
    """A line of the table of contents, and the lines below it."""

    target: str
    """A file of the book, and an anchor in it where the entry is no whole file."""
    text: str
    english: bool = False
    """Whether these are our words, not those of the thread."""
    below: "tuple[Entry, ...]" = ()


def entries(document: Document, chapters: list[Chapter], *, numbered: bool) -> list[Entry]:
    """The title page, and the posts in order: below their chapters where there are several.

    The table is one file (EPUB 3.3 §7), which is to stay below `LARGEST` too. Where thousands of posts
    would make it larger, each chapter lists its first post and, evenly, as many others as find room.
    """
    names = anchors.posts(document)
    words = [
        metadata.entry(post, position, numbered=numbered)
        for position, post in enumerate(document.posts, start=1)
    ]
    size = sum(len(escape(text).encode()) + _MARKUP for text in words)
    step = max(1, ceil(size / LARGEST))
    lines = [Entry(titlepage.FILE, "Title page", english=True)]
    for chapter in chapters:
        places = [post.position - 1 for post in chapter.sections if not post.continued]
        posts = [Entry(f"{chapter.file}#{names[place]}", words[place]) for place in places[::step]]
        if chapter.name:
            lines.append(Entry(chapter.file, chapter.name, english=True, below=tuple(posts)))
        else:
            lines += posts
    return lines
