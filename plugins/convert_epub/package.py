"""The container: EbookLib describes the book and packs it, the same bytes on every run."""

import io
from importlib import resources
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from ebooklib import epub

from convert import head
from convert.tree import Document
from convert_epub import contents, metadata
from convert_epub.xhtml import STYLE_SHEET, clean

_XHTML = "application/xhtml+xml"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_STYLE = resources.files("convert_epub").joinpath(STYLE_SHEET).read_bytes()


def pack(document: Document, thread: bytes, entries: list[contents.Entry]) -> bytes:
    """The book, from its only chapter and the entries of its table of contents."""
    book = _described(document)
    chapter = _item("thread", contents.THREAD, _XHTML, thread)
    navigation = _item("nav", "nav.xhtml", _XHTML, contents.navigation(document, entries))
    navigation.properties = ["nav"]
    ncx = _item("ncx", "toc.ncx", "application/x-dtbncx+xml", contents.ncx(document, entries))
    style = _item("style", STYLE_SHEET, "text/css", _STYLE)
    for item in (chapter, navigation, ncx, style):
        book.add_item(item)
    book.spine = [chapter]
    file = io.BytesIO()
    options = {"mtime": head.stamp(document), "package_direction": True}
    _ReproducibleWriter(file, book, options).write()
    return file.getvalue()


def _described(document: Document) -> Any:
    """The book's own metadata (EPUB 3.3 §5.5)."""
    book = epub.EpubBook()
    book.set_identifier(metadata.identifier(document))
    book.set_title(clean(metadata.title(document)))
    book.set_language(metadata.language(document))
    book.set_direction(document.direction)
    byline = head.byline(document.author)
    if byline:
        book.add_author(clean(byline))
    published = head.published(document)
    if published:
        book.add_metadata("DC", "date", published.isoformat())
    if document.source.name.strip():
        book.add_metadata("DC", "source", clean(document.source.name))
    return book


def _item(identity: str, name: str, media_type: str, content: bytes) -> Any:
    """A finished file. Of EbookLib's own kinds, one parses its content again and cuts text from it, and
    the NCX takes a time that grows with the square of its length.
    """
    return epub.EpubItem(uid=identity, file_name=name, media_type=media_type, content=content)


class _ReproducibleWriter(epub.EpubWriter):  # type: ignore[misc]  # EbookLib has no types
    """EbookLib's writer, with a package that tells its language, and without the clock in its zip."""

    def write(self) -> None:
        with ZipFile(self.file_name, "w") as archive:
            self.out = _Entries(archive)
            self.out.writestr("mimetype", "application/epub+zip", ZIP_STORED)
            self._write_container()
            self._write_opf()
            self._write_items()

    def _write_opf_file(self, root: Any) -> None:
        root.set(_XML_LANG, self.book.language)
        super()._write_opf_file(root)


class _Entries:
    """What EbookLib writes to: as much of a `ZipFile` as it uses, all entries of one moment."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive

    def writestr(self, name: str, content: str | bytes, compression: int = ZIP_DEFLATED) -> None:
        entry = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
        entry.create_system = 3  # Unix, on Windows too
        entry.external_attr = 0o644 << 16
        entry.compress_type = compression
        self._archive.writestr(entry, content)
