"""The file: pages, metadata, outline and named places; tagged, the same bytes for the same document."""

from datetime import datetime
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from convert_pdf.pdf import outline, syntax, xmp
from convert_pdf.pdf.content_stream import Painter
from convert_pdf.pdf.objects import Document
from convert_pdf.pdf.structure import Element, Tags
from convert_pdf.sanitize import one_line

_NAME = "thread-convert"


class _Canvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """A canvas on a document of ours, without the preamble that selects Helvetica on each page, which
    is not embedded.
    """

    def __init__(self, out: BytesIO, size: tuple[float, float], language: str) -> None:
        super().__init__(out, pagesize=size, invariant=1)
        self._doc = Document(language)

    def _make_preamble(self) -> None:
        self._preamble = ""


class File:
    """A PDF that is being drawn: `new_page` for each page, then `painter`; `finish` gives the bytes.

    `root` is the element (`Document`) under which the others belong. `language` is a BCP 47 tag,
    `created` is in UTC, lengths are points. PDF 1.7, PDF/UA-1 (ISO 14289-1).
    """

    def __init__(
        self,
        *,
        title: str,
        author: str,
        subject: str,
        language: str,
        created: datetime,
        width: float,
        height: float,
    ) -> None:
        self._title, self._author, self._subject = one_line(title), one_line(author), one_line(subject)
        self._language = one_line(language)
        self._created = created
        self._bytes = BytesIO()
        self._canvas = _Canvas(self._bytes, (width, height), self._language)
        self._document: Document = self._canvas._doc
        fonts = self._document.number("BasicFonts")
        parent = self._document.number(self._document.Reference(self._document.Pages).name)
        self._page_entries = (
            f"/Parent {parent} 0 R /MediaBox [0 0 {width:.7g} {height:.7g}]"
            f" /Resources << /Font {fonts} 0 R >>"
        )
        """What all pages have in common."""
        self._tags = Tags()
        self._key = 0
        """By which the marks of the current page find their elements."""
        self._pages: list[str] = []
        """The references to those that are finished."""
        self._pages_begun = 0
        self._outline: list[tuple[str, str]] = []
        self.root: Element = self._tags.root
        self.painter = Painter(self._canvas, self._tags)

    @property
    def page_number(self) -> int:
        """The number of the page that is being drawn, from 1; 0 before the first."""
        return self._pages_begun

    def new_page(self) -> None:
        """Begin the next page; the first too."""
        self._end_page()
        self._pages_begun += 1
        self._key = self._tags.new_page()
        self.painter.new_page()

    def outline(self, title: str, anchor: str) -> None:
        """One more entry of the outline."""
        self._outline.append((one_line(title), anchor))

    def finish(self, rights: str = "") -> bytes:
        """The whole file. `rights` names whose work is embedded, where a licence asks for it."""
        self._end_page()
        document = self._document
        self.painter.write_fonts()
        outline.write(document, [entry for entry in self._outline if entry[1] in self.painter.places])
        self._tags.write(document, self._pages)
        self._describe(one_line(rights))
        catalog = document.Catalog
        catalog.Names = f"<< /Dests {document.add(self._places())} >>"
        self._canvas.save()
        return self._bytes.getvalue()

    def _end_page(self) -> None:
        if not self._pages_begun:
            return
        self.painter.end_page()
        self._canvas.showPage()
        document, name = self._document, f"Page{self._pages_begun}"
        page, number = document.idToObject[name], document.number(name)
        # reportlab would write the operators in ASCII (base 85), a quarter larger, and does not know
        # the last two entries. Tabbing goes through the links in reading order (ISO 14289-1, 7.18.3).
        contents = document.add_stream(page.stream.encode("ascii"))
        links = f" /Annots [{' '.join(page.Annots)}]" if page.Annots else ""
        document.write(
            number,
            f"<< /Type /Page {self._page_entries} /Contents {contents}{links}"
            f" /StructParents {self._key} /Tabs /S >>",
        )
        self._pages.append(f"{number} 0 R")

    def _places(self) -> str:
        """The places that links and URLs can name (ISO 32000-1, 12.3.2.3)."""
        return syntax.name_tree(
            (anchor, f"[{self._pages[page - 1]} /XYZ null {top:.2f} null]")
            for anchor, (page, top) in self.painter.places.items()
        )

    def _describe(self, rights: str) -> None:
        """The metadata, twice: as PDF always had it, and as XMP."""
        canvas, created = self._canvas, self._created
        canvas.setDateFormatter(lambda *_: f"D:{created:%Y%m%d%H%M%S}Z")
        canvas.setTitle(self._title)
        canvas.setAuthor(self._author)
        canvas.setSubject(self._subject)
        canvas.setCreator(_NAME)
        canvas.setProducer(_NAME)
        canvas.setViewerPreference("DisplayDocTitle", "true")
        packet = xmp.packet(
            self._title,
            self._author,
            self._subject,
            self._language,
            f"{created:%Y-%m-%dT%H:%M:%SZ}",
            rights,
        )
        self._document.Catalog.Metadata = self._document.add_stream(
            packet, "/Type /Metadata /Subtype /XML", compress=False
        )
