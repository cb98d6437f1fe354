"""Render inlines as XHTML, and count the references to notes."""

from collections import Counter
from typing import assert_never

from convert import anchors, notes
from convert.tree import GAP, Break, Gap, Hashtag, Inline, Link, Mention, Note, Styled, Text
from convert_epub import href
from convert_epub.xhtml import escape

_ELEMENTS = {"emphasis": "em", "strong": "strong", "code": "code", "strikeout": "s"}


class References:
    """The references to the notes of a thread, counted in reading order."""

    def __init__(self, notes: tuple[Note, ...]) -> None:
        """Begin before the first reference of the thread."""
        self._notes = notes
        self._occurrences: Counter[int] = Counter()
        self._first: dict[int, str] = {}

    def target(self, number: int) -> str | None:
        """Return the address in a note, if it is safe to follow."""
        return notes.live_url(self._notes[number - 1])

    def mark(self, number: int) -> str:
        """Return the next reference to a note, as markup."""
        self._occurrences[number] += 1
        anchor = anchors.reference(number, self._occurrences[number])
        self._first.setdefault(number, anchor)
        # the number is a direct child of the link, because reading systems look for pop-ups there
        return (
            f'<a epub:type="noteref" role="doc-noteref" href="#{anchors.note(number)}" '
            f'id="{anchor}">{number}</a>'
        )

    def take_first(self) -> dict[int, str]:
        """Return the anchor of the first reference to each note since the last call."""
        first, self._first = self._first, {}
        return first


def markup(inlines: tuple[Inline, ...], references: References) -> str:
    """Return inlines as markup, and count their references."""
    return "".join([_inline(inline, references) for inline in inlines])


def _inline(inline: Inline, references: References) -> str:
    """Return an inline as markup.

    `bdi` isolates names and tags, or "@" and "#" would change sides in a right-to-left sentence. The
    words of a mention or a link lead to its target, the number after them to its note.
    """
    match inline:
        case Text():
            return escape(inline.text)
        case Hashtag():
            return f"<bdi>{escape(inline.text)}</bdi>"
        case Mention() | Link():
            words = f"<bdi>{escape(inline.text)}</bdi>" if inline.text else ""
            target = references.target(inline.note) if words.strip() else None
            return href.around(words, target) + references.mark(inline.note)
        case Styled():
            element = _ELEMENTS[inline.style]
            return f"<{element}>{markup(inline.inlines, references)}</{element}>"
        case Break():
            return "<br/>"
        case Gap():
            return f'<span class="gap">{GAP}</span>'
        case _:
            assert_never(inline)
