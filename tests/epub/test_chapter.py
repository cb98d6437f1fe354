"""The title page and the chapters as pages."""

from msgspec.structs import replace

from convert import display
from convert.metadata import Metadata
from convert.tree import Document, Source, Text
from tests.epub import rich
from tests.epub.books import long
from tests.epub.builders import DC, XHTML, book, english, part, text, thread, unknown


def test_the_title_is_said_once_before_the_words_of_the_thread() -> None:
    chapter = part(english(), "thread.xhtml").find(f".//{XHTML}section")
    assert chapter is not None
    assert list(chapter.iter(f"{XHTML}h1")) == []
    assert "A title" not in text(chapter)
    assert title_page(english())[0] == "A title"


def test_a_chapter_without_a_heading_is_named_for_screen_readers() -> None:
    chapter = part(english(), "thread.xhtml").find(f".//{XHTML}section")
    assert chapter is not None
    assert (chapter.get("role"), chapter.get("aria-label")) == ("doc-chapter", "A title")


def test_one_of_several_chapters_is_labelled_by_its_heading() -> None:
    chapter = part(long(320), "thread-1.xhtml").find(f".//{XHTML}section")
    assert chapter is not None
    assert (chapter.get("role"), chapter.get("aria-labelledby")) == ("doc-chapter", "heading")
    (heading,) = chapter.iter(f"{XHTML}h1")
    assert (heading.get("id"), text(heading)) == ("heading", "Posts 1–163")


def title_page(document: Document) -> list[str]:
    return text(part(document, "title.xhtml").find(f".//{XHTML}section")).strip().split("\n")


def test_the_title_page_has_the_title_and_the_lines_that_all_writers_share() -> None:
    url = "https://x.com/ada/status/1"
    source = replace(english().source, kind="threadreader", url=url, retrieved="2021-01-02")
    document = replace(english(), author=rich.ADA, source=source)
    head = display.head(document, Metadata.of(document))
    assert title_page(document) == ["A title", *map(display.line_text, head)]
    assert title_page(document)[1:] == [
        "Ada Lovelace (@ada)",
        "10 November 2020 · 3 posts · from Thread Reader · saved 2 January 2021",
        url,
    ]
    links = part(document, "title.xhtml").iter(f"{XHTML}a")
    assert [a.get("href") for a in links] == ["https://x.com/ada", url]


def test_the_name_of_a_file_is_no_byline() -> None:
    assert "thread.txt" not in "".join(title_page(english()))


def test_an_unsafe_source_url_is_not_a_link() -> None:
    source = Source("", "0" * 64, 1, "plain", "javascript:alert(1)", "")
    document = replace(english(), source=source)
    assert title_page(document)[-1] == "javascript:alert(1)"
    assert list(part(document, "title.xhtml").iter(f"{XHTML}a")) == []


def test_unknown_metadata_is_left_out() -> None:
    assert title_page(unknown()) == ["Thread", "0 posts"]
    package = part(unknown(), "content.opf")
    assert [element.tag for element in package.iter() if element.tag.startswith(DC)] == [
        f"{DC}identifier",
        f"{DC}title",
        f"{DC}language",
    ]


def test_a_long_title_is_whole_on_the_title_page_and_shortened_elsewhere() -> None:
    document = thread((Text("x"),), title="long" + " title" * 100_000)
    assert title_page(document)[0] == document.title
    assert part(document, "content.opf").findtext(f".//{DC}title") == document.title
    for name in ("cover.xhtml", "thread.xhtml", "nav.xhtml"):
        assert len(book(document).read(f"EPUB/{name}")) < 5_000, name
