"""Read threads from saved pages of Thread Reader App, Nitter and X."""

from collections.abc import Iterable

import convert
from convert.tree import Document
from convert_saved.options import Options
from convert_saved.recognition import recognise

__all__ = ["Options", "convert_readers", "read"]


def read(source: convert.Input, options: Options) -> Iterable[Document]:
    """Yield the thread of a saved page."""
    # Imported here, since a plugin is also imported to recognise its files, and most are not its own.
    from convert_saved.reader import documents

    return documents(source, options)


@convert.hookimpl
def convert_readers() -> Iterable[convert.Reader[Options]]:
    """Register the reader of saved pages."""
    yield convert.Reader(
        format="saved",
        suffixes=(".html", ".htm", ".xhtml", ".mhtml", ".mht"),
        recognise=recognise,
        options=Options,
        read=read,
        description="Saved pages of Thread Reader App, Nitter and X (HTML and MHTML)",
    )
