"""Convert the tree of a document to styled paragraphs and figures, not yet laid out."""

from collections.abc import Iterator
from itertools import count

from convert import anchors, display
from convert.metadata import Metadata, entry
from convert.tree import Document, Part
from convert_pdf import colophon, note_paragraphs
from convert_pdf.flow import FlowFigure, FlowParagraph
from convert_pdf.footnotes import Repeat
from convert_pdf.inline.runs import Span
from convert_pdf.pdf import outline
from convert_pdf.pieces import line_spans
from convert_pdf.posts import PostConverter
from convert_pdf.sanitize import one_line
from convert_pdf.styles import Styles

# The title of a joined thread that has none.
_UNTITLED = "Thread"


class FlowContent:
    """The paragraphs and figures of a document, each made when needed, and its outline."""

    def __init__(  # noqa: PLR0913 - all but three are keywords
        self,
        document: Document,
        metadata: Metadata,
        styles: Styles,
        *,
        numbered: bool,
        notes_at_end: bool,
        has_colophon: bool = False,
        bylines: display.Bylines = "auto",
        dates: display.Dates = "auto",
    ) -> None:
        """Prepare the content of a document. `numbered` shows the labels of posts."""
        self._document = document
        self._metadata = metadata
        self._styles = styles
        self._numbered = numbered
        self._has_colophon = has_colophon
        self._bylines = bylines
        self._dates = dates
        self._has_end_notes = notes_at_end and bool(document.notes)
        self._anchors = anchors.posts(document)
        names = (f"part-{number}" for number in count(1))
        # By the position of their first post: joined threads, each with its anchor.
        self._parts = {
            position: [(part, next(names)) for part in parts]
            for position, parts in display.parts_at(document).items()
        }
        self._footnotes = {} if notes_at_end else {note.number: note for note in document.notes}

    def body(self) -> Iterator[FlowParagraph | FlowFigure]:
        """Yield the title, the posts, the notes if they are at the end, and the colophon."""
        document, styles = self._document, self._styles
        yield from self._front()
        converter = PostConverter(document, self._metadata, styles, numbered=self._numbered)
        headings = display.headings(document, bylines=self._bylines, dates=self._dates)
        above = 2 * styles.leading
        for position, (post, heading) in enumerate(zip(document.posts, headings, strict=True)):
            for part, part_anchor in self._parts.get(position, ()):
                yield from self._part(part, part_anchor)
                above = 0.5 * styles.leading
            yield from converter.flow(post, heading, self._anchors[position], above)
            above = 0.7 * styles.leading
        if self._has_end_notes:
            yield from note_paragraphs.at_end(document.notes, converter.inlines.references, styles)
        if self._has_colophon:
            yield from colophon.paragraphs(document, self._metadata, styles)

    def footnote(self, number: int) -> FlowParagraph | None:
        """Return a note that a post refers to; None if it is not at the foot of a page."""
        note = self._footnotes.get(number)
        if note is None:
            return None
        return note_paragraphs.whole(note, self._styles, back=anchors.reference(number, 1))

    def repeated_footnote(self, repeat: Repeat) -> FlowParagraph:
        """Return a note for a page that refers to it after the page where it begins."""
        note = self._footnotes[repeat.number]
        return note_paragraphs.repeated(note, repeat, self._styles, language=self._metadata.language)

    def outline(self) -> Iterator[outline.Entry]:
        """Yield an entry for each joined thread, each post below, and what is after the posts."""
        is_joined = False
        for position, post in enumerate(self._document.posts):
            for part, part_anchor in self._parts.get(position, ()):
                is_joined = True
                yield outline.Entry(_part_title(part), part_anchor)
            title = one_line(entry(post, position + 1, numbered=self._numbered))
            yield outline.Entry(title, self._anchors[position], is_inner=is_joined)
        if self._has_end_notes:
            yield outline.Entry(note_paragraphs.END_TITLE, note_paragraphs.END_ANCHOR)
        if self._has_colophon:
            yield outline.Entry(colophon.TITLE, colophon.ANCHOR)

    def _front(self) -> Iterator[FlowParagraph]:
        """Yield the title, and the lines with author, days, length and origin."""
        styles = self._styles
        title = Span(one_line(self._metadata.title), styles.title)
        yield FlowParagraph(
            role="title", spans=(title,), leading=1.3 * title.style.size, keeps_next=True
        )
        above = 0.5 * styles.leading
        for line in display.head(self._document, self._metadata):
            yield self._aside(line, above)
            above = 0.0

    def _part(self, part: Part, anchor: str) -> Iterator[FlowParagraph]:
        """Yield the title of a joined thread, and the line with its author, day and address."""
        styles = self._styles
        yield FlowParagraph(
            role="heading",
            spans=(Span(_part_title(part), styles.heading),),
            leading=styles.leading,
            above=2 * styles.leading,
            anchor=anchor,
            keeps_next=True,
        )
        line = display.part_line(part)
        if line:
            yield self._aside(line, 0.1 * styles.leading)

    def _aside(self, line: display.Pieces, above: float) -> FlowParagraph:
        styles = self._styles
        return FlowParagraph(
            role="aside",
            spans=line_spans(line, styles, styles.aside, language=self._metadata.language),
            leading=styles.small_leading,
            above=above,
            keeps_next=True,
        )


def _part_title(part: Part) -> str:
    return one_line(part.title) or _UNTITLED
