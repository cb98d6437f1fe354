"""Divide a thread into chapters: one chapter, unless its file would be too large.

Reading systems lay out a whole file at a time, and those of phones and older devices fail on a large
one.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

from convert.tree import Document
from convert_epub import section
from convert_epub.section import Passage, Section

LARGEST = 300_000
"""The size limit of a file, in bytes, without pictures, which are files of their own.

A chapter exceeds it only if a block of a post does, with the blocks inside it, or what precedes a post.
"""

# Bytes of a chapter for its posts and notes; the rest is for the markup of the page.
_ROOM = LARGEST - 5_000


class Chapter(NamedTuple):
    """The content of one file of the book."""

    id: str
    """The id of the file in the manifest."""
    name: str | None
    """The positions of the posts, in English; None if the chapter is the whole thread."""
    sections: list[Section]
    asides: list[str]
    """The notes that the sections refer to, as markup, in the order of their numbers."""

    @property
    def file(self) -> str:
        """The name of the file in the book."""
        return f"{self.id}.xhtml"


def divide(document: Document, sections: Iterable[Section]) -> list[Chapter]:
    """Return the sections of a thread as chapters of about the same size; at least one.

    A thread is divided between posts. Only a post that is too large for a chapter is divided too,
    between its blocks. Blocks are never divided, however many others a quote or a list holds.
    """
    texts = [section.note_text(note) for note in document.notes]
    # the size of each note, without the anchor of the reference that it links back to
    bare_sizes = [
        len(section.aside(number, "", text).encode()) + len("\n")
        for number, text in enumerate(texts, start=1)
    ]
    pieces = [piece for post in sections for piece in _fitting(post, bare_sizes)]
    runs = list(_runs(pieces, bare_sizes, full=_ROOM))
    if len(runs) > 1:  # the last run has only what was left over, so fill all to their mean size
        runs = list(_runs(pieces, bare_sizes, full=sum(size for _, size in runs) // len(runs)))
    if len(runs) <= 1:
        return [Chapter(id="thread", name=None, sections=pieces, asides=_asides(pieces, texts))]
    return [
        Chapter(id=f"thread-{number}", name=_name(run), sections=run, asides=_asides(run, texts))
        for number, (run, _) in enumerate(runs, start=1)
    ]


_Piece = TypeVar("_Piece", Passage, Section)


def _runs(
    pieces: Iterable[_Piece], bare_sizes: list[int], *, full: int
) -> Iterator[tuple[list[_Piece], int]]:
    """Yield the pieces in runs, each with its size in bytes; a run has each of its notes once.

    A run ends when its size has reached `full`, or when the next piece would exceed the limit.
    """
    run: list[_Piece] = []
    size, noted = 0, set[int]()
    for piece in pieces:
        added = _added(piece, noted, bare_sizes)
        if run and (size >= full or size + added > _ROOM):
            yield run, size
            run, size, noted = [], 0, set()
            added = _added(piece, noted, bare_sizes)
        run.append(piece)
        size += added
        noted |= piece.references.keys()
    if run:
        yield run, size


def _added(piece: Passage | Section, noted: set[int], bare_sizes: list[int]) -> int:
    """Return the size of a piece and of its notes, except those already `noted` in the run."""
    return piece.size + sum(
        bare_sizes[number - 1] + len(anchor)
        for number, anchor in piece.references.items()
        if number not in noted
    )


def _fitting(post: Section, bare_sizes: list[int]) -> Iterator[Section]:
    """Yield the post; as several sections if it does not fit a chapter and has several blocks."""
    if len(post.passages) <= 1 or _added(post, set(), bare_sizes) <= _ROOM:
        yield post
    else:
        yield from section.divide(
            post, (run for run, _ in _runs(post.passages, bare_sizes, full=_ROOM))
        )


def _asides(sections: list[Section], texts: list[str]) -> list[str]:
    first: dict[int, str] = {}
    for post in sections:
        for number, reference in post.references.items():
            first.setdefault(number, reference)
    return [section.aside(number, first[number], texts[number - 1]) for number in sorted(first)]


def _name(sections: list[Section]) -> str:
    # by position, since the authors' numbers may be missing or repeated
    first, last = sections[0].position, sections[-1].position
    if first < last:
        return f"Posts {first}–{last}"
    return f"Post {first}, continued" if sections[0].continued else f"Post {first}"
