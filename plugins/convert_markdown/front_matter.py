"""The YAML block before the Markdown: what is known of a thread, for site generators and archives."""

import math
import re

import yaml

from convert.tree import Document

_SURROGATE = re.compile("[\ud800-\udfff]")
"""YAML 1.2 §5.1 lets no surrogate stand in a stream, not even escaped; everything else can."""


def front_matter(document: Document) -> str:
    """The block with its two fences, without a line end; what is unknown is left out."""
    known = {
        "title": document.title,
        "author": document.author.name,
        "handle": document.author.handle,
        "date": document.published,
        "language": None if document.language == "und" else document.language,
        "source": {"name": _clean(document.source.name), "sha256": _clean(document.source.sha256)},
        "posts": len(document.posts),
    }
    values = {
        key: _clean(value) if isinstance(value, str) else value
        for key, value in known.items()
        if value not in (None, "")
    }
    block = yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=math.inf)
    return f"---\n{block}---"


def _clean(text: str) -> str:
    return _SURROGATE.sub("\ufffd", text)
