"""Make the catalog, the document information and the file identifier with reportlab.

This is the only module that imports reportlab, and it uses nothing private of it. Two properties of
`pdfdoc` are relied on, and have a test: a catalog attribute that is a string is written as it is, and
an invariant document takes neither the time nor random bytes into its identifier.
"""

from collections.abc import Mapping

from reportlab.pdfbase import pdfdoc

from convert_pdf.pdf.objects import Objects
from convert_pdf.pdf.xmp import DocumentInfo

_APPLICATION = "thread-convert"
_VERSION = (1, 7)


def header() -> bytes:
    """Return the first lines of the file (7.5.2)."""
    first: bytes = pdfdoc.PDFFile(_VERSION).format(None)
    return first


def save(objects: Objects, catalog: Mapping[str, str], info: DocumentInfo) -> bytes:
    """Finish the file and return it. `catalog` are entries of the catalog (ISO 32000-1, 7.7.2)."""
    document = pdfdoc.PDFDocument(invariant=1, pdfVersion=_VERSION, lang=info.language)
    document.setTitle(info.title)
    document.setAuthor(info.author)
    document.setSubject(info.subject)
    document.setCreator(_APPLICATION)
    document.setProducer(_APPLICATION)
    document.setDateFormatter(lambda *_: f"D:{info.created:%Y%m%d%H%M%S}Z")
    document.info.digest(document.signature)
    document.Catalog.Outlines = None  # instead of reportlab's own outline, which is empty
    for name, value in catalog.items():
        setattr(document.Catalog, name, value)
    root = objects.add(document.Catalog.format(document).decode("latin-1"))
    information = objects.add(document.info.format(document).decode("latin-1"))
    identifier = document.ID().decode("latin-1")
    return objects.finish(f"/Root {root} /Info {information} /ID {identifier}")
