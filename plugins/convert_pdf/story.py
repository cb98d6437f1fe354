"""The story: the tree of a document as paragraphs."""

from collections import Counter
from collections.abc import Iterator
from string import punctuation
from typing import assert_never
from urllib.parse import quote

from convert import anchors, head, notes
from convert.tree import GAP, Break, Document, Gap, Hashtag, Inline, Link, Mention, Note, Post, Text
from convert_pdf.pages import Paragraph
from convert_pdf.styles import Styles
from convert_pdf.text import BREAK, Span, breakable, one_line, printable

NOTES = "notes"
"""The anchor of the heading above the notes."""

_AFTER_LABEL = "\u00a0 "
"""Keeps a label apart from the text, by twice a word's space."""


def tell(document: Document, styles: Styles, *, numbered: bool) -> Iterator[Paragraph]:
    """Front matter, posts and notes, in this order."""
    yield from _front(document, styles)
    occurrences: Counter[int] = Counter()
    above = 2 * styles.leading
    for post, anchor in zip(document.posts, anchors.posts(document), strict=True):
        shown = one_line(post.label) if numbered else ""
        label = Span(shown + _AFTER_LABEL, styles.quiet) if shown else None
        yield from _post(post, anchor, label, above, styles, occurrences)
        above = 0.7 * styles.leading
    if document.notes:
        heading = Span("Notes", styles.heading)
        yield Paragraph((heading,), styles.leading, 2 * styles.leading, anchor=NOTES, followers=3)
    for note in document.notes:
        yield _note(note, styles, is_referred_to=note.number in occurrences)


def _front(document: Document, styles: Styles) -> Iterator[Paragraph]:
    """The title, and below it what is known of author, date and source."""
    yield Paragraph((Span(one_line(document.title), styles.title),), 1.3 * styles.title.size)
    known = [head.byline(document.author), document.published, document.source.name]
    line = " · ".join(one_line(part) for part in known if part)
    if line:
        yield Paragraph((Span(line, styles.aside),), styles.leading, 0.5 * styles.leading)


def _post(
    post: Post, anchor: str, label: Span | None, above: float, styles: Styles, occurrences: Counter[int]
) -> Iterator[Paragraph]:
    """The paragraphs of a post, its label and its anchor with the first, which is there in any case."""
    for inlines in [block.inlines for block in post.blocks] or [()]:
        spans = tuple(span for inline in inlines for span in _spans(inline, styles, occurrences))
        yield Paragraph(spans, styles.leading, above, label, anchor)
        above, label, anchor = 0.35 * styles.leading, None, ""


def _spans(inline: Inline, styles: Styles, occurrences: Counter[int]) -> Iterator[Span]:
    match inline:
        case Text(text) | Hashtag(text):
            yield Span(printable(text), styles.text)
        case Mention(text, note=number) | Link(text, note=number):
            yield Span(printable(text), styles.text)
            occurrences[number] += 1
            anchor = anchors.reference(number, occurrences[number])
            yield Span(str(number), styles.reference, f"#{anchors.note(number)}", anchor)
        case Break():
            yield Span(BREAK, styles.text)
        case Gap():
            yield Span(GAP, styles.quiet)
        case _:
            assert_never(inline)


def _note(note: Note, styles: Styles, *, is_referred_to: bool) -> Paragraph:
    """A note: its number leads back to the first reference, its URL where it says."""
    back = f"#{anchors.reference(note.number, 1)}" if is_referred_to else ""
    label = Span(f"{note.number}{_AFTER_LABEL}", styles.note_link, back)
    url = notes.live_url(note)
    shown = breakable(note.url)
    address = Span(shown, styles.note_link, _ascii(url)) if url else Span(shown, styles.note)
    caption = one_line(notes.caption(note))
    spans = (Span(f"{caption}, ", styles.note), address) if caption else (address,)
    above = 0.3 * styles.small_leading
    return Paragraph(spans, styles.small_leading, above, label, anchors.note(note.number))


def _ascii(url: str) -> str:
    """A URL as PDF holds it: in 7-bit ASCII (ISO 32000-1, 12.6.4.7), the rest percent-encoded."""
    return quote(url, safe=punctuation, errors="replace")
