"""Which posts of a page are the thread, in which order, and on which days."""

import pytest

import convert
from convert.tree import plain

from .helpers import post

BEN = "Ben Kray\n@ben_k"


def read(text: str, **options: object) -> convert.Document:
    return convert.read(text.encode(), **options)


def texts(document: convert.Document) -> list[str]:
    return [plain(post) for post in document.posts]


def test_answers_and_the_answers_to_them_are_left_out():
    text = post("One.") + post("Two.") + post("Why?", author=BEN) + post("Because.")
    document = read(text)
    assert texts(document) == ["One.", "Two."]
    answers = [repair for repair in document.repairs if repair.kind == "answer"]
    assert [repair.text.splitlines()[4] for repair in answers] == ["Why?", "Because."]
    assert "Ben Kray (@ben_k)" in answers[0].message


def test_all_answers_are_kept_on_request():
    text = post("One.") + post("Why?", author=BEN) + post("Because.")
    document = read(text, replies="all")
    assert texts(document) == ["One.", "Why?", "Because."]
    assert [one.author and one.author.handle for one in document.posts] == [None, "ben_k", None]


def test_a_numbered_post_below_an_answer_belongs_to_the_thread():
    text = post("1/ One.") + post("Why?", author=BEN) + post("2/ Two.") + post("3/ Three.")
    assert texts(read(text)) == ["One.", "Two.", "Three."]


def test_a_post_that_is_earlier_than_the_answer_above_it_belongs_to_the_thread():
    text = (
        post("One.", "Mar 3, 2025")
        + post("Why?", "Mar 5, 2025", author=BEN)
        + post("Two.", "Mar 4, 2025")
    )
    assert texts(read(text)) == ["One.", "Two."]


def test_most_posts_of_the_author_are_never_left_out():
    text = post("One.") + post("Why?", author=BEN) + post("Two.") + post("Three.")
    assert texts(read(text)) == ["One.", "Two.", "Three."]


def test_the_user_can_name_the_author_of_the_thread():
    text = post("Above.", author=BEN) + post("One.") + post("Two.")
    assert texts(read(text)) == ["Above."]
    document = read(text, author="@ann_b")
    assert texts(document) == ["One.", "Two."]
    assert (document.author.name, document.author.handle) == ("Ann Bell", "ann_b")


@pytest.mark.parametrize(
    ("times", "is_turned"),
    [
        (("Mar 5, 2025", "Mar 4, 2025", "Mar 3, 2025"), True),
        (("Mar 3, 2025", "Mar 4, 2025", "Mar 5, 2025"), False),
        (("2h", "3h", "3h"), True),
        (("3h", "2h", "1h"), False),
        (("Jan 2", "Dec 30", "Dec 29"), True),
        (("Mar 5, 2025", "Mar 3, 2025", "Mar 4, 2025"), False),
        (("Mar 3, 2025", "Mar 3, 2025", "Mar 3, 2025"), False),
    ],
)
def test_a_page_with_the_latest_post_first_is_turned_around(times, is_turned):
    document = read("".join(post(f"Post {n}.", when) for n, when in zip("abc", times, strict=True)))
    assert texts(document) == [f"Post {n}." for n in ("cba" if is_turned else "abc")]
    assert ("order" in {repair.kind for repair in document.repairs}) == is_turned


def test_numbers_show_the_order_where_times_do_not():
    document = read(post("3/ Three.") + post("2/ Two.") + post("1/ One."))
    assert texts(document) == ["One.", "Two.", "Three."]
    assert [one.number for one in document.posts] == ["1", "2", "3"]


def test_a_day_without_a_year_is_in_the_year_of_another_post():
    document = read(post("One.", "Dec 30") + post("Two.", "Jan 2, 2025") + post("Three.", "Jan 3"))
    assert [one.published for one in document.posts] == ["2024-12-30", "2025-01-02", "2025-01-03"]
    assert "date" not in {repair.kind for repair in document.repairs}


def test_days_that_cannot_be_known_are_reported():
    document = read(post("One.", "3h") + post("Two.", "2h"))
    assert [one.published for one in document.posts] == [None, None]
    (repair,) = (repair for repair in document.repairs if repair.kind == "date")
    assert repair.message.startswith("2 posts have no day")


def test_a_number_that_no_post_has_is_reported():
    document = read(post("1/ One.") + post("2/ Two.") + post("5/ Five."))
    (repair,) = (repair for repair in document.repairs if repair.kind == "count")
    assert repair.message == "numbering jumps from 2 to 5: 3 to 4 missing"
