"""The EPUB writer: the package, the notes, the words, and that nothing differs between two runs."""

import io
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import convert_epub
from convert import ConvertError
from convert.notes import Numbering
from convert.testing import documents
from convert.tree import (
    GAP,
    Author,
    Break,
    Document,
    Gap,
    Hashtag,
    Inline,
    Link,
    Mention,
    Paragraph,
    Post,
    Source,
    Text,
    plain,
)
from convert_epub import Options, href

XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB = "{http://www.idpf.org/2007/ops}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

DEFAULT = Options()

HOSTILE = "<b>&amp;]]></script>[x](javascript:alert(1))`\x00\ud800\u202e\ufffe\x85\x0b\u200b"


def thread(
    *posts: tuple[Inline, ...], numbering: Numbering | None = None, **changes: object
) -> Document:
    """A document of one paragraph for each post, all but the first labelled "2/", "3/", …"""
    fields: dict[str, object] = {
        "schema": "thread-document/1",
        "title": "A title",
        "author": Author("Ada Lovelace", "ada"),
        "published": "2020-11-10",
        "language": "en",
        "direction": "ltr",
        "platform": "twitter",
        "source": Source("thread.txt", "0" * 64, 1, "plain", None, ""),
        "posts": tuple(
            Post(
                str(n), None, f"{n}/" if n > 1 else "", (n, n), (Paragraph(inlines),) if inlines else ()
            )
            for n, inlines in enumerate(posts, start=1)
        ),
        "notes": numbering.notes if numbering else (),
        "repairs": (),
    }
    return Document(**(fields | changes))  # type: ignore[arg-type]  # a test's changes are right


def english() -> Document:
    """One of everything: a repeated mention, two links, a hashtag, a break, a gap."""
    numbering = Numbering("twitter")
    ada, page = numbering.mention("ada"), numbering.link("https://www.mid.ru/en/news/1?a=1&b=2")
    status = numbering.link("https://twitter.com/DmitriTrenin/status/1326096852429787137?s=20")
    return thread(
        (Text("It begins with "), Mention("@ada", "ada", ada), Text(" & "), Gap(), Text(" today.")),
        (
            Text("See "),
            Link("mid.ru", page),
            Break(),
            Hashtag("#NK", "NK"),
            Text(" of "),
            Mention("@Ada", "Ada", ada),
        ),
        (Link("twitter.com", status), Text(", again "), Link("mid.ru", page)),
        numbering=numbering,
    )


def arabic() -> Document:
    numbering = Numbering("twitter")
    ada = numbering.mention("ada")
    return thread(
        (Text("هذا نص عربي عن "), Mention("@ada", "ada", ada), Text(" و"), Hashtag("#NK", "NK")),
        (Text("والثاني هنا "), Gap(), Mention("@ada", "ada", ada)),
        numbering=numbering,
        title="هذا نص عربي",
        language="ar",
        direction="rtl",
    )


def hostile() -> Document:
    numbering = Numbering("twitter")
    targets = [
        HOSTILE,
        f"http://{HOSTILE}",
        f"https://a.b/{HOSTILE}",
        "javascript:alert(1)",
        "http://[",
        "http://",
    ]
    links = tuple(Link(HOSTILE, numbering.link(target)) for target in targets)
    handle = numbering.mention(HOSTILE)
    return thread(
        (Text(HOSTILE), *links, Mention(HOSTILE, HOSTILE, handle)),
        (Text("x" * 100_000),),
        (Text("\x1f\u200b"),),
        (),
        numbering=numbering,
        title=HOSTILE,
        author=Author(HOSTILE, HOSTILE),
        published=HOSTILE,
        language="en_US",
        source=Source(HOSTILE, "0" * 64, 1, "plain", None, ""),
    )


def unknown() -> Document:
    return thread(
        title=" ",
        author=Author(None, None),
        published=None,
        language="",
        source=Source("", "0" * 64, 0, "plain", None, ""),
    )


def book(document: Document, options: Options = DEFAULT) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(convert_epub.write(document, options)))


def part(document: Document, name: str, options: Options = DEFAULT) -> ET.Element:
    return ET.fromstring(book(document, options).read(f"EPUB/{name}"))


def text(element: ET.Element | None) -> str:
    assert element is not None
    return "".join(element.itertext())


def references(chapter: ET.Element) -> list[ET.Element]:
    return [a for a in chapter.iter(f"{XHTML}a") if a.get(f"{EPUB}type") == "noteref"]


def posts(chapter: ET.Element) -> list[ET.Element]:
    return [section for section in chapter.iter(f"{XHTML}section") if section.get("id")]


def note_texts(document: Document) -> list[str]:
    return [text(aside) for aside in part(document, "thread.xhtml").iter(f"{XHTML}aside")]


def contents(document: Document) -> list[tuple[str | None, str]]:
    """The entries of the table of contents: where each leads, and what it shows."""
    table = part(document, "nav.xhtml").find(f".//{XHTML}nav")
    assert table is not None
    return [(a.get("href"), text(a)) for a in table.iter(f"{XHTML}a")]


def live_urls(document: Document) -> list[str | None]:
    chapter = part(document, "thread.xhtml")
    return [a.get("href") for a in chapter.iter(f"{XHTML}a") if a.get("class") == "url"]


# The container


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
from tests.epub import test_book
sys.stdout.buffer.write(test_book.convert_epub.write(test_book.english(), test_book.Options()))
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


# Notes


def test_each_reference_leads_to_its_note_and_each_note_back() -> None:
    chapter = part(english(), "thread.xhtml")
    found = {a.get("id"): (a.get("href"), a.text) for a in references(chapter)}
    assert found == {
        "ref-1": ("#note-1", "1"),
        "ref-2": ("#note-2", "2"),
        "ref-1-2": ("#note-1", "1"),
        "ref-3": ("#note-3", "3"),
        "ref-2-2": ("#note-2", "2"),
    }
    asides = {aside.get("id"): aside for aside in chapter.iter(f"{XHTML}aside")}
    assert list(asides) == ["note-1", "note-2", "note-3"]
    for number, aside in enumerate(asides.values(), start=1):
        back = next(aside.iter(f"{XHTML}a"))
        assert (back.get("href"), back.get("role")) == (f"#ref-{number}", "doc-backlink")
        assert text(aside).startswith(f"{number} ")


def test_no_two_elements_have_one_id() -> None:
    ids = [element.get("id") for element in part(english(), "thread.xhtml").iter() if element.get("id")]
    assert len(ids) == len(set(ids))


def test_reading_systems_are_told_what_is_a_reference_and_what_a_note() -> None:
    chapter = part(english(), "thread.xhtml")
    assert {a.get("role") for a in references(chapter)} == {"doc-noteref"}
    kinds = {(a.get(f"{EPUB}type"), a.get("role")) for a in chapter.iter(f"{XHTML}aside")}
    assert kinds == {("footnote", "doc-footnote")}


def test_a_note_reads_number_caption_and_url() -> None:
    assert note_texts(english()) == [
        "1 @ada, https://x.com/ada",
        "2 https://www.mid.ru/en/news/1?a=1&b=2",
        "3 @DmitriTrenin, 2020-11-10, https://twitter.com/DmitriTrenin/status/1326096852429787137?s=20",
    ]


def test_an_ordinary_url_is_live_as_it_stands() -> None:
    assert live_urls(english()) == [note.url for note in english().notes]


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "http://", "http://[", "https://a..b/", "mailto:"],
)
def test_a_url_that_is_unsafe_or_leads_nowhere_is_only_text(url: str) -> None:
    numbering = Numbering("twitter")
    document = thread((Link("there", numbering.link(url)),), numbering=numbering)
    assert live_urls(document) == []
    assert note_texts(document) == [f"1 {url}"]


def test_a_truncated_url_is_only_text() -> None:
    numbering = Numbering("twitter")
    number = numbering.link("https://a.example/lon…", truncated=True)
    document = thread((Link("a.example", number),), numbering=numbering)
    assert live_urls(document) == []
    assert note_texts(document) == ["1 https://a.example/lon…"]


@pytest.mark.parametrize(
    ("url", "valid"),
    [
        ("HTTPS://A.b:8080/x?y=%20#z", "HTTPS://A.b:8080/x?y=%20#z"),
        ("https://a.b/50%", "https://a.b/50%25"),
        ("https://a.b/x y|[z]", "https://a.b/x%20y%7C%5Bz%5D"),
        ("https://a.b/#x#y", "https://a.b/#x%23y"),
        ("https://a.b/путь", "https://a.b/%D0%BF%D1%83%D1%82%D1%8C"),
        ("https://пример.рф/", "https://xn--e1afmkfd.xn--p1ai/"),
        ("mailto:a b@c.example", "mailto:a%20b@c.example"),
        ("https://a.b:65536/", None),
        ("https://xn--a/", None),
        ("https://\u1d56.example/", None),
        ("mailto:#x", "mailto:%23x"),
        ("https://a%20b.c/", None),
        ("https://bank.example@evil.example/", None),
        (f"https://{'a' * 100_000}/", None),
    ],
)
def test_a_url_is_encoded_where_that_makes_it_valid(url: str, valid: str | None) -> None:
    assert href.valid(url) == valid


# Words


def readable(characters: str) -> str:
    """What is left of the characters in XML 1.0 (§2.2, the production Char)."""
    return "".join(
        c
        if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
        else "\ufffd"
        for c in characters
    )


def shown(element: ET.Element) -> str:
    """The words of a post in the book, without its label and the numbers of its notes."""
    if element.tag == f"{XHTML}h2" or element.get(f"{EPUB}type") == "noteref":
        return ""
    if element.tag == f"{XHTML}br":
        return "\n"
    inside = (shown(child) + (child.tail or "") for child in element)
    return (element.text or "") + "".join(inside)


ANY_TEXT = st.text(st.characters(exclude_categories=())) | st.sampled_from(HOSTILE)
INLINES = st.lists(
    st.builds(Text, ANY_TEXT)
    | st.builds(Mention, text=ANY_TEXT, handle=st.just("ada"), note=st.just(1))
    | st.builds(Link, text=ANY_TEXT, note=st.just(2))
    | st.builds(Hashtag, text=ANY_TEXT, tag=ANY_TEXT)
    | st.builds(Break)
    | st.builds(Gap),
    min_size=1,
).map(tuple)


@given(documents(surrogates=True))
def test_the_words_of_any_document_stand_in_its_book_in_order(document: Document) -> None:
    found = [shown(post).split() for post in posts(part(document, "thread.xhtml"))]
    assert found == [readable(plain(post)).split() for post in document.posts]


@given(st.lists(INLINES, max_size=4), ANY_TEXT)
def test_the_words_of_the_book_are_the_words_of_the_tree(
    drawn: list[tuple[Inline, ...]], url: str
) -> None:
    numbering = Numbering("twitter")
    numbering.mention("ada")
    numbering.link(url)
    document = thread(*drawn, numbering=numbering)
    found = [shown(post).split() for post in posts(part(document, "thread.xhtml"))]
    assert found == [readable(plain(post)).split() for post in document.posts]


def test_markup_in_a_text_makes_no_element() -> None:
    tags = {
        element.tag.removeprefix(XHTML) for element in posts(part(hostile(), "thread.xhtml"))[0].iter()
    }
    assert tags == {"section", "p", "bdi", "a"}


def test_names_links_and_tags_have_a_direction_of_their_own() -> None:
    first, second, _ = posts(part(english(), "thread.xhtml"))
    assert [text(bdi) for bdi in first.iter(f"{XHTML}bdi")] == ["@ada"]
    assert [text(bdi) for bdi in second.iter(f"{XHTML}bdi")] == ["mid.ru", "#NK", "@Ada"]


def test_a_gap_is_set_apart() -> None:
    gaps = part(english(), "thread.xhtml").iter(f"{XHTML}span")
    assert [(span.get("class"), text(span)) for span in gaps] == [("gap", GAP)]


# Posts and contents


def test_each_post_can_be_linked_to_by_its_number() -> None:
    assert [post.get("id") for post in posts(part(english(), "thread.xhtml"))] == [
        "post-1",
        "post-2",
        "post-3",
    ]


def test_the_labels_of_the_posts_are_kept_or_left_out() -> None:
    def labels(options: Options) -> list[str]:
        return [text(label) for label in part(english(), "thread.xhtml", options).iter(f"{XHTML}h2")]

    assert labels(Options(numbering="keep")) == ["2/", "3/"]
    assert labels(Options(numbering="none")) == []


def test_the_contents_show_label_and_first_words_and_lead_to_the_posts() -> None:
    assert contents(english()) == [
        ("title.xhtml", "Title page"),
        ("thread.xhtml#post-1", "It begins with @ada & […] today."),
        ("thread.xhtml#post-2", "2/ See mid.ru #NK of @Ada"),
        ("thread.xhtml#post-3", "3/ twitter.com, again mid.ru"),
    ]


def test_old_readers_find_the_same_contents() -> None:
    points = [
        (content.get("src"), text(point.find(f".//{NCX}text")))
        for point in part(english(), "toc.ncx").iter(f"{NCX}navPoint")
        for content in point.iter(f"{NCX}content")
    ]
    assert points == contents(english())


@pytest.mark.parametrize(
    ("words", "entry"),
    [
        ("many " * 30, "many many many many many many many many many many many many…"),
        ("x" * 100, "x" * 59 + "…"),
        ("\n\t", "1"),
    ],
)
def test_an_entry_of_the_contents_is_one_short_line_and_never_blank(words: str, entry: str) -> None:
    assert contents(thread((Text(words),)))[1] == ("thread.xhtml#post-1", entry)


def test_the_landmarks_lead_to_cover_title_contents_and_beginning() -> None:
    _, landmarks = part(english(), "nav.xhtml").iter(f"{XHTML}nav")
    assert landmarks.get(f"{EPUB}type") == "landmarks"
    assert [(a.get(f"{EPUB}type"), a.get("href")) for a in landmarks.iter(f"{XHTML}a")] == [
        ("cover", "cover.xhtml"),
        ("titlepage", "title.xhtml"),
        ("toc", "nav.xhtml"),
        ("bodymatter", "thread.xhtml"),
    ]


def test_the_book_is_read_from_the_cover_on_without_the_contents() -> None:
    order = [
        (item.get("idref"), item.get("linear"))
        for item in part(english(), "content.opf").iter(f"{OPF}itemref")
    ]
    assert order == [("cover", None), ("title", None), ("thread", None), ("nav", "no")]


def test_a_chapter_is_called_after_its_heading() -> None:
    chapter = part(english(), "thread.xhtml").find(f".//{XHTML}section")
    assert chapter is not None
    assert (chapter.get("role"), chapter.get("aria-labelledby")) == ("doc-chapter", "heading")
    (heading,) = chapter.iter(f"{XHTML}h1")
    assert (heading.get("id"), text(heading)) == ("heading", "A title")


# Title page and cover


def title_page(document: Document) -> list[str]:
    return text(part(document, "title.xhtml").find(f".//{XHTML}section")).strip().split("\n")


def test_the_title_page_tells_what_is_known_of_the_thread() -> None:
    url = "https://x.com/ada/status/1"
    source = Source("thread.txt", "0" * 64, 1, "plain", url, "")
    document = replace(english(), source=source)
    assert title_page(document) == [
        "A title",
        "Ada Lovelace",
        "@ada",
        "2020-11-10 · 3 posts",
        "thread.txt",
        url,
    ]
    assert [a.get("href") for a in part(document, "title.xhtml").iter(f"{XHTML}a")] == [url]


def test_a_source_that_is_no_safe_url_is_only_text() -> None:
    source = Source("", "0" * 64, 1, "plain", "javascript:alert(1)", "")
    document = replace(english(), source=source)
    assert title_page(document)[-1] == "javascript:alert(1)"
    assert list(part(document, "title.xhtml").iter(f"{XHTML}a")) == []


def test_of_an_unknown_thread_nothing_is_invented() -> None:
    assert title_page(unknown()) == ["Thread", "0 posts"]
    package = part(unknown(), "content.opf")
    assert [element.tag for element in package.iter() if element.tag.startswith(DC)] == [
        f"{DC}identifier",
        f"{DC}title",
        f"{DC}language",
    ]


def test_a_title_of_any_length_stands_whole_on_the_title_page_and_is_short_elsewhere() -> None:
    document = thread((Text("x"),), title="long" + " title" * 100_000)
    assert title_page(document)[0] == document.title
    assert part(document, "content.opf").findtext(f".//{DC}title") == document.title
    for name in ("cover.xhtml", "thread.xhtml", "nav.xhtml"):
        assert len(book(document).read(f"EPUB/{name}")) < 5_000, name


def cover_image(document: Document, options: Options = DEFAULT) -> tuple[str | None, str | None]:
    """The name and the media type of the picture that the package and its page call the cover."""
    package = part(document, "content.opf", options)
    (item,) = [i for i in package.iter(f"{OPF}item") if i.get("properties") == "cover-image"]
    (image,) = part(document, "cover.xhtml", options).iter(f"{XHTML}img")
    (old,) = [meta for meta in package.iter(f"{OPF}meta") if meta.get("name") == "cover"]
    assert image.get("src") == item.get("href")
    assert old.get("content") == item.get("id")
    return item.get("href"), item.get("media-type")


def test_a_book_has_a_drawn_cover_with_its_words_as_alternative() -> None:
    assert cover_image(english()) == ("cover.svg", "image/svg+xml")
    (image,) = part(english(), "cover.xhtml").iter(f"{XHTML}img")
    assert image.get("alt") == "A title, Ada Lovelace (@ada)"


def test_a_picture_of_ones_own_becomes_the_cover(tmp_path: Path) -> None:
    file = tmp_path / "picture"
    file.write_bytes(b"\x89PNG\r\n\x1a\nand so on")
    options = Options(cover=str(file))
    assert cover_image(english(), options) == ("cover.png", "image/png")
    assert book(english(), options).read("EPUB/cover.png") == file.read_bytes()


def test_a_cover_that_is_not_there_is_refused() -> None:
    with pytest.raises(ConvertError, match=r"^epub\.cover: nowhere\.png: "):
        convert_epub.write(english(), Options(cover="nowhere.png"))


# Metadata


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


def test_of_a_picture_of_ones_own_nobody_knows_whether_it_flashes(tmp_path: Path) -> None:
    file = tmp_path / "picture"
    file.write_bytes(b"GIF89a and so on")
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
