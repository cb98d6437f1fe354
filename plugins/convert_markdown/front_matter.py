"""Write the metadata of a thread as YAML front matter, for site generators and archives."""

import math
import re

import yaml

from convert.tree import Document

# The only characters that YAML 1.2 §5.1 does not allow even escaped.
_SURROGATE = re.compile("[\ud800-\udfff]")


def front_matter(document: Document) -> str:
    """Return the block with its two fences, without a line end; unknown values are left out."""
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
