"""A document in a format of pandoc's: our tree as pandoc's, then pandoc itself."""

import msgspec

from convert.tree import Document
from convert_pandoc import arguments, body, metadata, program
from convert_pandoc.formats import Format
from convert_pandoc.nodes import API_VERSION
from convert_pandoc.options import Options


def write(document: Document, options: Options, target: Format) -> str | bytes:
    """The document: bytes of a binary format, text of any other.

    Raises `ConvertError` where an option is wrong, and where pandoc is missing or fails.
    """
    tree = {
        "pandoc-api-version": API_VERSION,
        "meta": metadata.metadata(document, target.name),
        "blocks": body.blocks(document, target, numbered=options.numbering == "keep"),
    }
    written = program.run(
        target.name,
        arguments.arguments(options, target),
        msgspec.json.encode(tree),
    )
    return written if target.binary else written.decode()
