"""The file: pages, metadata, outline and named places; tagged, the same bytes for the same document."""

from datetime import datetime
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from convert_pdf import objects, outline, xmp
from convert_pdf.painting import Painter
from convert_pdf.tags import Element, Tags
from convert_pdf.text import one_line

_NAME = "thread-convert"


class _Canvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """A canvas without the preamble that selects Helvetica on each page, which is not embedded."""

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
        self._canvas = _Canvas(
            self._bytes,
            pagesize=(width, height),
            pageCompression=1,
            pdfVersion=(1, 7),
            invariant=1,
            lang=self._language,
        )
        number, _ = self._canvas._doc.idToObjectNumberAndVersion["BasicFonts"]
        self._fonts = f"{number} 0 R"
        self._tags = Tags()
        self._pages = 0
        self._outline: list[tuple[str, str]] = []
        self.root: Element = self._tags.root
        self.painter = Painter(self._canvas, self._tags)

    @property
    def page_number(self) -> int:
        """The number of the page that is being drawn, from 1; 0 before the first."""
        return self._pages

    def new_page(self) -> None:
        """Begin the next page; the first too."""
        self._end_page()
        self._pages += 1
        self._tags.new_page()
        self.painter.new_page()

    def outline(self, title: str, anchor: str) -> None:
        """One more entry of the outline."""
        self._outline.append((one_line(title), anchor))

    def finish(self, rights: str = "") -> bytes:
        """The whole file. `rights` names whose work is embedded, where a licence asks for it."""
        self._end_page()
        document = self._canvas._doc
        self.painter.write_fonts()
        outline.write(document, [entry for entry in self._outline if entry[1] in self.painter.places])
        self._tags.write(document)
        self._describe(one_line(rights))
        catalog = document.Catalog
        catalog.Names = f"<< /Dests {objects.add(document, self._places())} >>"
        self._canvas.save()
        return self._bytes.getvalue()

    def _end_page(self) -> None:
        if self._pages:
            self.painter.end_page()
            self._canvas.showPage()
            document = self._canvas._doc
            page = document.idToObject[f"Page{self._pages}"]
            # reportlab would write the operators in ASCII (base 85), a quarter larger and slower.
            page.Contents = objects.add_stream(document, page.stream.encode("ascii"))
            page.Resources = f"<< /Font {self._fonts} >>"

    def _places(self) -> str:
        """The places that links and URLs can name (ISO 32000-1, 12.3.2.3)."""
        numbers = self._canvas._doc.idToObjectNumberAndVersion
        return objects.name_tree(
            (anchor, f"[{numbers[f'Page{page}'][0]} 0 R /XYZ null {top:.2f} null]")
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
        canvas._doc.Catalog.Metadata = objects.add_stream(
            canvas._doc, packet, "/Type /Metadata /Subtype /XML", compress=False
        )
