"""The lines above posts: authors, days, answers, warnings, what is missing, and joined threads."""

from itertools import product

import pytest
from msgspec.structs import replace

from convert import display
from convert.display import Piece, line_text
from convert.tree import Answered, Author
from tests.builders import post, thread
from tests.core.display.threads import ADA, ANN, ELEVENTH, TENTH, URL, conversation, lines, part

AUTHORS = {
    "auto": ["", "Ann Berg (@ann)", "", "", "Ada Lovelace (@ada)"],
    "always": ["Ada Lovelace (@ada)", *["Ann Berg (@ann)"] * 3, "Ada Lovelace (@ada)"],
    "never": [""] * 5,
}
DAYS = {
    "auto": [TENTH, "", "", ELEVENTH, ""],
    "always": [TENTH, TENTH, "", ELEVENTH, ELEVENTH],
    "never": [""] * 5,
}


@pytest.mark.parametrize(("bylines", "dates"), [*product(AUTHORS, DAYS)])
def test_authors_and_days_are_shown_where_they_change_always_or_never(bylines, dates):
    expected = [
        " · ".join(filter(None, pair)) for pair in zip(AUTHORS[bylines], DAYS[dates], strict=True)
    ]
    assert lines(conversation(), bylines=bylines, dates=dates) == expected


def test_a_thread_of_one_author_and_one_day_has_no_lines():
    document = thread(post(1, "a", published="2020-11-10T09:00:00Z"), post(2, "b", author=ADA))
    assert lines(document) == ["", ""]
    assert lines(document, dates="always") == [TENTH, ""]


def test_the_day_of_the_document_counts_as_one_of_its_days():
    document = thread(post(1, "a", published="2020-11-11"), post(2, "b", published="2020-11-11"))
    assert lines(document) == [ELEVENTH, ""]
    assert lines(replace(document, published=None)) == ["", ""]
    assert lines(replace(document, published="soon")) == ["", ""]


def test_a_day_is_shown_again_after_another_day():
    days = ["2020-11-10", "2020-11-11", "2020-11-10"]
    document = thread(*(post(n, "a", published=day) for n, day in enumerate(days, start=1)))
    assert lines(document) == [TENTH, ELEVENTH, TENTH]


@pytest.mark.parametrize(
    ("author", "line"),
    [
        (Author(name="A. Lovelace", handle="ADA"), ""),  # the same handle
        (Author(name="Ada Lovelace", handle="ada2"), "Ada Lovelace (@ada2)"),
        (Author(name="Ada Lovelace", handle=None), "Ada Lovelace"),
        (Author(name=None, handle=None), ""),
        (Author(name=" Ann\n Berg ", handle=" "), "Ann Berg"),
    ],
)
def test_authors_are_the_same_by_their_handles_else_by_their_names(author, line):
    assert lines(thread(post(1, "a", author=author))) == [line]


def test_the_first_author_is_compared_with_that_of_the_document():
    assert lines(thread(post(1, "a", author=ANN), post(2, "b", author=ANN))) == ["Ann Berg (@ann)", ""]


def test_a_day_leads_to_its_post_and_an_author_to_the_profile():
    document = replace(
        conversation(), posts=(post(1, "a", author=ANN, published="2020-11-11", url=URL),)
    )
    (heading,) = display.headings(document)
    assert heading.line == (Piece("Ann Berg (@ann)", ANN.url), Piece(ELEVENTH, URL))
    assert heading.url == URL


@pytest.mark.parametrize(
    ("published", "dates", "line"),
    [
        ("2020-11-10", "auto", "edited 12 November 2020"),
        ("2020-11-10", "always", "10 November 2020 · edited 12 November 2020"),
        ("2020-11-11", "auto", "11 November 2020 · edited 12 November 2020"),
        ("2020-11-11", "never", "edited 12 November 2020"),
        (None, "auto", "edited 12 November 2020"),
    ],
)
def test_an_edited_post_says_so_with_its_day(published, dates, line):
    document = thread(post(1, "a", published=published, edited="2020-11-12T08:00:00+01:00"))
    assert lines(document, dates=dates) == [line]


def test_a_change_at_an_unknown_time_is_a_change():
    assert lines(thread(post(1, "a", edited="later"))) == ["edited"]


@pytest.mark.parametrize(
    ("answered", "piece"),
    [
        (Answered(author=ANN, url=URL), Piece("in answer to Ann Berg (@ann)", URL)),
        (Answered(author=ANN, url="javascript:alert(1)"), Piece("in answer to Ann Berg (@ann)")),
        (Answered(author=ANN, url=None), Piece("in answer to Ann Berg (@ann)")),
        (Answered(author=None, url=URL), Piece("in answer to another post", URL, english=True)),
        (
            Answered(author=Author(name="", handle=""), url=None),
            Piece("in answer to another post", english=True),
        ),
        (
            Answered(author=Author(name="Ann\n\n Berg", handle=None), url=None),
            Piece("in answer to Ann Berg"),
        ),
    ],
)
def test_an_answer_says_to_whom(answered, piece):
    (heading,) = display.headings(thread(post(1, "a", answers=answered)), bylines="never")
    assert heading.line == (piece,)


@pytest.mark.parametrize("warning", [None, "", " \n\t"])
def test_a_blank_warning_is_none(warning):
    (heading,) = display.headings(thread(post(1, "a", warning=warning)))
    assert heading.warning == ()


def test_a_warning_is_on_one_line_after_words_in_english():
    (heading,) = display.headings(thread(post(1, "a", warning=" Food,\n\nwith  bones ")))
    assert heading.warning == (Piece("Content warning", english=True), Piece("Food, with bones"))


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ("deleted", "This post was deleted"),
        ("blocked", "This post is blocked"),
        ("hidden", "This post is hidden"),
        ("unknown", "This post is missing"),
    ],
)
def test_a_missing_post_says_why(missing, words):
    (heading,) = display.headings(thread(post(1, missing=missing)))
    assert heading.missing == (Piece(words, english=True),)


def test_parts_are_found_by_the_position_of_their_first_post():
    document = thread("a", "b", "c", parts=(part(1, "A"), part(3, "B"), part(3, "C")))
    assert display.parts_at(document) == {0: (part(1, "A"),), 2: (part(3, "B"), part(3, "C"))}
    assert [[p.title for p in h.parts] for h in display.headings(document)] == [["A"], [], ["B", "C"]]
    assert display.parts_at(thread("a")) == {}


def test_the_line_of_a_part_has_its_author_day_and_address():
    whole = part(1, author=ANN, published="2020-11-10T09:00:00Z", url=URL)
    assert display.part_line(whole, "en") == (
        Piece("Ann Berg (@ann)", ANN.url),
        Piece(TENTH),
        Piece(URL, URL),
    )
    assert display.part_line(part(1, published="soon")) == ()


def test_the_lines_of_a_heading_are_those_that_are_not_empty_in_order():
    document = thread(
        post(1, author=ANN, warning="Food", missing="deleted"),
        post(2, "b", author=ANN),
        parts=(part(1, "Later\n\n that day", author=ADA), part(1, " ")),
    )
    first, second = display.headings(document)
    assert list(map(line_text, first.lines)) == [
        "Later that day",
        "Ada Lovelace (@ada)",
        "Ann Berg (@ann)",
        "Content warning · Food",
        "This post was deleted",
    ]
    assert second.lines == ()
