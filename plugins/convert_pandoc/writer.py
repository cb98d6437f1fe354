"""Write a document in a format of pandoc: convert the tree to pandoc's, then run pandoc."""

import msgspec

from convert import ConvertError
from convert.metadata import Metadata
from convert.tree import Document
from convert_pandoc import arguments, body, program
from convert_pandoc.formats import Format
from convert_pandoc.nodes import API_VERSION, Node, meta
from convert_pandoc.options import Options
from convert_pandoc.words import inlines


def write(document: Document, options: Options, target: Format) -> str | bytes:
    """Return the document: bytes for a binary format, text for any other.

    Raises `ConvertError` if an option is invalid, or pandoc is missing, fails or returns nothing.
    """
    blocks = body.blocks(document, target, numbered=options.numbering == "keep")
    tree = {
        "pandoc-api-version": API_VERSION,
        "meta": _metadata(document, Metadata.of(document), target.name),
        "blocks": blocks,
    }
    written = program.run(
        target.name,
        arguments.arguments(options, target),
        msgspec.json.encode(tree),
        source=document.source.name,
    )
    if not written and (target.binary or _has_text(blocks)):
        raise ConvertError(
            f"{target.name}: pandoc returned nothing; {program.REMEDY}", file=document.source.name
        )
    return written if target.binary else written.decode()


def _has_text(blocks: list[Node]) -> bool:
    return b'"t":"Str"' in msgspec.json.encode(blocks)


def _metadata(document: Document, metadata: Metadata, target: str) -> dict[str, Node]:
    """Return the known metadata under the names that pandoc's templates use."""
    known = {
        "title": metadata.title,
        "author": metadata.byline,
        "date": metadata.published.isoformat() if metadata.published else None,
        "lang": metadata.language if metadata.language != "und" else None,
        "dir": "rtl" if document.direction == "rtl" else None,
    }
    values = {key: inlines([text], target) for key, text in known.items() if text}
    return {key: meta(words) for key, words in values.items() if words}
