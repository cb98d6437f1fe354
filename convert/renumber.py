"""Number the notes and media of a changed document anew."""

from collections.abc import Iterator, Mapping

from convert.notes import Numbering, profile_url, references
from convert.tree import (
    Block,
    Document,
    Figure,
    Inline,
    Link,
    LinkNote,
    Media,
    Mention,
    Note,
    Quote,
    replace,
    rewrite,
    walk,
)


def renumbered(document: Document) -> Document:
    """Return a document with its notes and media numbered in the order of their references.

    Notes that have the same target become one. Notes and media without a reference are left out, except
    for the poster of a video. The references are to notes and media that exist.
    """
    numbering = Numbering(document.platform)
    notes = {old: _number(document.notes[old - 1], numbering) for old in references(document)}
    media = {old: new for new, old in enumerate(dict.fromkeys(_used_media(document)), start=1)}

    def inline(node: Inline) -> Inline:
        return replace(node, note=notes[node.note]) if isinstance(node, Mention | Link) else node

    def block(node: Block) -> Block:
        match node:
            case Quote(note=int(old)):
                return replace(node, note=notes[old])
            case Figure():
                note = None if node.note is None else notes[node.note]
                return replace(node, media=tuple(media[old] for old in node.media), note=note)
            case _:
                return node

    changed = rewrite(document, inline=inline, block=block)
    return replace(changed, notes=numbering.notes, media=tuple(_renumbered_media(document, media)))


def _number(note: Note, numbering: Numbering) -> int:
    """Return the new number of a note."""
    if isinstance(note, LinkNote):
        return numbering.link(note.url, truncated=note.truncated, title=note.title)
    # An address that only the handle decides is equal without regard to case, as the handle is.
    is_derived = note.url == profile_url(note.handle, numbering.platform)
    return numbering.mention(note.handle, None if is_derived else note.url)


def _used_media(document: Document) -> Iterator[int]:
    """Yield the numbers of the media that figures refer to, each with its poster after it."""
    for node in walk(document):
        if isinstance(node, Figure):
            for number in node.media:
                yield number
                poster = document.media[number - 1].poster
                if poster is not None:
                    yield poster


def _renumbered_media(document: Document, numbers: Mapping[int, int]) -> Iterator[Media]:
    for old, new in numbers.items():
        medium = document.media[old - 1]
        poster = None if medium.poster is None else numbers[medium.poster]
        yield replace(medium, number=new, poster=poster)
