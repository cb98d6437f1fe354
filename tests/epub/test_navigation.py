"""The table of contents and the landmarks."""

import pytest

from convert.tree import (
    Text,
)
from convert_epub import Options
from tests.epub.parts import EPUB, NCX, OPF, XHTML, contents, english, part, posts, text, thread


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
