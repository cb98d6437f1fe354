"""Write the references to notes: the first contains the note, later ones repeat its number."""

from collections import Counter

from convert import notes
from convert.tree import Direction, Document
from convert_pandoc import footnote, nodes, styles
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
        self._direction = document.direction
        self._uses = Counter(notes.references(document))
        self._footnotes = target.counted and [*self._uses] == [note.number for note in document.notes]
        self._target = target if self._footnotes else _listed(target)
        self._written: set[int] = set()

    def to(self, number: int, direction: Direction) -> Node:
        """Return a reference in text of a direction; the first to a note contains the note itself.

        The note has this direction in some formats, and that of the document in others.
        """
        if number in self._written or not self._footnotes:
            return footnote.again(number, self._target)
        self._written.add(number)
        around = direction if self._direction == "ltr" else "rtl"
        note = nodes.note(footnote.body(self._notes[number - 1], self._target, around))
        is_repeated = self._target.again is Again.FIELD and self._uses[number] > 1
        return footnote.bookmarked(note, number, self._target) if is_repeated else note

    def listed(self) -> list[Node]:
        """Return the numbered list of notes if they are not footnotes."""
        if self._footnotes or not self._notes:
            return []
        items = [[footnote.body(note, self._target, self._direction)] for note in self._notes]
        listed = nodes.ordered_list(1, items)
        if self._target.styles:
            listed = nodes.division([listed], nodes.with_style(styles.NOTE))
        return [nodes.RULE, listed]


def _listed(target: Format) -> Format:
    """Return a format whose references lead to a list; their markup would need a footnote."""
    match target.again:
        case Again.LINK | Again.FIELD:
            return target._replace(again=Again.LINK, number="{}")
        case _:
            return target._replace(again=Again.RAISED, number="{}")
