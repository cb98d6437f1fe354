"""The threads of a source have names that are stable and safe, and none of them twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.files import ThreadNames, thread_name
from convert.tree import replace
from tests.builders import post, thread


def titled(title: str, published: str | None = "2020-11-10", post_id: str | None = None):
    document = thread(post(1, "Words.", id=post_id))
    return replace(document, title=title, published=published)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Today's agreement may turn out to be", "2020-11-10-todays-agreement-may"),
        ("Today’s 😀 agreement/may", "2020-11-10-todays-agreement-may"),
        ("../../etc/passwd", "2020-11-10-etc-passwd"),
        ("Straße nach Ähren", "2020-11-10-strasse-nach-ähren"),
        ("В Москве сегодня снег и ветер", "2020-11-10-в-москве-сегодня-снег-и"),
        ("हिन्दी में", "2020-11-10-हिन्दी-में"),
        (
            "今日は天気がいいから散歩しましょうと言われて出かけた",
            "2020-11-10-今日は天気がいいから散歩しましょうと言われて出か",
        ),
        ("x" * 300, "2020-11-10-" + "x" * 24),
        ("…", "2020-11-10"),
    ],
)
def test_a_name_is_the_day_and_the_first_words(title, name):
    assert thread_name(titled(title)) == name


@pytest.mark.parametrize(
    ("title", "name"),
    [("Words", "words"), ("CON", "thread-con"), ("com¹", "thread-com1"), ("", "thread")],
)
def test_a_thread_without_a_day_is_named_by_its_words(title, name):
    assert thread_name(titled(title, published=None)) == name


def test_the_day_of_a_thread_without_one_is_that_of_its_first_post_with_one():
    document = thread(post(1, "One."), post(2, "Two.", published="2021-02-03T10:00:00Z"))
    assert thread_name(replace(document, title="One", published=None)) == "2021-02-03-one"


def test_a_name_that_is_taken_gets_digits_of_the_first_post():
    names = ThreadNames()
    documents = [titled("Words", post_id=number) for number in ("1", "2", "2", "2")]
    found = [names.name(document) for document in documents]
    assert found == [
        "2020-11-10-words",
        "2020-11-10-words-d4735e",
        "2020-11-10-words-d4735e-2",
        "2020-11-10-words-d4735e-3",
    ]


@given(st.lists(st.text(max_size=6), max_size=8))
def test_names_differ_on_every_file_system(titles):
    names = ThreadNames()
    found = [names.name(titled(title)) for title in titles]
    assert len({name.casefold() for name in found}) == len(titles)
    assert all(len(name.encode()) < 200 and not set(name) & set('/\\:*?"<>|. \0') for name in found)
