"""The navigation document and the NCX: contents and landmarks."""

import pytest

from convert.tree import Text
from tests.epub.builders import EPUB, NCX, XHTML, contents, english, part, text, thread


def test_entries_show_label_and_first_words_and_link_to_the_posts() -> None:
    assert contents(english()) == [
        ("title.xhtml", "Title page"),
        ("thread.xhtml#post-1", "It begins with @ada & […] today."),
        ("thread.xhtml#post-2", "2/ See mid.ru #NK of @Ada"),
        ("thread.xhtml#post-3", "3/ twitter.com, again mid.ru"),
    ]


def test_the_ncx_has_the_same_entries() -> None:
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
def test_an_entry_is_one_short_line_and_never_blank(words: str, entry: str) -> None:
    assert contents(thread((Text(words),)))[1] == ("thread.xhtml#post-1", entry)


def test_the_landmarks_are_cover_title_page_contents_and_beginning() -> None:
    _, landmarks = part(english(), "nav.xhtml").iter(f"{XHTML}nav")
    assert landmarks.get(f"{EPUB}type") == "landmarks"
    assert [(a.get(f"{EPUB}type"), a.get("href")) for a in landmarks.iter(f"{XHTML}a")] == [
        ("cover", "cover.xhtml"),
        ("titlepage", "title.xhtml"),
        ("toc", "nav.xhtml"),
        ("bodymatter", "thread.xhtml"),
    ]
