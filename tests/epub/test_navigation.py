"""The navigation document and the NCX: contents and landmarks."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator

import pytest

from convert.tree import Document, Part, Text
from tests.epub import rich
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


def test_joined_threads_are_a_level_of_the_contents_with_their_posts_below() -> None:
    document = rich.joined()
    table = part(document, "nav.xhtml").find(f".//{XHTML}nav/{XHTML}ol")
    assert table is not None
    found = []
    for entry in table:
        link = entry.find(f"{XHTML}a")
        assert link is not None
        below = [text(a) for a in entry.iterfind(f"{XHTML}ol/{XHTML}li/{XHTML}a")]
        found.append((link.get("href"), text(link), below))
    assert found == [
        ("title.xhtml", "Title page", []),
        ("thread.xhtml#post-1", "Before", []),
        ("thread.xhtml#part-1", "The first & last", ["2/ One", "3/ Two"]),
        ("thread.xhtml#part-2", "Thread 2", ["4/ Three"]),
    ]
    points = part(document, "toc.ncx").iter(f"{NCX}navPoint")
    assert [text(point.find(f"{NCX}navLabel")) for point in points] == [
        words for _, words in contents(document)
    ]


def test_the_entries_of_joined_threads_lead_to_their_titles_in_any_chapter() -> None:
    long = "word " * 40_000
    parts = (Part("One", None, None, None, first=1), Part("Two", None, None, None, first=3))
    document = thread(long, long, long, long, parts=parts)
    places = set()
    for name in ("thread-1.xhtml", "thread-2.xhtml", "thread-3.xhtml", "thread-4.xhtml"):
        places |= {
            f"{name}#{found.get('id')}" for found in part(document, name).iter() if found.get("id")
        }
    targets = [target for target, _ in contents(document)]
    assert targets == [
        "title.xhtml",
        "thread-1.xhtml#part-1", "thread-1.xhtml#post-1", "thread-2.xhtml#post-2",
        "thread-3.xhtml#part-2", "thread-3.xhtml#post-3", "thread-4.xhtml#post-4",
    ]  # fmt: skip
    assert set(targets[1:]) <= places


def test_every_joined_thread_is_listed_and_every_nth_of_thousands_of_posts() -> None:
    parts = tuple(Part(f"Part {n}", None, None, None, first=n) for n in range(1, 5000, 1000))
    found = contents(thread(*["many words " * 6] * 5000, parts=parts))
    assert sum(words.startswith("Part ") for _, words in found) == 5
    assert 1000 < len(found) < 2600


def levels(document: Document) -> list[tuple[int, str]]:
    """Return the depth and the text of each entry of the table of contents."""
    table = part(document, "nav.xhtml").find(f".//{XHTML}nav/{XHTML}ol")
    assert table is not None

    def below(entries: ET.Element, depth: int) -> Iterator[tuple[int, str]]:
        for entry in entries:
            yield depth, text(entry.find(f"{XHTML}a"))
            for inner in entry.iterfind(f"{XHTML}ol"):
                yield from below(inner, depth + 1)

    return list(below(table, 0))


def test_many_posts_are_listed_in_groups_of_ten() -> None:
    found = levels(thread(*[f"Post of the day {n}" for n in range(1, 35)]))
    assert [name for depth, name in found if depth == 0] == [
        "Title page", "Posts 1–10", "Posts 11–20", "Posts 21–30", "Posts 31–34",
    ]  # fmt: skip
    assert [depth for depth, _ in found] == [0, *[0, *[1] * 10] * 3, 0, *[1] * 4]
    assert levels(thread(*["A"] * 31))[-2:] == [(0, "Post 31"), (1, "31/ A")]


def test_a_group_leads_to_its_first_post_in_the_ncx_too() -> None:
    document = thread(*["A"] * 40)
    found = {name: target for target, name in contents(document)}
    assert found["Posts 11–20"] == "thread.xhtml#post-11"
    points = part(document, "toc.ncx").iter(f"{NCX}navPoint")
    labels = [text(point.find(f"{NCX}navLabel")) for point in points]
    assert labels == [words for _, words in contents(document)]


def test_a_few_posts_are_listed_without_groups() -> None:
    assert {depth for depth, _ in levels(thread(*["A"] * 30))} == {0}


def test_posts_of_a_joined_thread_are_grouped_below_its_title() -> None:
    parts = (Part("One", None, None, None, first=1), Part("Two", None, None, None, first=41))
    found = levels(thread(*["A"] * 45, parts=parts))
    assert [name for depth, name in found if depth == 0] == ["Title page", "One", "Two"]
    assert [name for depth, name in found if depth == 1] == [
        "Posts 1–10", "Posts 11–20", "Posts 21–30", "Posts 31–40",
        "41/ A", "42/ A", "43/ A", "44/ A", "45/ A",
    ]  # fmt: skip


@pytest.mark.parametrize("firsts", [(9, 2), (3, 3), (4, 2, 1), (2, 2, 99), (5,)])
def test_joined_threads_in_disorder_lose_no_post(firsts: tuple[int, ...]) -> None:
    parts = tuple(Part(f"Part {first}", None, None, None, first=first) for first in firsts)
    found = contents(thread("A", "B", "C", "D", parts=parts))
    assert [words for _, words in found if not words.startswith(("Part", "Title"))] == [
        "A",
        "2/ B",
        "3/ C",
        "4/ D",
    ]
