"""The container: EbookLib describes the book and packs it, the same bytes on every run."""

import io
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from ebooklib import epub

from convert import metadata
from convert.tree import Document
from convert_epub import accessibility, chapter, coverpage, identity, navigation, ncx, titlepage
from convert_epub.chaptering import Chapter
from convert_epub.contents import Entry
from convert_epub.cover import Picture
from convert_epub.xhtml import STYLE_SHEET, clean

_XHTML = "application/xhtml+xml"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_STYLE = Path(__file__).with_name(STYLE_SHEET).read_bytes()


def pack(document: Document, cover: Picture, chapters: list[Chapter], entries: list[Entry]) -> bytes:
    """The book, from its cover, its chapters and the entries of its table of contents."""
    picture = _item("cover-image", f"cover{cover.suffix}", cover.media_type, cover.content)
    picture.properties = ["cover-image"]
    pages = [
        _item("cover", coverpage.FILE, _XHTML, coverpage.render(document, picture.file_name)),
        _item("title", titlepage.FILE, _XHTML, titlepage.render(document)),
        *(
            _item(part.file.removesuffix(".xhtml"), part.file, _XHTML, chapter.render(document, part))
            for part in chapters
        ),
    ]
    contents = navigation.render(document, entries, beginning=chapters[0].file)
    navigation_document = _item("nav", navigation.FILE, _XHTML, contents)
    navigation_document.properties = ["nav"]
    book = _described(document, drawn=cover.media_type == "image/svg+xml")
    book.add_metadata(None, "meta", None, {"name": "cover", "content": picture.id})  # EPUB 2
    for item in (
        *pages,
        navigation_document,
        _item("ncx", "toc.ncx", "application/x-dtbncx+xml", ncx.render(document, entries)),
        _item("style", STYLE_SHEET, "text/css", _STYLE),
        picture,
    ):
        book.add_item(item)
    book.spine = [*pages, (navigation_document, "no")]
    file = io.BytesIO()
    options = {"mtime": metadata.Metadata.of(document).stamp, "package_direction": True}
    _ReproducibleWriter(file, book, options).write()
    return file.getvalue()


def _described(document: Document, *, drawn: bool) -> Any:
    """The book's own metadata (EPUB 3.3 §5.5)."""
    book = epub.EpubBook()
    book.set_identifier(identity.identifier(document))
    book.set_title(clean(metadata.Metadata.of(document).title))
    book.set_language(metadata.Metadata.of(document).language)
    book.set_direction(document.direction)
    byline = metadata.byline(document.author)
    if byline:
        book.add_author(clean(byline))
    published = metadata.Metadata.of(document).published
    if published:
        book.add_metadata("DC", "date", published.isoformat())
    for source in (document.source.url, document.source.name):
        if source and source.strip():
            book.add_metadata("DC", "source", clean(source))
    for name, value in accessibility.properties(drawn=drawn):
        book.add_metadata(None, "meta", value, {"property": f"schema:{name}"})
    summary = {"property": "schema:accessibilitySummary", _XML_LANG: "en"}
    book.add_metadata(None, "meta", accessibility.SUMMARY, summary)
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
