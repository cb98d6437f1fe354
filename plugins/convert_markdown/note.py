"""Notes: footnotes, or items of a numbered list where the flavour has no footnotes."""

import re

from convert import notes
from convert.tree import Document, Note
from convert_markdown.escape import clean
from convert_markdown.line import Line, wrapped, written
from convert_markdown.options import Options
from convert_markdown.unsafe import MARK

_AUTOLINK = re.compile(r"[A-Za-z]+:(?:(?!&#?[A-Za-z0-9]{1,31};)[^\0-\x20<>\x7f\ud800-\udfff])+")
"""What an autolink can hold (CommonMark §6.5); some parsers resolve character references in it."""


def definitions(these: list[Note], options: Options) -> str:
    """The Markdown of notes, one below the other."""
    return "\n".join([_definition(note, options) for note in these])


def places(document: Document, options: Options) -> list[list[Note]]:
    """The notes that stand after each post and, last, those that stand at the end.

    After a post stand the notes that it is the first to refer to. They stay in the order of their
    numbers, since a list in CommonMark knows no other: a note that nothing refers to, or that is
    referred to before a smaller number, follows the one before it.
    """
    placed: list[list[Note]] = [[] for _ in range(len(document.posts) + 1)]
    if options.notes == "end":
        placed[-1].extend(document.notes)
        return placed
    first: dict[int, int] = {}
    for position, post in enumerate(document.posts):
        for number in notes.references(post):
            first.setdefault(number, position)
    position = 0
    for note in document.notes:
        position = max(position, first.get(note.number, 0))
        placed[position].append(note)
    return placed


def _definition(note: Note, options: Options) -> str:
    """A note; lines after its first are indented so far that they belong to it."""
    number, indent = f"[^{note.number}]:", 4
    if options.flavour == "commonmark":
        number, indent = f"{note.number}.", len(f"{note.number}. ")
    if options.wrap == "no":
        lines = [written(_line(note), options.flavour)]
    else:
        taken = len(number) + 1 - indent
        lines = wrapped(_line(note), options.flavour, options.wrap - indent, taken)
    line_end = "\n" + " " * indent
    return f"{number} {line_end.join(lines)}".rstrip(" ")


def _line(note: Note) -> Line:
    """Caption and URL, which is an autolink where it is live and an autolink can hold it."""
    caption = notes.caption(note)
    words = clean(f"{caption},").split(" ") if caption else []
    url = notes.live_url(note)
    if url is None or not _AUTOLINK.fullmatch(url):
        return Line([*words, clean(note.url)], [])
    return Line([*words, MARK], [f"<{url}>"])
