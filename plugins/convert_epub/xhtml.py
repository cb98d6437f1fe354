"""XHTML as text: what it can carry, how it is escaped, and the page around a body."""

import html
import re

from convert import metadata
from convert.tree import Document
from convert_epub import identity

STYLE_SHEET = "style.css"
"""Its name in the book."""

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""All that XML 1.0 §2.2 keeps out of a document, even as a character reference."""


def clean(text: str) -> str:
    """The text with U+FFFD for each character that XML can't carry."""
    return _NOT_XML.sub("\ufffd", text)


def escape(text: str) -> str:
    """The text as character data or as the value of a quoted attribute."""
    return html.escape(clean(text))


def english(text: str) -> str:
    """Words of our own, in a book that may be in any language and direction."""
    return f'<bdi lang="en" xml:lang="en" dir="ltr">{escape(text)}</bdi>'


def page(document: Document, body: str, *, name: str | None = None) -> bytes:
    """A content document (EPUB 3.3 §6.1) in the document's language and direction.

    `name` tells it from others with the same title.
    """
    language = metadata.Metadata.of(document).language
    title = " · ".join(filter(None, [name, identity.short_title(document)]))
    return f"""\
<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" \
lang="{language}" xml:lang="{language}" dir="{document.direction}">
<head>
<meta charset="utf-8"/>
<title>{escape(title)}</title>
<link rel="stylesheet" type="text/css" href="{STYLE_SHEET}"/>
</head>
<body>
{body}
</body>
</html>
""".encode()
