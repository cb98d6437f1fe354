"""XHTML helpers: clean and escape text, and build content documents."""

import html
import re

from convert.metadata import Metadata, shorten
from convert.tree import Document

XHTML = "application/xhtml+xml"
"""The media type of content documents."""

STYLE_SHEET = "style.css"
"""The name of the style sheet in the book."""

# Characters of the title that each file repeats.
_LONGEST_TITLE = 200

# Everything that XML 1.0 §2.2 forbids in a document, even as a character reference.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """Replace each character that XML forbids with U+FFFD."""
    return _NOT_XML.sub("\ufffd", text)


def escape(text: str) -> str:
    """Escape text for use as character data or in a quoted attribute value."""
    return html.escape(clean(text))


def english(text: str) -> str:
    """Mark up text of this plugin as English and left-to-right, since the book may be neither."""
    return f'<bdi lang="en" xml:lang="en" dir="ltr">{escape(text)}</bdi>'


def short_title(metadata: Metadata) -> str:
    """Return a shortened title; the title page and the package hold the full one."""
    return shorten(metadata.title, _LONGEST_TITLE)


def page(document: Document, metadata: Metadata, body: str, *, name: str | None = None) -> bytes:
    """Return a content document (EPUB 3.3 §6.1) in the document's language and direction.

    `name` distinguishes its title from those of the book's other files.
    """
    title = " · ".join(filter(None, [name, short_title(metadata)]))
    return f"""\
<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" \
lang="{metadata.language}" xml:lang="{metadata.language}" dir="{document.direction}">
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
