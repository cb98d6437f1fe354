"""Make the header, the catalog and the file identifier with reportlab.

This is the only module that imports reportlab, and it uses nothing private of it. Two properties of
`pdfdoc` are relied on, and have a test: an entry of a dictionary that is a string is written as it is,
and an invariant document takes neither the time nor random bytes into its identifier.
"""

from collections.abc import Mapping

from reportlab.pdfbase import pdfdoc

from convert_pdf.pdf import syntax, xmp
from convert_pdf.pdf.objects import Objects
from convert_pdf.pdf.xmp import DocumentInfo

_VERSION = (1, 7)


def header() -> bytes:
    """Return the first lines of the file (7.5.2)."""
    first: bytes = pdfdoc.PDFFile(_VERSION).format(None)
    return first


def save(objects: Objects, catalog: Mapping[str, str], info: DocumentInfo) -> bytes:
    """Finish the file and return it. `catalog` are entries of the catalog (ISO 32000-1, 7.7.2)."""
    document = pdfdoc.PDFDocument(invariant=1, pdfVersion=_VERSION)
    entries = {"Type": "/Catalog", "Lang": syntax.text(info.language), **catalog}
    root = objects.add(pdfdoc.PDFDictionary(entries).format(document).decode("latin-1"))
    described = _information(info)
    document.signature.update(described.encode("latin-1"))
    information = objects.add(described)
    identifier = document.ID().decode("latin-1")
    return objects.finish(f"/Root {root} /Info {information} /ID {identifier}")


def _information(info: DocumentInfo) -> str:
    """Return the information dictionary (14.3.3). What is unknown is left out."""
    texts = {
        "Title": info.title,
        "Author": info.author,
        "Subject": info.subject,
        "Creator": info.application,
        "Producer": info.application,
    }
    if info.created:
        texts |= dict.fromkeys(("CreationDate", "ModDate"), xmp.pdf_date(info.created))
    entries = [f"/{name} {syntax.text(text)}" for name, text in texts.items() if text]
    return f"<< {' '.join(entries)} >>"
