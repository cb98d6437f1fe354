"""The metadata of a document in pandoc's tree, which its templates make use of."""

from convert import metadata as common
from convert.tree import Document
from convert_pandoc.nodes import Node, meta
from convert_pandoc.words import inlines


def metadata(document: Document, target: str) -> dict[str, Node]:
    """Title, author, date, language and direction, as far as they are known."""
    published, language = common.Metadata.of(document).published, common.Metadata.of(document).language
    known = {
        "title": common.Metadata.of(document).title,
        "author": common.byline(document.author),
        "date": published.isoformat() if published else None,
        "lang": language if language != "und" else None,
        "dir": "rtl" if document.direction == "rtl" else None,
    }
    values = {key: inlines([text], target) for key, text in known.items() if text}
    return {key: meta(words) for key, words in values.items() if words}
