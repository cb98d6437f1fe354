"""Build the body of a document in pandoc's tree: a division for each post."""

from collections.abc import Iterator
from typing import assert_never

from convert import anchors, notes
from convert.tree import GAP, Block, Break, Document, Gap, Hashtag, Link, Mention, Post, Text
from convert_pandoc import footnote, nodes
from convert_pandoc.formats import Again, Format
from convert_pandoc.nodes import Node
from convert_pandoc.words import inlines


def blocks(document: Document, target: Format, *, numbered: bool) -> list[Node]:
    """Return all posts, and a list of notes if pandoc would number them differently."""
    written = _Notes(document, target)
    body: list[Node] = []
    for post, anchor in zip(document.posts, anchors.posts(document), strict=True):
        if body and target.slides:
            body.append(nodes.RULE)  # begins a slide
        paragraphs = _paragraphs(post, target, written, numbered=numbered)
        if target.anchors:
            body.append(nodes.division(paragraphs, nodes.attributes(anchor)))
        else:
            body += paragraphs
    return body + written.listed()


class _Notes:
    """The notes of a document while it is written.

    pandoc numbers footnotes in the order of their references. If this gives other numbers than the
    document's, or if the format has no numbers, all notes are a numbered list at the end instead.
    """

    def __init__(self, document: Document, target: Format) -> None:
        self._notes = document.notes
        met = list(dict.fromkeys(notes.references(document)))
        self._footnotes = target.counted and met == [note.number for note in document.notes]
        # the markup of a reference would need a footnote
        listed = (
            target if target.again is Again.LINK else target._replace(again=Again.RAISED, number="{}")
        )
        self._target = target if self._footnotes else listed
        self._written: set[int] = set()

    def reference(self, number: int) -> Node:
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
        return [nodes.RULE, nodes.numbered_list(items)]


def _paragraphs(post: Post, target: Format, written: _Notes, *, numbered: bool) -> list[Node]:
    """Return the paragraphs of a post, with its label at the start of the first."""
    label = inlines([post.label], target.name) if numbered else []
    if label and target.web:
        label = [nodes.span(label, nodes.attributes("", "label"))]
    first, *others = [
        inlines(_parts(block, target, written), target.name) for block in post.blocks
    ] or [[]]
    if label and first:
        label = [*label, nodes.SPACE]
    return [nodes.paragraph(words) for words in ([*label, *first], *others) if words]


def _parts(block: Block, target: Format, written: _Notes) -> Iterator[str | Node]:
    """Yield the inlines of a block as texts, which are not yet escaped, and nodes."""
    for inline in block.inlines:
        match inline:
            case Text():
                yield inline.text
            case Hashtag():
                yield footnote.isolated(inline.text, target)
            case Mention() | Link():
                yield footnote.isolated(inline.text, target)
                yield written.reference(inline.note)
            case Break():
                yield nodes.BREAK
            case Gap():
                yield GAP
            case _:
                assert_never(inline)
