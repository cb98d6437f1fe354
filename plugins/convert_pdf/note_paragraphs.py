"""Convert notes to paragraphs: whole, repeated on later pages, or at the end of the document."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from convert import anchors, notes
from convert.tree import Note
from convert_pdf.flow import FlowParagraph, Group
from convert_pdf.footnotes import Repeat
from convert_pdf.headings import own_heading
from convert_pdf.inline.runs import Span, Tag
from convert_pdf.pieces import ENGLISH, is_english
from convert_pdf.sanitize import one_line, printable
from convert_pdf.styles import Styles

END_TITLE, END_ANCHOR = "Notes", "notes"
"""The heading of the notes at the end, and its anchor."""

# The most lines of a note that is repeated whole; of longer ones, the page where they begin is named.
_REPEATED_LINES = 1


def whole(note: Note, styles: Styles, *, back: str | None) -> FlowParagraph:
    """Return a note, with a link from its number to the reference `back` and one to its URL."""
    return _paragraph(note, styles, _words(note, styles), back=back, anchor=anchors.note(note.number))


def repeated(note: Note, repeat: Repeat, styles: Styles, *, language: str) -> FlowParagraph:
    """Return a note for a later page that refers to it: whole, or "see page 1" if it is long."""
    spans = _words(note, styles)
    if repeat.whole_lines > _REPEATED_LINES:
        see = Span(
            f"see page {repeat.whole_page}",
            styles.note_link,
            role="isolate",
            to=anchors.note(note.number),
            tag=None if is_english(language) else Tag(kind="Span", language=ENGLISH),
        )
        spans = (see,)
    anchor = f"{anchors.note(note.number)}-page-{repeat.page}"
    return _paragraph(note, styles, spans, back=repeat.reference, anchor=anchor)


def at_end(
    listed: Sequence[Note], references: Mapping[int, int], styles: Styles
) -> Iterator[FlowParagraph]:
    """Yield the heading "Notes" and the notes, given the number of references to each."""
    groups = (Group(kind="notes"),)
    yield own_heading(END_TITLE, END_ANCHOR, styles, groups=groups)
    for note in listed:
        back = anchors.reference(note.number, 1) if note.number in references else None
        paragraph = replace(whole(note, styles, back=back), groups=groups)
        if note is listed[0]:
            paragraph = replace(paragraph, above=paragraph.above + 0.4 * styles.leading)
        yield paragraph


def _words(note: Note, styles: Styles) -> tuple[Span, ...]:
    """Return what a note says: whom or what it leads to, and the address."""
    url = notes.live_url(note)
    address = Span(printable(note.url), styles.note_link if url else styles.note, role="url", url=url)
    caption = one_line(notes.caption(note))
    if not caption:
        return (address,)
    return Span(caption, styles.note, role="isolate"), Span(", ", styles.note), address


def _paragraph(
    note: Note, styles: Styles, spans: tuple[Span, ...], *, back: str | None, anchor: str
) -> FlowParagraph:
    return FlowParagraph(
        role="note",
        spans=spans,
        leading=styles.small_leading,
        above=0.1 * styles.small_leading,
        label=Span(str(note.number), styles.note_link, role="backlink", to=back),
        anchor=anchor,
    )
