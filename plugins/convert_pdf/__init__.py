"""PDF writer: lays a thread out as the pages of a small book, with footnotes."""

from collections.abc import Iterable

import convert
from convert.tree import Document
from convert_pdf.options import Options

__all__ = ["Options", "write"]


def write(document: Document, options: Options) -> bytes:
    """Return the PDF file of a thread.

    Raises `ConvertError` if the font is not found, or if SOURCE_DATE_EPOCH is invalid.
    """
    # Imported here, since listing the options must not load reportlab and HarfBuzz.
    from convert_pdf.document import render

    return render(document, options)


@convert.hookimpl
def convert_writers() -> Iterable[convert.Writer[Options]]:
    """Yield the writer of the format "pdf"."""
    yield convert.Writer(
        format="pdf",
        suffix=".pdf",
        media_type="application/pdf",
        options=Options,
        write=write,
        description="Portable Document Format",
    )
