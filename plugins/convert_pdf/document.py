"""The file: pages, metadata, outline and named places, the same bytes for the same document."""

from io import BytesIO
from typing import Literal

from reportlab.pdfbase.pdfdoc import Destination, PDFArray, PDFDictionary, PDFString
from reportlab.pdfgen.canvas import Canvas

from convert import anchors, head
from convert.tree import Document, Post, plain
from convert_pdf import fonts
from convert_pdf.drawing import Drawing
from convert_pdf.pages import Paper, fill
from convert_pdf.story import NOTES, tell
from convert_pdf.styles import Styles
from convert_pdf.text import one_line

_PAPERS = {
    "a5": Paper(419.53, 595.28, body=9.5),
    "a4": Paper(595.28, 841.89, body=11),
    "letter": Paper(612, 792, body=11),
}
_NAME = "thread-convert"
_OUTLINE_LENGTH = 60
"""The most characters of a post that its entry in the outline shows."""


def render(document: Document, page_size: Literal["a5", "a4", "letter"], *, numbered: bool) -> bytes:
    """The whole file. `numbered` shows the labels of the posts."""
    paper = _PAPERS[page_size]
    styles = Styles(paper.body)
    created = head.stamp(document)
    file = BytesIO()
    canvas = Canvas(
        file,
        pagesize=(paper.width, paper.height),
        pageCompression=1,
        pdfVersion=(1, 4),  # the first that knows the language of a document
        invariant=1,
        # The default is Helvetica: each page would name it, and it is not embedded.
        initialFontName=fonts.main_font("regular"),
        lang=None if document.language == "und" else one_line(document.language),
    )
    canvas.setDateFormatter(lambda *_: f"D:{created:%Y%m%d%H%M%S}Z")
    _describe(canvas, document)
    drawing = Drawing(canvas)
    fill(drawing, paper, tell(document, styles, numbered=numbered), styles.aside)
    for title, anchor in _outline(document, numbered=numbered):
        canvas.addOutlineEntry(title, anchor)
    canvas._doc.Catalog.Names = PDFDictionary({"Dests": _name_tree(drawing.places)})
    canvas.save()
    return file.getvalue()


def _describe(canvas: Canvas, document: Document) -> None:
    """The metadata. What is unknown is left empty: reportlab would write "anonymous"."""
    canvas.setTitle(one_line(document.title))
    canvas.setAuthor(one_line(head.byline(document.author) or ""))
    canvas.setSubject(one_line(f"Thread from {document.source.name}"))
    canvas.setCreator(_NAME)
    canvas.setProducer(_NAME)
    canvas.setViewerPreference("DisplayDocTitle", "true")


def _name_tree(places: dict[str, Destination]) -> PDFDictionary:
    """The places that links and URLs can name (ISO 32000-1, 7.9.6), sorted by name."""
    names = [item for anchor in sorted(places) for item in (PDFString(anchor), places[anchor])]
    return PDFDictionary({"Names": PDFArray(names)})


def _outline(document: Document, *, numbered: bool) -> list[tuple[str, str]]:
    """The entries of the outline, each with the anchor that it leads to: one a post, and the notes."""
    entries = [
        (_summary(post, numbered=numbered), anchor)
        for post, anchor in zip(document.posts, anchors.posts(document), strict=True)
    ]
    return [*entries, ("Notes", NOTES)] if document.notes else entries


def _summary(post: Post, *, numbered: bool) -> str:
    """The first words of a post."""
    text = one_line(plain(post))
    if len(text) > _OUTLINE_LENGTH:
        start = text[:_OUTLINE_LENGTH]
        text = (start.rpartition(" ")[0] or start) + "…"
    return f"{one_line(post.label)} {text}".strip() if numbered else text
