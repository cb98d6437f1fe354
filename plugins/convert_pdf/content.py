"""The story: the tree of a document as paragraphs, not yet broken into lines."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from convert import anchors, metadata, notes
from convert.tree import GAP, Break, Document, Gap, Hashtag, Inline, Link, Mention, Note, Post, Text
from convert_pdf.inline.runs import Span
from convert_pdf.pdf.structure import Kind
from convert_pdf.sanitize import BREAK, ascii_url, one_line, printable
from convert_pdf.styles import Styles

NOTES = "notes"
"""The anchor of the heading above notes that stand at the end."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text that starts on a line of its own. Lengths in points."""

    tag: Kind
    """Its structure type (ISO 32000-1, 14.8.4): "H1", "P", "Note"."""
    spans: tuple[Span, ...]
    leading: float
    above: float = 0.0
    label: Span | None = None
    """Hangs in the margin of the first line."""
    anchor: str = ""
    """The name by which links find the paragraph."""
    keeps_next: bool = False


class Story:
    """The paragraphs of a document; references are counted on the way."""

    def __init__(self, document: Document, styles: Styles, *, numbered: bool) -> None:
        self._document = document
        self._styles = styles
        self._numbered = numbered
        self._occurrences: Counter[int] = Counter()

    def front(self) -> Iterator[Paragraph]:
        """The title, and below it what is known of author, date, length and source."""
        document, styles = self._document, self._styles
        title = Span(one_line(metadata.Metadata.of(document).title), styles.title)
        yield Paragraph("H1", (title,), 1.3 * title.style.size, keeps_next=True)
        count = len(document.posts)
        length = f"{count:,} {'post' if count == 1 else 'posts'}"
        day = metadata.Metadata.of(document).published
        known = [
            metadata.byline(document.author),
            day.isoformat() if day else None,
            length,
            document.source.name,
        ]
        details: list[Span] = []
        for part in filter(None, known):
            if details:
                details.append(Span(" · ", styles.aside))
            details.append(Span(one_line(part), styles.aside, "isolate"))
        above = 0.5 * styles.leading
        yield Paragraph("P", tuple(details), styles.small_leading, above, keeps_next=True)

    def posts(self) -> Iterator[Paragraph]:
        """The paragraphs of the posts, in order."""
        above = 2 * self._styles.leading
        names = anchors.posts(self._document)
        for post, anchor in zip(self._document.posts, names, strict=True):
            yield from self._post(post, anchor, above)
            above = 0.7 * self._styles.leading

    def notes(self) -> dict[int, Paragraph]:
        """The notes by their numbers. To be asked for once all posts were told."""
        return {note.number: self._note(note) for note in self._document.notes}

    def end_notes(self) -> Iterator[Paragraph]:
        """The notes below a heading, for the end. To be asked for like `notes`."""
        styles = self._styles
        spans = (Span("Notes", styles.heading),)
        above = 2 * styles.leading
        yield Paragraph("H2", spans, styles.leading, above, None, NOTES, keeps_next=True)
        below = 0.4 * styles.leading
        for note in self.notes().values():
            yield replace(note, above=note.above + below)
            below = 0.0

    def _post(self, post: Post, anchor: str, above: float) -> Iterator[Paragraph]:
        """The paragraphs of a post; its label and anchor go with the first, which is always there."""
        shown = one_line(post.label) if self._numbered else ""
        label = Span(shown, self._styles.quiet, "label") if shown else None
        for inlines in [block.inlines for block in post.blocks] or [()]:
            spans = tuple(span for inline in inlines for span in self._spans(inline))
            yield Paragraph("P", spans, self._styles.leading, above, label, anchor)
            above, label, anchor = 0.35 * self._styles.leading, None, ""

    def _spans(self, inline: Inline) -> Iterator[Span]:
        text = self._styles.text
        match inline:
            case Text(words) | Hashtag(words):
                yield Span(printable(words), text)
            case Mention(words, note=number):
                yield Span(printable(words), text, "mention")
                yield self._reference(number)
            case Link(words, note=number):
                yield Span(printable(words), text, "link")
                yield self._reference(number)
            case Break():
                yield Span(BREAK, text)
            case Gap():
                yield Span(GAP, self._styles.quiet, "gap")
            case _:
                assert_never(inline)

    def _reference(self, number: int) -> Span:
        self._occurrences[number] += 1
        anchor = anchors.reference(number, self._occurrences[number])
        style = self._styles.reference
        return Span(str(number), style, "reference", anchors.note(number), None, anchor, number)

    def _note(self, note: Note) -> Paragraph:
        """A note: its number leads back to the first reference, its URL where it says."""
        styles = self._styles
        back = anchors.reference(note.number, 1) if note.number in self._occurrences else None
        label = Span(str(note.number), styles.note_link, "backlink", back)
        url = notes.live_url(note)
        style = styles.note_link if url else styles.note
        address = Span(printable(note.url), style, "url", None, ascii_url(url) if url else None)
        caption = one_line(notes.caption(note))
        spans: tuple[Span, ...] = (address,)
        if caption:
            spans = (Span(caption, styles.note, "isolate"), Span(", ", styles.note), address)
        above = 0.1 * styles.small_leading
        return Paragraph("Note", spans, styles.small_leading, above, label, anchors.note(note.number))
