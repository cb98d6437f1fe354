"""The document: its story set in type, filled into pages, and drawn into a file."""

import gc
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import convert
from convert import anchors, metadata
from convert.tree import Document
from convert_pdf.content import NOTES, Paragraph, Story
from convert_pdf.fonts import missing_glyphs
from convert_pdf.inline import shaping
from convert_pdf.inline.lines import Align, break_lines
from convert_pdf.inline.runs import Line, Span
from convert_pdf.inline.shaping import Fonts
from convert_pdf.pagination import Block, Frame, Page, Placed, fill
from convert_pdf.pdf.file import File
from convert_pdf.pdf.structure import Element
from convert_pdf.styles import Paper, Styles

_LABEL_GAP = 0.6
"""Between a label in the margin and its text, in em."""
_EMOJI_RIGHTS = "Pictures of emoji: Twemoji, by Twitter and contributors, CC BY 4.0"
_RULE = 72.0
"""The length of the rule above notes: short, so that it is not taken for a border."""


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Let the garbage collector wait: a long thread makes millions of objects, none in a circle.

    It would look at all of them again and again, for a third of the time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@_collector_at_rest()
def render(
    document: Document,
    page_size: str,
    *,
    align: Align,
    notes_at_end: bool,
    numbered: bool,
    fonts: tuple[str, ...],
) -> bytes:
    """The whole file. `numbered` shows the labels of the posts; `fonts` are preferred to all others."""
    paper = Paper.of(page_size)
    styles = Styles(paper.body)
    story = Story(document, styles, numbered=numbered)
    typesetter = _Typesetter(document, paper, align, shaping.fonts(fonts, document.language))
    body = [typesetter.block(paragraph) for paragraph in (*story.front(), *story.posts())]
    notes: dict[int, Block] = {}
    if not notes_at_end:
        notes = {number: typesetter.block(note) for number, note in story.notes().items()}
    elif document.notes:
        body += map(typesetter.block, story.end_notes())
    file = File(
        title=metadata.Metadata.of(document).title,
        author=metadata.byline(document.author) or "",
        subject=f"Thread from {document.source.name}",
        language=metadata.Metadata.of(document).language,
        created=metadata.Metadata.of(document).stamp,
        width=paper.width,
        height=paper.height,
    )
    typesetter.tag(body, notes, file.root)
    frame = Frame(paper.top - paper.bottom, 1.2 * styles.leading)
    for page in fill(body, notes, frame):
        file.new_page()
        typesetter.draw(page, file, styles)
    for entry, anchor in _outline(document, numbered=numbered, notes_at_end=notes_at_end):
        file.outline(entry, anchor)
    if file.painter.missing:
        for message in missing_glyphs.messages(file.painter.missing):
            warnings.warn(f"{document.source.name}: {message}", convert.ConvertWarning, stacklevel=2)
    return file.finish(_EMOJI_RIGHTS if file.painter.has_emoji else "")


@dataclass(slots=True)
class _Setting:
    """What is known of a block apart from its lines."""

    paragraph: Paragraph
    label: Line | None
    element: Element | None = None


class _Typesetter:
    """Turns paragraphs into blocks, and draws them where they were placed."""

    def __init__(self, document: Document, paper: Paper, align: Align, fonts: Fonts) -> None:
        self.fonts = fonts
        self._document = document
        self._paper = paper
        self._align: Align = align
        self._settings: dict[int, _Setting] = {}

    def block(self, paragraph: Paragraph) -> Block:
        """A paragraph in lines. A label too wide for the margin stands before the first word."""
        label = None
        spans = paragraph.spans
        if paragraph.label is not None:
            label = self._line(paragraph.label)
            if label.width + _LABEL_GAP * paragraph.label.style.size > 0.85 * self._paper.left:
                space = Span("\u2002", paragraph.label.style)
                label, spans = None, (paragraph.label, space, *spans)
        lines = tuple(self._lines(spans, paragraph.tag))
        block = Block(lines, paragraph.leading, paragraph.above, paragraph.keeps_next)
        self._settings[id(block)] = _Setting(paragraph, label)
        return block

    def tag(self, body: Iterable[Block], notes: Mapping[int, Block], root: Element) -> None:
        """Give each block its element: a note's is right after that of the first paragraph with it."""
        for block in body:
            setting = self._settings[id(block)]
            setting.element = self._element(setting, root)
            for number in (number for line in block.lines for number in line.notes):
                note = self._settings[id(notes[number])] if number in notes else None
                if note is not None and note.element is None:
                    note.element = self._element(note, None)
                    note.element.follow(setting.element)

    def draw(self, page: Page, file: File, styles: Styles) -> None:
        """Draw a page with its number."""
        paper = self._paper
        for placed in page.body:
            self._draw(placed, file)
        if page.rule is not None:
            length = min(_RULE, paper.measure / 3)
            left = paper.left + (paper.measure - length if self._is_rtl else 0.0)
            file.painter.rule(left, paper.top - page.rule, length, 0.4, 0.6)
        for placed in page.notes:
            self._draw(placed, file)
        folio = self._line(Span(str(file.page_number), styles.aside))
        folio.indent = (paper.measure - folio.width) / 2
        file.painter.line(folio, paper.left, paper.folio, None)

    @property
    def _is_rtl(self) -> bool:
        return self._document.direction == "rtl"

    def _line(self, span: Span) -> Line:
        """A label on its only line. Nothing in ASCII changes its order there."""
        if self._is_rtl or not span.text.isascii():
            return self._lines([span])[0]
        pieces = self.fonts.pieces(span.text, span, False)
        return Line(tuple(pieces), sum(piece.width for piece in pieces), 0.0)

    def _lines(self, spans: Iterable[Span], tag: str = "P") -> list[Line]:
        return break_lines(
            list(spans),
            self._paper.measure,
            direction=self._document.direction,
            language=self._document.language,
            align=self._align if tag == "P" else "left",
            fonts=self.fonts,
        )

    def _element(self, setting: _Setting, parent: Element | None) -> Element:
        paragraph = setting.paragraph
        identifier = paragraph.anchor if paragraph.tag == "Note" else ""
        return Element(paragraph.tag, parent, identifier)

    def _draw(self, placed: Placed, file: File) -> None:
        setting = self._settings[id(placed.block)]
        paper, baseline = self._paper, self._paper.top - placed.baseline
        if placed.is_first and setting.paragraph.anchor:
            place = (file.page_number, baseline + placed.block.leading)
            file.painter.places.setdefault(setting.paragraph.anchor, place)
        if placed.is_first and setting.label is not None and setting.paragraph.label is not None:
            label = setting.label
            gap = _LABEL_GAP * setting.paragraph.label.style.size
            label.indent = paper.measure + gap if self._is_rtl else -label.width - gap
            file.painter.line(label, paper.left, baseline, setting.element)
        file.painter.line(placed.line, paper.left, baseline, setting.element)


def _outline(document: Document, *, numbered: bool, notes_at_end: bool) -> Iterable[tuple[str, str]]:
    """The entries of the outline, each with the anchor that it leads to: one a post, and the notes."""
    posts = zip(document.posts, anchors.posts(document), strict=True)
    for position, (post, anchor) in enumerate(posts, start=1):
        yield metadata.entry(post, position, numbered=numbered), anchor
    if notes_at_end and document.notes:
        yield "Notes", NOTES
