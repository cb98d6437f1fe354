"""Write a thread in the formats of pandoc: docx, odt, html, latex and others."""

from collections.abc import Iterator
from functools import partial

import convert
from convert.tree import Document
from convert_pandoc.capabilities import Format
from convert_pandoc.descriptions import DESCRIPTIONS
from convert_pandoc.formats import FORMATS
from convert_pandoc.options import Options, options_for

__all__ = ["Options", "convert_writers"]


def _write(document: Document, options: Options, *, target: Format) -> str | bytes | convert.Output:
    # imported here, since listing the options needs only the table of formats
    from convert_pandoc.writer import write

    return write(document, options, target)


@convert.hookimpl
def convert_writers() -> Iterator[convert.Writer[Options]]:
    """Register a writer for each format of the table."""
    for target in FORMATS:
        write = partial(_write, target=target)
        yield convert.Writer(
            format=target.name,
            suffix=target.suffix,
            media_type=target.media_type,
            options=options_for(target),
            write=write,
            description=DESCRIPTIONS[target.name],
        )
