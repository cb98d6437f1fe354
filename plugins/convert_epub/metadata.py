"""What the book says of itself: title, language and identifier.

EPUB requires them of every book, whatever the thread tells; all are found without chance.
"""

import hashlib
import re
import uuid

from convert.tree import Document, plain
from convert_epub.shorten import shorten

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
"""The look of a BCP 47 tag."""

_LONGEST_TITLE = 200
"""Characters of the title that each file repeats."""

_THREADS = uuid.UUID("5f3c1b0e-6d0a-4c53-9d5e-2f5a0c1e7b46")
"""The name space of our identifiers (RFC 9562 §5.5), drawn once."""


def title(document: Document) -> str:
    """The title, never blank."""
    names = (document.title, document.source.name, "Thread")
    return next(name for name in names if name.strip())


def short_title(document: Document) -> str:
    """The title where it is repeated; the title page and the package have all of it."""
    return shorten(title(document), _LONGEST_TITLE)


def language(document: Document) -> str:
    """The language, as a tag that an XML attribute and dc:language can hold; else "und"."""
    return document.language if _LANGUAGE_TAG.fullmatch(document.language) else "und"


def identifier(document: Document) -> str:
    """The same for each book with the same words and links, whatever its title and options."""
    content = "\0".join([plain(document), *(note.url for note in document.notes)])
    digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
    return uuid.uuid5(_THREADS, digest).urn
