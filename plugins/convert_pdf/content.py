"""Convert the tree of a document to styled paragraphs and figures, not yet laid out."""

from collections.abc import Iterator
from itertools import count, pairwise

from msgspec import structs

from convert import anchors, display
from convert.display import Heading
from convert.metadata import Metadata, entry
from convert.tree import Document, Paragraph, Part
from convert_pdf import bookmarks, colophon, note_paragraphs
from convert_pdf.flow import FlowFigure, FlowParagraph, Group
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
        converter = PostConverter(document, self._metadata, styles, numbered=self._numbered)
        headings = list(display.headings(document, bylines=self._bylines, dates=self._dates))
        posts = list(document.posts)
        opening = display.title_paragraph(document, headings[0]) if headings else None
        if opening is not None:
            yield self._title_of(opening, headings[0], converter)
            posts[0] = structs.replace(posts[0], blocks=posts[0].blocks[1:])
        else:
            yield self._title((Span(one_line(self._metadata.title), styles.title),))
        yield from self._lines_below_title()
        above = 2 * styles.leading
        around: tuple[Group, ...] = ()
        for position, (post, heading) in enumerate(zip(posts, headings, strict=True)):
            if not post.blocks and document.posts[position].blocks:
                continue  # the title is all of it
            for part, part_anchor in self._parts.get(position, ()):
                around = (Group(kind="part"),)
                yield from self._part(part, part_anchor, around)
                above = 0.5 * styles.leading
            yield from converter.flow(post, heading, self._anchors[position], above, around)
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
        """Yield the entries of joined threads, of posts, and of what is after the posts."""
        posts = [
            outline.Entry(one_line(entry(post, position, numbered=self._numbered)), anchor)
            for position, (post, anchor) in enumerate(
                zip(self._document.posts, self._anchors, strict=True), start=1
            )
        ]
        starts = sorted(self._parts)
        yield from bookmarks.grouped(posts[: starts[0] if starts else None], 1)
        for start, end in pairwise([*starts, len(posts)]):
            *empty, (part, anchor) = self._parts[start]
            yield from [outline.Entry(_part_title(other), name) for other, name in empty]
            yield outline.Entry(
                _part_title(part), anchor, bookmarks.grouped(posts[start:end], start + 1)
            )
        if self._has_end_notes:
            yield outline.Entry(note_paragraphs.END_TITLE, note_paragraphs.END_ANCHOR)
        if self._has_colophon:
            yield outline.Entry(colophon.TITLE, colophon.ANCHOR)

    def _title_of(
        self, opening: Paragraph, heading: Heading, converter: PostConverter
    ) -> FlowParagraph:
        """Return the first paragraph as the title; with the label of its post if it is all of that."""
        first = self._document.posts[0]
        spans = tuple(converter.inlines.spans(opening.inlines, self._styles.title))
        if len(first.blocks) > 1:
            return self._title(spans)
        return self._title(spans, label=converter.label(first, heading), anchor=self._anchors[0])

    def _title(
        self, spans: tuple[Span, ...], *, label: Span | None = None, anchor: str = ""
    ) -> FlowParagraph:
        leading = 1.3 * self._styles.title.size
        return FlowParagraph(
            role="title", spans=spans, leading=leading, label=label, anchor=anchor, keeps_next=True
        )

    def _lines_below_title(self) -> Iterator[FlowParagraph]:
        """Yield the line of the author, in the size of the text, and those with days and origin."""
        styles, lines = self._styles, list(display.head(self._document, self._metadata))
        above = 0.5 * styles.leading
        if self._metadata.byline:
            spans = line_spans(lines.pop(0), styles, styles.text, language=self._metadata.language)
            yield FlowParagraph(
                role="aside", spans=spans, leading=styles.leading, above=above, keeps_next=True
            )
            above = 0.1 * styles.leading
        for line in lines:
            yield self._aside(line, above)
            above = 0.0

    def _part(self, part: Part, anchor: str, groups: tuple[Group, ...]) -> Iterator[FlowParagraph]:
        """Yield the title of a joined thread, and the line with its author, day and address."""
        styles = self._styles
        yield FlowParagraph(
            role="heading",
            spans=(Span(_part_title(part), styles.heading),),
            leading=styles.leading,
            above=2 * styles.leading,
            groups=groups,
            anchor=anchor,
            keeps_next=True,
        )
        line = display.part_line(part, self._metadata.language)
        if line:
            yield self._aside(line, 0.1 * styles.leading, groups)

    def _aside(
        self, line: display.Pieces, above: float, groups: tuple[Group, ...] = ()
    ) -> FlowParagraph:
        styles = self._styles
        return FlowParagraph(
            role="aside",
            spans=line_spans(line, styles, styles.aside, language=self._metadata.language),
            leading=styles.small_leading,
            above=above,
            groups=groups,
            keeps_next=True,
        )


def _part_title(part: Part) -> str:
    return one_line(part.title) or _UNTITLED
