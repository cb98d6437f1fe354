"""Threads are found among posts in any order and of any number."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from convert.errors import InputError
from convert_mastodon.library import Library
from convert_mastodon.threads import thread_with, threads
from tests.mastodon.samples import created, note, status


@pytest.fixture
def library() -> Iterator[Library]:
    with Library("a.json", private=False) as library:
        yield library


def fill(library: Library, *values: dict[str, Any]) -> None:
    for value in values:
        library.add(value, json.dumps(value))


def keys(library: Library, kept: Any = "author") -> list[list[str]]:
    return [[entry.key for entry in thread.entries] for thread in threads(library, kept)]


def test_posts_in_another_order_give_the_same_threads(library: Library) -> None:
    fill(library, status(3, 2), status(1), status(4), status(2, 1))
    assert keys(library) == [["1", "2", "3"], ["4"]]


def test_posts_of_one_second_are_in_the_order_of_their_ids(library: Library) -> None:
    second = {"created_at": "2025-03-01T10:00:00Z"}
    fill(library, *(status(number, 9, **second) for number in (100, 20)), status(9, **second))
    assert keys(library) == [["9", "20"], ["100"]]


def test_the_thread_with_a_post_goes_through_it(library: Library) -> None:
    fill(library, status(1), status(2, 1), status(3, 1), status(4, 3))
    found = thread_with("2", library, "author")
    assert [entry.key for entry in found.entries] == ["1", "2"]
    assert found.others == ("3", "4")


def test_a_conversation_ends_with_its_branches(library: Library) -> None:
    fill(library, status(1), status(2, 1, by="bob"), status(3, 2), status(4, 1), status(5, 4))
    assert keys(library) == [["1", "4", "5"], ["2"], ["3"]]
    (found,) = threads(library, "all")
    assert [(entry.key, entry.is_answer) for entry in found.entries] == [
        ("1", False),
        ("4", False),
        ("5", False),
        ("2", True),
        ("3", False),
    ]


@pytest.mark.parametrize("parent", ["1", "2"])
def test_a_circle_is_a_thread(library: Library, parent: str) -> None:
    fill(library, status(1, int(parent)), status(2, 1))
    assert keys(library) == [["1", "2"]]
    assert thread_with("2", library, "author").others == ()


def test_a_chain_of_many_posts_takes_no_stack(library: Library) -> None:
    count = 5_000
    fill(
        library,
        *(created(note(number, number - 1 if number > 1 else None)) for number in range(1, count + 1)),
    )
    (found,) = threads(library, "author")
    assert len(found.entries) == count
    assert len(thread_with(found.entries[-1].key, library, "all").entries) == count


def test_more_posts_than_memory_is_for_are_refused(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("convert_mastodon.library.MOST_POSTS", 2)
    fill(library, status(1), status(2), status(2))
    with pytest.raises(InputError, match="more than 2 posts"):
        fill(library, status(3))


def test_what_is_no_post_is_counted_or_ignored(library: Library) -> None:
    fill(
        library,
        {"type": "Announce", "object": "https://other.example/1"},
        status(1, content="", reblog=status(2)),
        status(3, visibility="direct"),
        created(note(4, to=["https://other.example/users/bob"], cc=[])),
        {"type": "Delete"},
        status(5),
        status(5, content="again"),
    )
    assert (len(library), library.boosts, library.not_public) == (1, 2, 2)
    assert library.status("5").content == "<p>Words 5.</p>"
