"""Which posts go together in a chapter: all of them, as long as its file stays small.

Reading systems lay out a whole file at a time, and those of phones and older devices give up on a
large one.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

from convert.tree import Document
from convert_epub import footnote
from convert_epub.section import Passage, Section, parted, sections

LARGEST = 300_000
"""Bytes of a chapter. Only one with a single endless paragraph (or label) can have more."""

_ROOM = LARGEST - 5_000
"""Bytes of them for posts and notes; the rest is for what the page has around them."""


class Chapter(NamedTuple):
    """What one file of the book holds."""

    file: str
    name: str | None
    """Which posts these are, in English; None where they are the whole thread."""
    sections: list[Section]
    asides: list[str]
    """The notes that the sections refer to, as markup, in the order of their numbers."""


def divide(document: Document, *, numbered: bool) -> list[Chapter]:
    """The thread in chapters of about the same size, parted between posts; at least one.

    Only a post that is too large for a chapter is parted itself, between its paragraphs.
    """
    words = [footnote.words(note) for note in document.notes]
    bare = [
        len(footnote.aside(number, "", text).encode()) + len("\n")
        for number, text in enumerate(words, start=1)
    ]
    pieces = [piece for post in sections(document, numbered=numbered) for piece in _fitting(post, bare)]
    filled = list(_runs(pieces, bare, full=_ROOM))
    if len(filled) > 1:  # the last one is what was left over
        filled = list(_runs(pieces, bare, full=sum(size for _, size in filled) // len(filled)))
    if len(filled) < 2:
        return [Chapter("thread.xhtml", None, pieces, _asides(pieces, words))]
    return [
        Chapter(f"thread-{number}.xhtml", _name(run), run, _asides(run, words))
        for number, (run, _) in enumerate(filled, start=1)
    ]


_Piece = TypeVar("_Piece", Passage, Section)


def _runs(
    pieces: Iterable[_Piece], bare: list[int], *, full: int
) -> Iterator[tuple[list[_Piece], int]]:
    """The pieces in runs, each with its size: a run takes no more when it is `full` or out of room.

    `bare` is the size of each note but for the anchor that it leads back to. A run has each of its
    notes once.
    """
    run: list[_Piece] = []
    size, noted = 0, set[int]()
    for piece in pieces:
        added = _added(piece, noted, bare)
        if run and (size >= full or size + added > _ROOM):
            yield run, size
            run, size, noted = [], 0, set()
            added = _added(piece, noted, bare)
        run.append(piece)
        size += added
        noted |= piece.references.keys()
    if run:
        yield run, size


def _added(piece: Passage | Section, noted: set[int], bare: list[int]) -> int:
    """By how much a run grows with the piece and with those of its notes that it doesn't have yet."""
    notes = piece.references.items()
    return piece.size + sum(
        bare[number - 1] + len(anchor) for number, anchor in notes if number not in noted
    )


def _fitting(post: Section, bare: list[int]) -> Iterator[Section]:
    """The post; in several sections where one chapter can't hold it and it has paragraphs to part."""
    if len(post.passages) < 2 or _added(post, set(), bare) <= _ROOM:
        yield post
    else:
        yield from parted(post, (run for run, _ in _runs(post.passages, bare, full=_ROOM)))


def _asides(sections: list[Section], words: list[str]) -> list[str]:
    first: dict[int, str] = {}
    for post in sections:
        for number, reference in post.references.items():
            first.setdefault(number, reference)
    return [footnote.aside(number, first[number], words[number - 1]) for number in sorted(first)]


def _name(sections: list[Section]) -> str:
    """The posts by their places in the thread: their authors' numbers may be missing or used twice."""
    first, last = sections[0].position, sections[-1].position
    if first < last:
        return f"Posts {first}–{last}"
    return f"Post {first}, continued" if sections[0].continued else f"Post {first}"
