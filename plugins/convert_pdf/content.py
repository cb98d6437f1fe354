"""Convert the tree of a document to styled paragraphs, not yet broken into lines."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias, assert_never

from convert import anchors, notes
from convert.metadata import Metadata, entry
from convert.tree import GAP, Break, Document, Gap, Hashtag, Inline, Link, Mention, Note, Post, Text
from convert_pdf.inline.runs import Span
from convert_pdf.sanitize import BREAK, one_line, printable
from convert_pdf.styles import Styles

_NOTES_ANCHOR = "notes"

FlowRole: TypeAlias = Literal["title", "heading", "paragraph", "note"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FlowParagraph:
    """Text that starts on a line of its own. Lengths are in points."""

    role: FlowRole
    spans: tuple[Span, ...]
    leading: float
    """The distance between baselines."""
    above: float = 0.0
    """The space before the paragraph, dropped at the top of a page."""
    label: Span | None = None
    """The number of a post or note, set in the margin of the first line."""
    anchor: str = ""
    """The name by which links find the paragraph."""
    keeps_next: bool = False
    """Whether the paragraph must not be the last on its page."""


class FlowContent:
    """The paragraphs of a document, each made when it is needed, and the entries of its outline."""

    def __init__(
        self,
        document: Document,
        metadata: Metadata,
        styles: Styles,
        *,
        numbered: bool,
        notes_at_end: bool,
    ) -> None:
        """Prepare the content of a document. `numbered` shows the labels of posts."""
        self._document = document
        self._metadata = metadata
        self._styles = styles
        self._numbered = numbered
        self._has_end_notes = notes_at_end and bool(document.notes)
        self._anchors = anchors.posts(document)
        self._footnotes = {} if notes_at_end else {note.number: note for note in document.notes}

    def body(self) -> Iterator[FlowParagraph]:
        """Yield the title, the posts, and the notes if they are at the end."""
        styles = self._styles
        yield from _front(self._document, self._metadata, styles)
        converter = _PostConverter(styles, numbered=self._numbered)
        above = 2 * styles.leading
        for post, anchor in zip(self._document.posts, self._anchors, strict=True):
            yield from converter.paragraphs(post, anchor, above)
            above = 0.7 * styles.leading
        if self._has_end_notes:
            yield from _end_notes(self._document.notes, converter.references, styles)

    def footnote(self, number: int) -> FlowParagraph | None:
        """Return a note that a post refers to; None if it is not at the foot of a page."""
        note = self._footnotes.get(number)
        return None if note is None else _note(note, self._styles, is_referred=True)

    def outline(self) -> Iterator[tuple[str, str]]:
        """Yield title and anchor of each post, and of the notes if they have a heading."""
        for position, post in enumerate(self._document.posts):
            title = entry(post, position + 1, numbered=self._numbered)
            yield one_line(title), self._anchors[position]
        if self._has_end_notes:
            yield "Notes", _NOTES_ANCHOR


def _front(document: Document, metadata: Metadata, styles: Styles) -> Iterator[FlowParagraph]:
    """Yield the title, and the line with author, date, length and source."""
    title = Span(one_line(metadata.title), styles.title)
    yield FlowParagraph(role="title", spans=(title,), leading=1.3 * title.style.size, keeps_next=True)
    known = [
        metadata.byline,
        metadata.published.isoformat() if metadata.published else None,
        metadata.length,
        document.source.name,
    ]
    details: list[Span] = []
    for part in filter(None, known):
        if details:
            details.append(Span(" · ", styles.aside))
        details.append(Span(one_line(part), styles.aside, role="isolate"))
    yield FlowParagraph(
        role="paragraph",
        spans=tuple(details),
        leading=styles.small_leading,
        above=0.5 * styles.leading,
        keeps_next=True,
    )


def _end_notes(
    listed: Sequence[Note], references: Mapping[int, int], styles: Styles
) -> Iterator[FlowParagraph]:
    """Yield the heading "Notes" and the notes, given the number of references to each."""
    yield FlowParagraph(
        role="heading",
        spans=(Span("Notes", styles.heading),),
        leading=styles.leading,
        above=2 * styles.leading,
        anchor=_NOTES_ANCHOR,
        keeps_next=True,
    )
    for note in listed:
        paragraph = _note(note, styles, is_referred=note.number in references)
        if note is listed[0]:
            paragraph = replace(paragraph, above=paragraph.above + 0.4 * styles.leading)
        yield paragraph


def _note(note: Note, styles: Styles, *, is_referred: bool) -> FlowParagraph:
    """Return a note, with a link from its number to the first reference and one to its URL."""
    label = Span(
        str(note.number),
        styles.note_link,
        role="backlink",
        to=anchors.reference(note.number, 1) if is_referred else None,
    )
    url = notes.live_url(note)
    address = Span(printable(note.url), styles.note_link if url else styles.note, role="url", url=url)
    caption = one_line(notes.caption(note))
    spans: tuple[Span, ...] = (address,)
    if caption:
        spans = (Span(caption, styles.note, role="isolate"), Span(", ", styles.note), address)
    return FlowParagraph(
        role="note",
        spans=spans,
        leading=styles.small_leading,
        above=0.1 * styles.small_leading,
        label=label,
        anchor=anchors.note(note.number),
    )


class _PostConverter:
    """Converts posts in reading order, and counts the references to each note."""

    def __init__(self, styles: Styles, *, numbered: bool) -> None:
        self.references: Counter[int] = Counter()
        self._styles = styles
        self._numbered = numbered

    def paragraphs(self, post: Post, anchor: str, above: float) -> Iterator[FlowParagraph]:
        """Yield the paragraphs of a post: at least one, the first with the label and the anchor."""
        text = one_line(post.label) if self._numbered else ""
        label = Span(text, self._styles.quiet, role="label") if text else None
        for inlines in [block.inlines for block in post.blocks] or [()]:
            yield FlowParagraph(
                role="paragraph",
                spans=tuple(span for inline in inlines for span in self._spans(inline)),
                leading=self._styles.leading,
                above=above,
                label=label,
                anchor=anchor,
            )
            above, label, anchor = 0.35 * self._styles.leading, None, ""

    def _spans(self, inline: Inline) -> Iterator[Span]:
        text = self._styles.text
        match inline:
            case Text(words) | Hashtag(words):
                yield Span(printable(words), text)
            case Mention(words, note=number):
                yield Span(printable(words), text, role="mention")
                yield self._reference(number)
            case Link(words, note=number):
                yield Span(printable(words), text, role="link")
                yield self._reference(number)
            case Break():
                yield Span(BREAK, text)
            case Gap():
                yield Span(GAP, self._styles.quiet, role="gap")
            case _:
                assert_never(inline)

    def _reference(self, number: int) -> Span:
        self.references[number] += 1
        return Span(
            str(number),
            self._styles.reference,
            role="reference",
            to=anchors.note(number),
            anchor=anchors.reference(number, self.references[number]),
            note=number,
        )
