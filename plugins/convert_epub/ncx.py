"""The table of contents for reading systems of EPUB 2, which know no navigation document."""

from collections.abc import Iterable, Iterator
from itertools import count

from convert import metadata
from convert.tree import Document
from convert_epub import identity
from convert_epub.contents import Entry
from convert_epub.xhtml import escape


def render(document: Document, entries: list[Entry]) -> bytes:
    """The NCX (OPF 2.0.1 §2.4.1)."""
    return f"""\
<?xml version="1.0" encoding="utf-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" \
xml:lang="{metadata.Metadata.of(document).language}">
<head>
<meta name="dtb:uid" content="{identity.identifier(document)}"/>
</head>
<docTitle><text>{escape(metadata.Metadata.of(document).title)}</text></docTitle>
<navMap>
{_points(entries, count(1))}
</navMap>
</ncx>
""".encode()


def _points(entries: Iterable[Entry], numbers: Iterator[int]) -> str:
    """The entries as points, each with the next number in its id."""
    return "\n".join(
        f'<navPoint id="point-{next(numbers)}"><navLabel><text>{escape(entry.text)}</text></navLabel>'
        f'<content src="{entry.target}"/>{_points(entry.below, numbers)}</navPoint>'
        for entry in entries
    )
