"""What the book says of itself beyond what every output does: a title to repeat, an identifier."""

import hashlib
import uuid

from convert import metadata
from convert.tree import Document, plain

_LONGEST_TITLE = 200
"""Characters of the title that each file repeats."""

_THREADS = uuid.UUID("5f3c1b0e-6d0a-4c53-9d5e-2f5a0c1e7b46")
"""The name space of our identifiers (RFC 9562 §5.5), drawn once."""


def short_title(document: Document) -> str:
    """The title where it is repeated; the title page and the package have all of it."""
    return metadata.shorten(metadata.Metadata.of(document).title, _LONGEST_TITLE)


def identifier(document: Document) -> str:
    """The same for each book with the same words and links, whatever its title and options."""
    content = "\0".join([plain(document), *(note.url for note in document.notes)])
    digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
    return uuid.uuid5(_THREADS, digest).urn
