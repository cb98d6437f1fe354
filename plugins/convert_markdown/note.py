"""Render notes as footnotes, or as a numbered list if the flavour has no footnotes."""

from convert import notes
from convert.tree import Document, Note
from convert_markdown import links
from convert_markdown.escape import clean
from convert_markdown.line import Line, render, wrap
from convert_markdown.options import Options
from convert_markdown.unsafe import MARK


def definitions(placed: list[Note], options: Options) -> str:
    """Return the Markdown of notes, one on each line."""
    return "\n".join([_definition(note, options) for note in placed])


def placement(document: Document, options: Options) -> list[list[Note]]:
    """Return the notes to write after each post and, as the last item, those at the end.

    A note is placed after the post with the first reference to it. A numbered list in CommonMark has no
    other order than that of its numbers, so a note without a reference, or with a reference before that
    of a smaller number, is placed together with the note before it. There are none if links are inline.
    """
    placed: list[list[Note]] = [[] for _ in range(len(document.posts) + 1)]
    if options.links == "inline":
        return placed
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
    """Return a note; its lines after the first are indented to belong to it."""
    number, indent = f"[^{note.number}]:", 4
    if options.flavour == "commonmark":
        number, indent = f"{note.number}.", len(f"{note.number}. ")
    if options.wrap == "no":
        lines = [render(_line(note), options.flavour)]
    else:
        taken = len(number) + 1 - indent
        lines = wrap(_line(note), options.flavour, options.wrap - indent, taken)
    line_end = "\n" + " " * indent
    return f"{number} {line_end.join(lines)}".rstrip(" ")


def _line(note: Note) -> Line:
    """Return caption and URL; the URL is an autolink if it is live and valid as one."""
    caption = notes.caption(note)
    words = clean(f"{caption},").split(" ") if caption else []
    autolink = links.autolink(notes.live_url(note))
    if autolink is None:
        return Line(words=[*words, clean(note.url)], markup=[])
    return Line(words=[*words, MARK], markup=[autolink])
