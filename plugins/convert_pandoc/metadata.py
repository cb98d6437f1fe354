"""The metadata of a document in pandoc's tree, which its templates make use of."""

import re

from convert import head
from convert.tree import Document
from convert_pandoc.nodes import Node, meta
from convert_pandoc.words import inlines

_LANGUAGE_TAG = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
"""The look of a BCP 47 tag that begins with a language (RFC 5646 §2.2.1)."""


def metadata(document: Document, target: str) -> dict[str, Node]:
    """Title, author, date, language and direction, as far as they are known."""
    published = head.published(document)
    known = {
        "title": title(document),
        "author": head.byline(document.author),
        "date": published.isoformat() if published else None,
        "lang": _language(document),
        "dir": "rtl" if document.direction == "rtl" else None,
    }
    values = {key: inlines([text], target) for key, text in known.items() if text}
    return {key: meta(words) for key, words in values.items() if words}


def title(document: Document) -> str:
    """The title, never blank: HTML has to have one."""
    names = (document.title, document.source.name, "Thread")
    return next(name for name in names if name.strip())


def _language(document: Document) -> str | None:
    known = document.language != "und" and _LANGUAGE_TAG.fullmatch(document.language)
    return document.language if known else None
