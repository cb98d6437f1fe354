"""Posts that were shared by mail, and messages of chats."""

import pytest

import convert
from convert.text.pages.page import Picture
from convert.tree import plain

from .helpers import page, words


def shared(words: str, verb: str = "posted") -> str:
    return f"Ann Bell (@ann_b) {verb} at 9:15 AM on Mon, Mar 03, 2025:\n{words}\n(https://x.com/ann_b/status/12?t=a&s=03)\n"


@pytest.mark.parametrize("verb", ["posted", "tweeted"])
def test_a_shared_post_has_author_day_and_address(verb):
    found = page(shared("One.\n\nMore.", verb))
    assert found is not None
    (post,) = found.posts
    assert (found.kind, post.author.name, post.author.handle) == ("share", "Ann Bell", "ann_b")
    assert (str(post.when.day), post.url) == ("2025-03-03", "https://x.com/ann_b/status/12")
    assert words(post.parts) == ["One.\n\nMore."]


def test_a_shared_post_must_begin_the_text():
    assert page("She wrote:\n" + shared("One.")) is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("[25/03/25, 19:02:11] Ann: ", "[25/03/25, 19:02:12] Ann: "),
        ("3/25/25, 7:02 PM - Ann: ", "3/25/25, 7:03 PM - Ann: "),
        ("[2025-03-25, 19:02:11] Ann: ", "[2025-03-25, 19:02:12] Ann: "),
        ("[25.03.25, 19:02:11] Ann: ", "[25.03.25, 19:02:12] Ann: "),
    ],
)
def test_a_message_has_its_author_and_its_day(first, second):
    found = page(f"{first}One.\nMore.\n{second}Two.\n")
    assert found is not None
    assert [words(post.parts) for post in found.posts] == [["One.\nMore."], ["Two."]]
    assert {(post.author.name, str(post.when.day)) for post in found.posts} == {("Ann", "2025-03-25")}


def test_a_day_that_could_be_in_two_months_is_unknown():
    found = page("[03/04/25, 19:02] Ann: One.\n[03/04/25, 19:03] Ann: Two.\n")
    assert found is not None
    assert [post.when.day for post in found.posts] == [None, None]


def test_a_picture_that_the_export_left_out_is_a_picture():
    found = page("[25/03/25, 19:02] Ann: One.\n[25/03/25, 19:03] Ann: ‎image omitted\n")
    assert found is not None
    assert found.posts[1].parts == (Picture(kind="image", alt=None),)


@pytest.mark.parametrize(
    "text",
    [
        "[25/03/25, 19:02] Ann: One.",
        "Minutes.\n[25/03/25, 19:02] Ann: One.\n[25/03/25, 19:03] Ann: Two.",
        "1/2/3 - Ann: x",
    ],
)
def test_other_times_are_words(text):
    assert page(text) is None


def test_a_thread_that_was_sent_as_one_message_is_divided_at_its_numbers():
    text = "[25/03/25, 19:02] Ann: Look:\n[25/03/25, 19:03] Ann: 1/ One.\n\n2/ Two.\nMore.\n3/ Three.\n"
    document = convert.read(text.encode())
    assert [plain(post) for post in document.posts] == ["Look:", "One.", "Two.\nMore.", "Three."]
    assert [post.label for post in document.posts] == ["", "1/", "2/", "3/"]
    assert [post.lines for post in document.posts] == [(1, 1), (2, 2), (4, 5), (6, 6)]
