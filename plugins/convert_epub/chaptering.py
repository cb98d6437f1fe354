"""Divide the thread into chapters, so that no file of the book is too large.

Reading systems lay out a whole file at a time; those of phones and older devices fail on large ones.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

from convert.tree import Document
from convert_epub.section import Passage, Section, aside, note_words, sections, split

LARGEST = 300_000
"""The most bytes in a chapter. Only one with a single huge paragraph (or label) can exceed it."""

# The bytes available to posts and notes; the rest is for the page around them.
_ROOM = LARGEST - 5_000


class Chapter(NamedTuple):
    """The content of one chapter file."""

    file: str
    name: str | None
    """The range of posts, in English; None if the chapter is the whole thread."""
    sections: list[Section]
    asides: list[str]
    """The markup of the notes that the sections refer to, in the order of their numbers."""


def divide(document: Document, *, numbered: bool) -> list[Chapter]:
    """Divide the thread between posts into one or more chapters of about the same size.

    Only a post that is too large for a chapter is split, between its paragraphs.
    """
    words = [note_words(note) for note in document.notes]
    bare = [
        len(aside(number, "", text).encode()) + len("\n") for number, text in enumerate(words, start=1)
    ]
    pieces = [piece for post in sections(document, numbered=numbered) for piece in _fitting(post, bare)]
    filled = list(_runs(pieces, bare, full=_ROOM))
    if len(filled) > 1:  # fill again evenly: the last one is only the remainder
        filled = list(_runs(pieces, bare, full=sum(size for _, size in filled) // len(filled)))
    if len(filled) <= 1:
        return [Chapter("thread.xhtml", None, pieces, _asides(pieces, words))]
    return [
        Chapter(f"thread-{number}.xhtml", _name(run), run, _asides(run, words))
        for number, (run, _) in enumerate(filled, start=1)
    ]


_Piece = TypeVar("_Piece", Passage, Section)


def _runs(
    pieces: Iterable[_Piece], bare: list[int], *, full: int
) -> Iterator[tuple[list[_Piece], int]]:
    """Group the pieces into runs, each with its size in bytes; end a run at `full` bytes or at `_ROOM`.

    `bare` is the size of each note without the anchor of its backlink. A run holds each of its notes
    once.
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
    """Return how many bytes the piece adds to a run, with the notes that the run does not have yet."""
    notes = piece.references.items()
    return piece.size + sum(
        bare[number - 1] + len(anchor) for number, anchor in notes if number not in noted
    )


def _fitting(post: Section, bare: list[int]) -> Iterator[Section]:
    """Yield the post, split between its paragraphs if it is too large for one chapter."""
    if len(post.passages) <= 1 or _added(post, set(), bare) <= _ROOM:
        yield post
    else:
        yield from split(post, (run for run, _ in _runs(post.passages, bare, full=_ROOM)))


def _asides(sections: list[Section], words: list[str]) -> list[str]:
    first: dict[int, str] = {}
    for post in sections:
        for number, reference in post.references.items():
            first.setdefault(number, reference)
    return [aside(number, first[number], words[number - 1]) for number in sorted(first)]


def _name(sections: list[Section]) -> str:
    """Name the posts by position, since the author's numbers may be missing or repeated."""
    first, last = sections[0].position, sections[-1].position
    if first < last:
        return f"Posts {first}–{last}"
    return f"Post {first}, continued" if sections[0].continued else f"Post {first}"
