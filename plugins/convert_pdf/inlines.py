"""Convert the inlines of a paragraph to styled spans, and count the references to each note.

The words of a mention or a link lead to its target; the raised number after them leads to its note.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from convert import anchors
from convert.notes import live_url
from convert.tree import GAP, Break, Gap, Hashtag, Inline, Link, Mention, Note, Styled, Text
from convert_pdf.inline.runs import Role, Span, Style, Tag, TagKind
from convert_pdf.sanitize import BREAK, printable
from convert_pdf.styles import Styles

_TAGS: dict[str, TagKind] = {
    "emphasis": "Em",
    "strong": "Strong",
    "code": "Code",
    "strikeout": "Span",
}


class InlineConverter:
    """Converts inlines in reading order."""

    def __init__(self, styles: Styles, notes: Sequence[Note]) -> None:
        """Start without references, given the notes of the document in the order of their numbers."""
        self.references: Counter[int] = Counter()
        self._styles = styles
        self._notes = notes

    def spans(self, inlines: Iterable[Inline]) -> Iterator[Span]:
        """Return the spans of inlines."""
        return self._spans(inlines, self._styles.text, None)

    def reference(self, number: int) -> Span:
        """Return the next reference to a note."""
        self.references[number] += 1
        return Span(
            str(number),
            self._styles.reference,
            role="reference",
            to=anchors.note(number),
            anchor=anchors.reference(number, self.references[number]),
            note=number,
        )

    def url(self, number: int) -> str | None:
        """Return the live URL of a note; None if it has none."""
        return live_url(self._notes[number - 1])

    def _spans(self, inlines: Iterable[Inline], style: Style, tag: Tag | None) -> Iterator[Span]:
        """Yield the spans of inlines in words that have a style and a tag."""
        role: Role = "code" if style.face in ("mono", "mono bold") else "text"
        for inline in inlines:
            match inline:
                case Text(words) | Hashtag(words):
                    yield Span(printable(words), style, role, tag=tag)
                case Mention(words, note=number):
                    yield from self._linked(words, style, "mention", number, tag)
                case Link(words, note=number):
                    yield from self._linked(words, style, "link", number, tag)
                case Break():
                    yield Span(BREAK, style, tag=tag)
                case Gap():
                    yield Span(GAP, self._styles.quiet, "gap", tag=tag)
                case Styled(kind, inner):
                    own_tag = Tag(kind=_TAGS[kind], parent=tag, is_struck=kind == "strikeout")
                    yield from self._spans(inner, self._styles.marked(style, kind), own_tag)
                case _:
                    assert_never(inline)

    def _linked(
        self, words: str, style: Style, role: Role, number: int, tag: Tag | None
    ) -> Iterator[Span]:
        """Yield the words of a mention or a link, and the reference to its note."""
        url = self.url(number)
        own = self._styles.linked(style) if url else style
        yield Span(printable(words), own, role, url=url, tag=tag)
        yield self.reference(number)
