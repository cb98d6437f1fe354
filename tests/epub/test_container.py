"""The container and the package metadata."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from ebooklib import epub
from PIL import Image

import convert_epub
from convert import ConvertError
from convert.notes import Numbering
from convert.testing import sample_document
from convert.tree import (
    Document,
    Link,
    Text,
)
from convert_epub import Options, write
from tests.epub.parts import (
    DC,
    DEFAULT,
    OPF,
    XML_LANG,
    arabic,
    book,
    english,
    part,
    thread,
)


def test_the_type_of_the_book_stands_first_and_uncompressed() -> None:
    first = book(english()).infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert book(english()).read("mimetype") == b"application/epub+zip"


def test_no_entry_tells_when_or_where_it_was_packed() -> None:
    for entry in book(english()).infolist():
        told = (entry.date_time, entry.create_system, entry.external_attr >> 16)
        assert told == ((1980, 1, 1, 0, 0, 0), 3, 0o644), entry.filename


def test_each_file_of_the_book_is_in_its_manifest() -> None:
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
from tests.epub import parts
sys.stdout.buffer.write(parts.convert_epub.write(parts.english(), parts.Options()))
"""


def test_two_machines_a_year_apart_write_the_same_bytes() -> None:
    def elsewhere(seed: str, zone: str, umask: str, moment: str) -> bytes:
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}
        environment.pop("SOURCE_DATE_EPOCH", None)
        command = [sys.executable, "-c", RUN_ELSEWHERE, umask, moment, str(Path(__file__).parents[2])]
        return subprocess.run(command, env=environment, capture_output=True, check=True).stdout

    here = elsewhere("1", "Asia/Tokyo", "0", "1600000000")
    assert here == elsewhere("2", "America/New_York", "63", "1632000000")
    assert here.startswith(b"PK")


def test_the_package_tells_title_author_date_language_and_source() -> None:
    package = part(english(), "content.opf")
    told = {
        name: package.findtext(f".//{DC}{name}")
        for name in ("title", "creator", "date", "language", "source")
    }
    assert told == {
        "title": "A title",
        "creator": "Ada Lovelace (@ada)",
        "date": "2020-11-10",
        "language": "en",
        "source": "thread.txt",
    }


def test_language_and_direction_are_told_everywhere() -> None:
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
def test_a_language_that_is_no_tag_is_unknown(language: str) -> None:
    package = part(thread((Text("x"),), language=language), "content.opf")
    assert package.findtext(f".//{DC}language") == "und"


def accessibility(options: Options = DEFAULT) -> list[tuple[str, str | None]]:
    metas = part(english(), "content.opf", options).iter(f"{OPF}meta")
    named = [(meta.get("property", ""), meta.text) for meta in metas]
    return [
        (name.removeprefix("schema:"), value) for name, value in named if name.startswith("schema:")
    ]


def test_the_package_tells_how_the_book_can_be_read() -> None:
    told = accessibility()
    assert told[:2] == [("accessMode", "textual"), ("accessModeSufficient", "textual")]
    assert {value for name, value in told if name == "accessibilityFeature"} == {
        "alternativeText",
        "displayTransformability",
        "readingOrder",
        "structuralNavigation",
        "tableOfContents",
    }
    assert ("accessibilityHazard", "none") in told
    assert [name for name, _ in told].count("accessibilitySummary") == 1


def test_a_picture_of_the_user_is_an_unknown_hazard(tmp_path: Path) -> None:
    file = tmp_path / "picture"
    Image.new("RGB", (4, 6)).save(file, "GIF")
    assert ("accessibilityHazard", "unknown") in accessibility(Options(cover=str(file)))


def identifier(document: Document) -> str | None:
    return part(document, "content.opf").findtext(f".//{DC}identifier")


def test_the_identifier_follows_the_words_and_links_alone() -> None:
    def linking(words: str, url: str, title: str) -> str | None:
        numbering = Numbering("twitter")
        return identifier(thread((Link(words, numbering.link(url)),), numbering=numbering, title=title))

    first = linking("a.b", "https://a.b/1", "One")
    assert first == linking("a.b", "https://a.b/1", "Another")
    assert (
        len({first, linking("c.d", "https://a.b/1", "One"), linking("a.b", "https://a.b/2", "One")})
        == 3
    )


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
def test_the_time_stamp_is_the_builds_or_the_threads(
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
def test_a_build_time_that_is_none_is_refused(epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(ConvertError, match="SOURCE_DATE_EPOCH"):
        convert_epub.write(english(), DEFAULT)


def test_ebooklib_writes_the_package_by_the_method_that_is_overridden(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    roots: list[Any] = []
    original = epub.EpubWriter._write_opf_file

    def record(self: epub.EpubWriter, root: Any) -> None:
        roots.append(root)
        original(self, root)

    monkeypatch.setattr(epub.EpubWriter, "_write_opf_file", record)
    write(sample_document(), Options())
    (root,) = roots
    language = root.get("{http://www.w3.org/XML/1998/namespace}lang")
    assert language == sample_document().language
