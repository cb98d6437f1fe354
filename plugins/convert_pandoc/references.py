"""Write the references to notes: the first contains the note, later ones repeat its number."""

from convert import notes
from convert.tree import Document
from convert_pandoc import footnote, nodes
from convert_pandoc.capabilities import Again, Format
from convert_pandoc.nodes import Node


class References:
    """The references and notes of a document while it is written.

    pandoc numbers footnotes in the order of their references. If this gives other numbers than the
    document's, or if the format has no numbers, all notes are a numbered list at the end instead.
    """

    def __init__(self, document: Document, target: Format) -> None:
        """Decide how the notes of a document are written."""
        self._notes = document.notes
        met = list(dict.fromkeys(notes.references(document)))
        self._footnotes = target.counted and met == [note.number for note in document.notes]
        # the markup of a reference would need a footnote
        listed = (
            target if target.again is Again.LINK else target._replace(again=Again.RAISED, number="{}")
        )
        self._target = target if self._footnotes else listed
        self._written: set[int] = set()

    def to(self, number: int) -> Node:
        """Return a reference; the first to a note contains the note itself."""
        if number in self._written or not self._footnotes:
            return footnote.again(number, self._target)
        self._written.add(number)
        return nodes.note(footnote.body(self._notes[number - 1], self._target))

    def listed(self) -> list[Node]:
        """Return the numbered list of notes if they are not footnotes."""
        if self._footnotes or not self._notes:
            return []
        items = [[footnote.body(note, self._target)] for note in self._notes]
        return [nodes.RULE, nodes.ordered_list(1, items)]
