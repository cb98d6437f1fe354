"""The title page and the chapters as pages."""

from msgspec.structs import replace

from convert import display
from convert.metadata import Metadata
from convert.tree import Author, Document, Inline, Link, LinkNote, Paragraph, Source, Text
from tests.builders import post
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


def essay(*first: Inline | str) -> Document:
    """Return a thread whose first post has a headline and a text, and its second a label."""
    headline = Paragraph(tuple(Text(each) if isinstance(each, str) else each for each in first))
    return thread(post(1, headline, "The lamp is held with one hand."), "It stops.", title="The lift")


def words(document: Document, file: str) -> str:
    return " ".join(text(part(document, file).find(f".//{XHTML}section")).split())


def test_a_first_paragraph_that_is_the_title_is_on_the_title_page_only() -> None:
    document = essay("The lift.")
    assert title_page(document)[0] == "The lift."
    assert words(document, "thread.xhtml") == "The lamp is held with one hand. 2/ It stops."
    entries = [text(a) for a in part(document, "nav.xhtml").iter(f"{XHTML}a")]
    assert entries[1:3] == ["The lamp is held with one hand.", "2/ It stops."]


def test_a_first_paragraph_with_a_note_or_without_others_stays_in_the_text() -> None:
    noted = essay("The ", Link("lift", 1))
    noted = replace(noted, notes=(LinkNote(1, "https://a.example/lift", truncated=False),))
    assert title_page(noted)[0] == "The lift"
    assert words(noted, "thread.xhtml").startswith("The lift1 The lamp")
    whole = thread("The lift", "It stops.", title="The lift")
    assert words(whole, "thread.xhtml") == "The lift 2/ It stops."


def test_a_handle_keeps_its_sign_before_it_in_a_title_and_a_byline_from_right_to_left() -> None:
    title = "\u05e2\u05dc @migdal_museum \u05d5\u05e2\u05d5\u05d3"
    author = Author("\u05d3\u05df", "dan_b")
    document = thread("a", title=title, author=author, direction="rtl", language="he")
    page = part(document, "title.xhtml")
    assert [text(each) for each in page.find(f".//{XHTML}h1")] == ["@migdal_museum"]
    byline = page.find(f".//{XHTML}p/{XHTML}bdi")
    assert text(byline) == "\u05d3\u05df (@dan_b)"
    assert [text(each) for each in byline] == ["@dan_b"]
    assert list(part(essay("@a"), "title.xhtml").find(f".//{XHTML}h1")) == []
