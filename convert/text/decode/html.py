"""Recognize web pages that were saved as HTML, whose tags would be read as words."""

import re

_SUFFIXES = (".html", ".htm", ".xhtml", ".mhtml", ".mht")
_SEARCHED = 4096  # characters
# What pages begin with; threads about HTML do not begin with a whole declaration.
_BEGINNING = re.compile(
    r"(?:\s|<!--.{0,500}?-->|<\?xml[^>]{0,200}>)*+<(?:!doctype\s+html|html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_SAVED_BY_CHROME = "From: <Saved by "
_TAG = re.compile(
    r"<(?:head|body|meta|title|div|span|p|article|section|main|table|script|style|link|h1|ul|a)\b[^<>]*>",
    re.IGNORECASE,
)
_FEWEST_TAGS = 3  # in a file with the suffix of a page; fewer could be an author's


def is_html(text: str, name: str) -> bool:
    """Return whether a text is a web page: by how it begins, or by its name and its tags."""
    if text.startswith(_SAVED_BY_CHROME):
        return True
    if "<" not in text[:_SEARCHED]:
        return False
    if _BEGINNING.match(text, 0, _SEARCHED):
        return True
    top = text[:_SEARCHED]
    return name.lower().endswith(_SUFFIXES) and len(_TAG.findall(top)) >= _FEWEST_TAGS
