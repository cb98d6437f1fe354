"""Draw single lines into a file, for tests of the PDF layer."""

from datetime import UTC, datetime
from io import BytesIO

import pymupdf_fonts
import uharfbuzz
from pypdf import PdfReader

from convert_pdf.fonts.face import Face
from convert_pdf.inline.runs import GlyphRun, Line, Span, Style
from convert_pdf.pdf.content_stream import ContentStream
from convert_pdf.pdf.file import File
from convert_pdf.pdf.fonts import FontSet
from convert_pdf.pdf.outline import Entry
from convert_pdf.pdf.structure import Element
from convert_pdf.pdf.xmp import DocumentInfo

BODY = Style(10)
EXTENT = (10.0, 4.0)
"""How far lines reach above their baselines and below them."""
QUIET = Style(8, color=(0.3, 0.3, 0.3))
RAISED = Style(6, rise=3.5)
HEADING = Style(16)
URL = "https://example.org/a?b=(c)"


def face(name: str = "figo") -> Face:
    return Face(uharfbuzz.Blob(pymupdf_fonts.fontbuffers[name]()))


def run(face: Face, span: Span, *, rtl: bool = False) -> GlyphRun:
    glyphs, width = face.shape(span.text, rtl)
    return GlyphRun(
        text=span.text,
        span=span,
        face=face,
        glyphs=glyphs,
        rtl=rtl,
        width=width * span.style.size,
    )


def line(face: Face, *spans: Span, added_space: float = 0.0) -> Line:
    runs = tuple(run(face, span) for span in spans)
    return Line(runs, sum(each.width for each in runs), 0.0, added_space=added_space)


def of_piece(drawn: GlyphRun) -> Line:
    return Line((drawn,), drawn.width, 0.0)


class Drawing:
    """A file of pages of 400 by 300 points, with the stream of its current page."""

    def __init__(self, language: str = "en") -> None:
        self.fonts = FontSet()
        self.outline: list[Entry] = []
        self.info = DocumentInfo(
            title="A thread",
            author="Ann",
            subject="Sample",
            language=language,
            created=datetime(2020, 11, 10, tzinfo=UTC),
        )
        self._file = File(400, 300)
        self.tree = self._file.structure
        self._pages = 0
        self.new_page()

    def new_page(self) -> None:
        if self._pages:
            self._file.add_page(self.stream.finish())
        self.stream = ContentStream(self._pages, self.fonts, self.tree)
        self._pages += 1

    def paragraph(self, *lines: Line, y: float = 200) -> Element:
        """Draw lines one above the other as a new paragraph."""
        element = self.tree.add("P")
        for number, each in enumerate(lines):
            self.stream.line(each, 40, y - 14 * number, element, EXTENT)
        return element

    def finish(self) -> bytes:
        self._file.add_page(self.stream.finish())
        return self._file.finish(self.info, self.outline, self.fonts)

    def read(self) -> PdfReader:
        return PdfReader(BytesIO(self.finish()))


def sample() -> bytes:
    """Two pages with a note each; the first is referred to again on the second."""
    font = face()
    drawing = Drawing()
    for page in (1, 2):
        if page == 1:
            title = drawing.tree.add("H1")
            drawing.stream.line(line(font, Span("A thread & more", HEADING)), 40, 260, title)
        else:
            drawing.new_page()
        number = str(page)
        mention = Span("@somebody", BODY, "mention", to=f"note-{page}")
        reference = Span(
            number, RAISED, "reference", to=f"note-{page}", anchor=f"ref-{page}", note=page
        )
        start = Span(f"Page {page} speaks of ", BODY, anchor=f"post-{page}")
        drawing.paragraph(
            line(font, start, mention, reference),
            line(font, Span("and goes on, (twice)\\.", BODY), added_space=2),
            y=220,
        )
        note = drawing.tree.add("Note", f"note-{page}")
        drawing.paragraph(line(font, Span("Another paragraph.", BODY)), y=180)
        drawing.stream.rule(40, 60, 60)
        back = Span(number, QUIET, "backlink", to=f"ref-{page}", anchor=f"note-{page}")
        url = Span(URL, QUIET, "url", url=URL)
        drawing.stream.line(line(font, back, Span(" somebody, ", QUIET), url), 40, 48, note, EXTENT)
        drawing.stream.line(line(font, Span(number, QUIET)), 200, 20, "Footer")
        drawing.outline.append(Entry(f"Post {page}", f"post-{page}"))
    return drawing.finish()
