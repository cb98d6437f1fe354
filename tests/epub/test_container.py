"""The container: the zip file, the package document, and the use of EbookLib."""

import inspect
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from ebooklib import epub

import convert_epub
from convert import ConvertError
from convert.notes import Numbering
from convert.tree import Document, Figure, Link, Media, Text
from convert_epub import container
from tests.builders import picture, post
from tests.epub import rich
from tests.epub.builders import DC, DEFAULT, OPF, XML_LANG, arabic, book, english, part, thread


def test_the_mimetype_is_the_first_entry_and_uncompressed() -> None:
    first = book(english()).infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert book(english()).read("mimetype") == b"application/epub+zip"


def test_entries_have_a_fixed_date_and_fixed_permissions() -> None:
    for entry in book(english()).infolist():
        found = (entry.date_time, entry.create_system, entry.external_attr >> 16)
        assert found == ((1980, 1, 1, 0, 0, 0), 3, 0o644), entry.filename


def test_every_file_is_in_the_manifest() -> None:
    packed = {
        name.removeprefix("EPUB/") for name in book(english()).namelist() if name.startswith("EPUB/")
    }
    listed = {item.get("href") for item in part(english(), "content.opf").iter(f"{OPF}item")}
    assert listed | {"content.opf"} == packed


RUN_ELSEWHERE = """
import datetime, os, sys, time
os.umask(int(sys.argv[1]))
moment = float(sys.argv[2])
class Clock(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(moment, tz)
datetime.datetime = Clock
time.time = lambda: moment
time.tzset()
sys.path.insert(0, sys.argv[3])
from tests.epub import builders
sys.stdout.buffer.write(builders.convert_epub.write(builders.english(), builders.DEFAULT))
"""


def test_the_bytes_do_not_depend_on_machine_or_clock() -> None:
    def elsewhere(seed: str, zone: str, umask: str, moment: str) -> bytes:
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}
        environment.pop("SOURCE_DATE_EPOCH", None)
        command = [sys.executable, "-c", RUN_ELSEWHERE, umask, moment, str(Path(__file__).parents[2])]
        return subprocess.run(command, env=environment, capture_output=True, check=True).stdout

    here = elsewhere("1", "Asia/Tokyo", "0", "1600000000")
    assert here == elsewhere("2", "America/New_York", "63", "1632000000")
    assert here.startswith(b"PK")


def test_the_reading_order_is_cover_title_page_and_chapters_without_the_contents() -> None:
    order = [
        (item.get("idref"), item.get("linear"))
        for item in part(english(), "content.opf").iter(f"{OPF}itemref")
    ]
    assert order == [("cover", None), ("title", None), ("thread", None), ("nav", "no")]


def test_the_package_has_title_author_date_language_and_source() -> None:
    package = part(english(), "content.opf")
    found = {
        name: package.findtext(f".//{DC}{name}")
        for name in ("title", "creator", "date", "language", "source")
    }
    assert found == {
        "title": "A title",
        "creator": "Ada Lovelace (@ada)",
        "date": "2020-11-10",
        "language": "en",
        "source": "thread.txt",
    }


def test_every_page_and_the_package_have_language_and_direction() -> None:
    for name in ("cover.xhtml", "title.xhtml", "thread.xhtml", "nav.xhtml"):
        page = part(arabic(), name)
        assert (page.get("lang"), page.get(XML_LANG), page.get("dir")) == ("ar", "ar", "rtl")
    assert part(arabic(), "toc.ncx").get(XML_LANG) == "ar"
    package = part(arabic(), "content.opf")
    assert (package.get(XML_LANG), package.get("dir")) == ("ar", "rtl")
    spine = package.find(f"{OPF}spine")
    assert spine is not None
    assert spine.get("page-progression-direction") == "rtl"


@pytest.mark.parametrize("language", ["", "en_US", 'en" x="', "English (US)"])
def test_an_invalid_language_tag_becomes_und(language: str) -> None:
    package = part(thread((Text("x"),), language=language), "content.opf")
    assert package.findtext(f".//{DC}language") == "und"


def identifier(document: Document) -> str | None:
    return part(document, "content.opf").findtext(f".//{DC}identifier")


def test_the_identifier_depends_only_on_words_and_links() -> None:
    def linking(words: str, url: str, title: str) -> str | None:
        numbering = Numbering("twitter")
        return identifier(thread((Link(words, numbering.link(url)),), numbering=numbering, title=title))

    first = linking("a.b", "https://a.b/1", "One")
    assert first == linking("a.b", "https://a.b/1", "Another")
    assert (
        len({first, linking("c.d", "https://a.b/1", "One"), linking("a.b", "https://a.b/2", "One")})
        == 3
    )


def test_the_identifier_depends_on_pictures_and_their_alternative_texts() -> None:
    def showing(*media: Media) -> str | None:
        return identifier(thread(post(1, Figure((1,), None)), media=media))

    data = rich.encoded(*rich.PHOTOGRAPH)
    found = {
        showing(picture(1, data, alt="A bridge")),
        showing(picture(1, data, alt="Another bridge")),
        showing(picture(1, rich.encoded(*rich.DRAWING), alt="A bridge")),
        showing(picture(1, None, alt="A bridge", url="https://a.example/1")),
        showing(picture(1, None, alt="A bridge", url="https://a.example/2")),
    }
    assert len(found) == 5


def test_the_identifier_of_a_text_never_changes() -> None:
    assert identifier(english()) == "urn:uuid:87294b63-a47d-5393-aca8-e83c35ad83ac"


@pytest.mark.parametrize(
    ("epoch", "published", "modified"),
    [
        (None, "2020-11-10", "2020-11-10T00:00:00Z"),
        (None, None, "2000-01-01T00:00:00Z"),
        (None, "last week", "2000-01-01T00:00:00Z"),
        (None, "0001-01-01", "2000-01-01T00:00:00Z"),
        ("1600000000", "2020-11-10", "2020-09-13T12:26:40Z"),
    ],
)
def test_the_modification_time_is_source_date_epoch_or_the_date_of_the_thread(
    epoch: str | None, published: str | None, modified: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if epoch:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    package = part(thread((Text("x"),), published=published), "content.opf")
    stamps = [
        meta.text for meta in package.iter(f"{OPF}meta") if meta.get("property") == "dcterms:modified"
    ]
    assert stamps == [modified]


@pytest.mark.parametrize("epoch", ["yesterday", "9" * 30, "9" * 5000])
def test_an_invalid_source_date_epoch_is_an_error(epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(ConvertError, match="SOURCE_DATE_EPOCH"):
        convert_epub.write(english(), DEFAULT)


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("_write_container", ["self"]),
        ("_write_opf", ["self"]),
        ("_write_opf_file", ["self", "root"]),
        ("_write_items", ["self"]),
    ],
)
def test_ebooklib_still_has_the_private_methods_that_are_used(name: str, parameters: list[str]) -> None:
    assert name in container.PRIVATE_NAMES
    method = getattr(epub.EpubWriter, name)
    assert list(inspect.signature(method).parameters) == parameters


def test_every_private_method_of_ebooklib_in_the_source_is_listed() -> None:
    source = inspect.getsource(container)
    used = {name for name in vars(epub.EpubWriter) if name.startswith("_write") and name in source}
    assert used == set(container.PRIVATE_NAMES)


def test_ebooklib_writes_only_what_the_override_of_write_calls() -> None:
    """A step that a later version adds to `EpubWriter.write` must be added to the override, too."""
    called = re.findall(r"self\.(_\w+)\(", inspect.getsource(epub.EpubWriter.write))
    assert called == ["_write_container", "_write_opf", "_write_items"]
    assert "self._write_opf_file(root)" in inspect.getsource(epub.EpubWriter._write_opf)


def test_only_the_container_module_imports_ebooklib() -> None:
    folder = Path(container.__file__).parent
    users = [
        path.name for path in folder.glob("*.py") if "ebooklib" in path.read_text(encoding="utf-8")
    ]
    assert users == ["container.py"]
