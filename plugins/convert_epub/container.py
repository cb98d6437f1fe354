"""Pack the book with EbookLib. This is the only module that imports it.

EbookLib has no public way to do what the book needs in one place: `_write_opf_file` is overridden,
because the root element of the package needs `xml:lang` and no option sets it. A test fails if the
library renames that method or stops calling it.
"""

import hashlib
import io
import uuid
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from ebooklib import epub

from convert.metadata import Metadata
from convert.tree import Document, plain
from convert_epub import accessibility
from convert_epub.xhtml import STYLE_SHEET, clean

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_STYLE = Path(__file__).with_name(STYLE_SHEET).read_bytes()

# The name space of the identifiers (RFC 9562 §5.5): a random UUID, which must not change.
_THREADS = uuid.UUID("5f3c1b0e-6d0a-4c53-9d5e-2f5a0c1e7b46")


class File(NamedTuple):
    """A file of the book, with its entry in the manifest."""

    id: str
    name: str
    media_type: str
    content: bytes
    properties: tuple[str, ...] = ()


class Parts(NamedTuple):
    """The files that differ from book to book."""

    pages: list[File]
    """The content documents in reading order."""
    navigation: File
    ncx: bytes
    cover: File
    """The picture of the cover."""


def identifier(document: Document) -> str:
    """Return a URN that depends only on the document's words and links, not on title or options."""
    content = "\0".join([plain(document), *(note.url for note in document.notes)])
    digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
    return uuid.uuid5(_THREADS, digest).urn


def pack(document: Document, metadata: Metadata, parts: Parts) -> bytes:
    """Return the EPUB file with these parts. The same parts give the same bytes."""
    book = _describe(document, metadata, parts.cover)
    pages = [_item(file) for file in parts.pages]
    navigation = _item(parts.navigation)
    others = [
        File(id="ncx", name="toc.ncx", media_type="application/x-dtbncx+xml", content=parts.ncx),
        File(id="style", name=STYLE_SHEET, media_type="text/css", content=_STYLE),
        parts.cover,
    ]
    for item in (*pages, navigation, *map(_item, others)):
        book.add_item(item)
    book.spine = [*pages, (navigation, "no")]
    packed = io.BytesIO()
    _Writer(packed, book, {"mtime": metadata.stamp, "package_direction": True}).write()
    return _without_times(packed)


def _describe(document: Document, metadata: Metadata, cover: File) -> Any:
    """Return an EbookLib book with the package metadata (EPUB 3.3 §5.5)."""
    book = epub.EpubBook()
    book.set_identifier(identifier(document))
    book.set_title(clean(metadata.title))
    book.set_language(metadata.language)
    book.set_direction(document.direction)
    if metadata.byline:
        book.add_author(clean(metadata.byline))
    if metadata.published:
        book.add_metadata("DC", "date", metadata.published.isoformat())
    for source in (document.source.url, document.source.name):
        if source and source.strip():
            book.add_metadata("DC", "source", clean(source))
    for name, value in accessibility.properties(drawn=cover.media_type == "image/svg+xml"):
        book.add_metadata(None, "meta", value, {"property": f"schema:{name}"})
    summary = {"property": "schema:accessibilitySummary", _XML_LANG: "en"}
    book.add_metadata(None, "meta", accessibility.SUMMARY, summary)
    book.add_metadata(None, "meta", None, {"name": "cover", "content": cover.id})  # for EPUB 2
    return book


def _item(file: File) -> Any:
    """Return a file as an `EpubItem`.

    EbookLib's specific item types are not used: its `EpubHtml` parses its content again and drops
    text from it, and its NCX takes time quadratic in the number of entries.
    """
    item = epub.EpubItem(
        uid=file.id, file_name=file.name, media_type=file.media_type, content=file.content
    )
    if file.properties:
        item.properties = list(file.properties)
    return item


class _Writer(epub.EpubWriter):  # type: ignore[misc]  # EbookLib has no types
    """EbookLib's writer, with `xml:lang` on the package."""

    def _write_opf_file(self, root: Any) -> None:
        root.set(_XML_LANG, self.book.language)
        super()._write_opf_file(root)


def _without_times(packed: io.BytesIO) -> bytes:
    """Copy a zip file, with the same fixed time and attributes for all entries on all systems."""
    file = io.BytesIO()
    with ZipFile(packed) as source, ZipFile(file, "w") as target:
        for name in source.namelist():
            entry = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system = 3  # Unix, on Windows too
            entry.external_attr = 0o644 << 16
            entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return file.getvalue()
