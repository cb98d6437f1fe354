"""PDF writer: lays a thread out as the pages of a small book, with footnotes."""

from collections.abc import Iterable

import convert
from convert.tree import Document
from convert_pdf.options import Options

__all__ = ["Options", "write"]


def write(document: Document, options: Options) -> bytes:
    """Return the PDF file of a thread.

    Raises `ConvertError` if the font is not found, if SOURCE_DATE_EPOCH is invalid, or without the
    libraries, which the light distribution of thread-convert does not require.
    """
    # Imported here, since listing the options must not load reportlab and HarfBuzz.
    try:
        from convert_pdf.document import render
    except ModuleNotFoundError as error:
        raise convert.ConvertError(
            f"PDFs need {error.name}, which is not installed; pip install 'thread-convert[pdf]'",
            file=document.source.name,
        ) from error

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
