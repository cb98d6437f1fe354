"""Write XHTML as text: escape words, and put the page around a body."""

import html
import re

from convert.characters import clean, first_strong
from convert.metadata import Metadata, shorten
from convert.tree import Direction, Document

STYLE_SHEET = "style.css"
"""The name of the style sheet in the book."""

ENGLISH = 'lang="en" xml:lang="en" dir="ltr"'
"""The attributes of an element whose words are this program's, in English."""

_HANDLE = re.compile(r"(?<![\w@])(@\w(?:[\w.@-]*\w)?)", re.ASCII)
# Characters of the title where each file repeats it.
_LONGEST_TITLE = 200


def escape(text: str) -> str:
    """Return the text as character data, or as the value of a quoted attribute."""
    return html.escape(clean(text, "xml"))


def isolated(text: str, around: Direction) -> str:
    """Return words in which the "@" of a handle stays before it, within text of a direction (UAX #9).

    They are words that are not marked up in the tree: titles, names of authors, captions.
    """
    if around == "ltr":
        return escape(text)
    # the parts at odd positions are handles
    return "".join(
        f"<bdi>{escape(part)}</bdi>" if position % 2 else escape(part)
        for position, part in enumerate(_HANDLE.split(text))
    )


def bdi(text: str) -> str:
    """Return words in their own direction, isolated from those around them, as markup."""
    return f"<bdi>{isolated(text, first_strong(text) or 'ltr')}</bdi>"


def english(text: str) -> str:
    """Return English words of this program as markup, for a book in any language and direction."""
    return f"<bdi {ENGLISH}>{escape(text)}</bdi>"


def short_title(metadata: Metadata) -> str:
    """Return the title for pages that repeat it; the title page and the package have all of it."""
    return shorten(metadata.title, _LONGEST_TITLE)


def page(document: Document, metadata: Metadata, body: str, *, name: str | None = None) -> bytes:
    """Return a content document (EPUB 3.3 §6.1) in the language and direction of the document.

    `name` comes before the thread's title in the title of the page.
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
