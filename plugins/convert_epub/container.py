"""Pack the files of a book into an EPUB container.

This is the only module that imports EbookLib, which writes the package document (EPUB 3.3 §5) and the
container. All files are finished before and passed as plain `EpubItem`: the other kinds of item in
EbookLib parse their content again and lose text, and its NCX takes quadratic time.
"""

import hashlib
import io
import uuid
from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from ebooklib import epub

from convert.characters import clean
from convert.metadata import Metadata
from convert.tree import Document, plain
from convert_epub import accessibility
from convert_epub.pictures import Picture, Pictures

XHTML = "application/xhtml+xml"
NCX = "application/x-dtbncx+xml"

COVER_DRAWING = "cover-drawing"
"""The id of the cover in SVG, if this program drew it."""

PRIVATE_NAMES = {
    "_write_container": "writes META-INF/container.xml",
    "_write_opf": "writes the package document",
    "_write_opf_file": "is given the package element, on which no public option can set xml:lang",
    "_write_items": "writes the files of the book",
}
"""The private methods of `ebooklib.epub.EpubWriter` that are called or overridden, with the reason.

The public `EpubWriter.write` calls the other three, but on a zip file with the time of the clock in it.
"""

# Suffixes of files that no compression makes smaller.
_COMPRESSED = (".jpg", ".png", ".gif", ".webp")

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

# The UUID name space of the identifiers (RFC 9562 §5.5), drawn at random once.
_THREADS = uuid.UUID("5f3c1b0e-6d0a-4c53-9d5e-2f5a0c1e7b46")


class File(NamedTuple):
    """A file of the book, with its entry in the manifest."""

    id: str
    name: str
    media_type: str
    content: bytes
    properties: str | None = None
    spine: Literal["yes", "no"] | None = None
    """The value of `linear` in the spine; None for a file that is not in the spine."""


def identifier(document: Document) -> str:
    """Return a URN that depends on the words, links and media of a document, not on its title."""
    urls = [note.url for note in document.notes]
    media = [part or "" for each in document.media for part in (each.sha256, each.url, each.alt)]
    content = "\0".join([plain(document), *urls, *media])
    digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
    return uuid.uuid5(_THREADS, digest).urn


def pack(
    document: Document,
    metadata: Metadata,
    identifier: str,
    pictures: Pictures,
    files: Sequence[File],
) -> bytes:
    """Return an EPUB container with these files, one of them the cover image, and the `pictures`.

    The contents of the pictures are taken out of their record. The same arguments give the same bytes
    on every run and machine.
    """
    book = epub.EpubBook()
    book.set_identifier(identifier)
    _describe(book, document, metadata)
    cover = next(file for file in files if file.properties == "cover-image")
    is_drawn = any(file.id == COVER_DRAWING for file in files)
    _describe_accessibility(book, pictures.shown, drawn=is_drawn)
    book.add_metadata(None, "meta", None, {"name": "cover", "content": cover.id})  # for EPUB 2
    for file in files:
        item = epub.EpubItem(
            uid=file.id, file_name=file.name, media_type=file.media_type, content=file.content
        )
        if file.properties:
            item.properties = [file.properties]
        if file.spine:
            book.spine.append((item, file.spine))
        book.add_item(item)
    _add_pictures(book, pictures)
    archive = io.BytesIO()
    # EPUB 3.3 §5.5 demands `dcterms:modified`: a constant (docs/epub.md) if no date is known
    _Writer(archive, book, {"mtime": metadata.stamp, "package_direction": True}).write()
    return archive.getvalue()


def _add_pictures(book: Any, pictures: Pictures) -> None:
    """Add the file of each picture once."""
    once = {picture.file: picture for picture in pictures.shown.values()}
    for position, picture in enumerate(once.values(), start=1):
        book.add_item(_PictureItem(position, picture, pictures.contents))


def _describe(book: Any, document: Document, metadata: Metadata) -> None:
    """Set the Dublin Core metadata of the package (EPUB 3.3 §5.5)."""
    book.set_title(clean(metadata.title, "xml"))
    book.set_language(metadata.language)
    book.set_direction(document.direction)
    if metadata.byline:
        book.add_author(clean(metadata.byline, "xml"))
    if metadata.published:
        book.add_metadata("DC", "date", metadata.published.isoformat())
    for source in (document.source.url, document.source.name):
        if source and source.strip():
            book.add_metadata("DC", "source", clean(source, "xml"))


def _describe_accessibility(book: Any, pictures: Mapping[int, Picture], *, drawn: bool) -> None:
    """Set the accessibility metadata; `drawn` is whether the cover was drawn by this program."""
    for name, value in accessibility.properties(pictures, drawn=drawn):
        book.add_metadata(None, "meta", value, {"property": f"schema:{name}"})
    summary = {"property": "schema:accessibilitySummary", _XML_LANG: "en"}
    book.add_metadata(None, "meta", accessibility.summary(pictures), summary)


class _PictureItem(epub.EpubItem):  # type: ignore[misc]  # EbookLib has no types
    """A picture, whose content is taken out of the contents of all pictures when it is written."""

    def __init__(self, position: int, picture: Picture, contents: dict[str, bytes]) -> None:
        super().__init__(
            uid=f"picture-{position}", file_name=picture.file, media_type=picture.media_type
        )
        self._contents = contents

    def get_content(self, default: object = None) -> bytes:
        """Return the content. EbookLib calls this once, in `_write_items`."""
        return self._contents.pop(self.file_name)


class _Writer(epub.EpubWriter):  # type: ignore[misc]  # EbookLib has no types
    """Write the language of the package, and a container without the time of the clock."""

    def write(self) -> None:
        with _Archive(self.file_name, "w") as self.out:
            self.out.writestr("mimetype", "application/epub+zip", compress_type=ZIP_STORED)
            self._write_container()
            self._write_opf()
            self._write_items()

    def _write_opf_file(self, root: Any) -> None:
        root.set(_XML_LANG, self.book.language)
        super()._write_opf_file(root)


class _Archive(ZipFile):
    """A zip file in which all entries have the same date and permissions on every machine."""

    def writestr(
        self,
        zinfo_or_arcname: str | ZipInfo,
        data: Any,
        compress_type: int | None = ZIP_DEFLATED,
        compresslevel: int | None = None,
    ) -> None:
        """Add an entry, dated with the first moment that a zip file can express."""
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        entry = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
        entry.create_system = 3  # Unix, on Windows too
        entry.external_attr = 0o644 << 16
        if name.endswith(_COMPRESSED):
            compress_type = ZIP_STORED
        super().writestr(entry, data, compress_type, compresslevel)
