"""Bylines, in one line and in several."""

import pytest

from convert.text.pages.bylines import find_bylines, find_usernames

from .helpers import rows


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        ("Ann Bell\n@ann_b\n·\nMar 3\nWords", "ann_b"),
        ("Ann Bell\n\n@ann_b\n\n·\n\n3h\n\nWords", "ann_b"),
        ("Ann Bell\n@ann_b · 3h\nWords", "ann_b"),
        ("Ann Bell @ann_b · 3h\nWords", "ann_b"),
        ("Ann Bell @ann_b\n· 3h\nWords", "ann_b"),
        ("Ann Bell\nVerified account\n@ann_b\n·\n3h\nWords", "ann_b"),
        ("Ann Bell\n@ann_b\n3 Mar 2025\nWords", "ann_b"),
        ("Ann Bell\n‪@ann.example.org‬\n· 3h\nWords", "ann.example.org"),
        ("3h\nAnn Bell\n@ann@parish.example\nWords", "ann@parish.example"),
        ("Ann Bell\n@ann_b\nWords\n9:15 AM · Mar 3, 2025", "ann_b"),
        ("Ann · Bell\n@ann_b\n·\n3h\nWords", "ann_b"),
    ],
)
def test_a_byline_is_found(text, handle):
    _, found = rows(text)
    (byline,) = find_bylines(found)
    assert byline.author.handle == handle
    assert byline.author.name in ("Ann Bell", "Ann · Bell")
    assert found[byline.end].text == "Words"


@pytest.mark.parametrize(
    "text",
    [
        "Thanks to\n@ann_b\nfor the words",
        "Words by @ann_b for 3h and more",
        "Ann Bell\n@ann_b\nWords without a time",
        "@ann_b 3h",
        "a@b.example\n·\n3h",
        "Words\n9:15 AM · Mar 3, 2025",
    ],
)
def test_a_mention_is_no_byline(text):
    assert find_bylines(rows(text)[1]) == []


def test_a_mention_above_the_time_of_a_post_is_no_byline():
    _, found = rows("Ann Bell\n@ann_b\nWith\n@ben_k\nMar 3, 2025 · 9:15 AM UTC")
    assert [byline.author.handle for byline in find_bylines(found)] == ["ann_b"]


def test_a_quoted_post_and_an_advertisement_are_marked():
    _, found = rows("Ann\n@ann_b\n·\n3h\nWords\nQuote\nBen\n@ben_k\n·\n4h\nx\nCy\n@cy_d\nAd\nBuy")
    ann, ben, cy = find_bylines(found)
    assert not ann.is_quote
    assert ben.is_quote
    assert found[ben.begin].text == "Quote"
    assert cy.is_advertisement


def test_usernames_of_threads_are_above_an_age_or_a_day():
    _, found = rows("ann.b\n3h\nWords\nann.b\n·\nAuthor\n03/25/25\nWords\nmonday\nMar 3\n3d\n4d")
    assert [byline.author.handle for byline in find_usernames(found)] == ["ann.b", "ann.b"]
