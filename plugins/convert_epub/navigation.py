"""The navigation document (EPUB 3.3 §7): the table of contents, and the landmarks of the book.

Reading systems offer the contents by themselves; nobody wants to turn pages of first words between the
title and the first post. So it ends the spine, outside the order in which the book is read (`linear`).
Left out of the spine it could be no landmark, and devices with a button for the contents look for that.
"""

from collections.abc import Iterable

from convert.tree import Document
from convert_epub import coverpage, titlepage
from convert_epub.contents import Entry
from convert_epub.xhtml import english, escape, page

FILE = "nav.xhtml"
"""Its name in the book."""


def render(document: Document, entries: Iterable[Entry], beginning: str) -> bytes:
    """The document. `beginning` is the file of the first post."""
    return page(document, f"{_contents(entries)}\n{_landmarks(beginning)}", name="Contents")


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
    """The places that reading systems have buttons for."""
    places = (
        ("cover", coverpage.FILE, "Cover"),
        ("titlepage", titlepage.FILE, "Title page"),
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
