"""Rows of a page, and the addresses of posts in them."""

import pytest

from convert.text.pages.rows import post_address, post_day, post_handle

from .helpers import rows


def test_a_row_has_neither_bidi_controls_nor_markdown():
    _, found = rows("‪@ann.example.org‬\n\n**Ann** [Mar 3](https://x.com/ann_b/status/12)")
    assert [(row.line, row.text, row.url) for row in found] == [
        (0, "@ann.example.org", None),
        (2, "Ann Mar 3", "https://x.com/ann_b/status/12"),
    ]


@pytest.mark.parametrize(
    "url",
    [
        "https://x.com/ann_b/status/12",
        "https://mobile.twitter.com/ann_b/status/12",
        "https://bsky.app/profile/ann.example.org/post/3kc11",
        "https://www.threads.com/@ann.b/post/Abc-1_x",
        "https://parish.example/@ann/112",
        "https://nitter.example/ann_b/status/12",
    ],
)
def test_the_address_of_a_post_is_found(url):
    assert post_address(f"see {url}?s=20") == url


def test_other_addresses_are_none_of_a_post():
    assert post_address("https://x.com/ann_b") is None
    assert post_address("https://example.org/a/b") is None


@pytest.mark.parametrize(
    ("url", "handle", "day"),
    [
        ("https://x.com/ann_b/status/1896500000000001000", "ann_b", "2025-03-03"),
        ("https://nitter.example/ann_b/status/1896500000000001000", "ann_b", "2025-03-03"),
        ("https://x.com/i/status/1896500000000001000", None, "2025-03-03"),
        ("https://bsky.app/profile/ann.example.org/post/3kc11", "ann.example.org", "None"),
        ("https://www.threads.com/@ann.b/post/Abc", "ann.b", "None"),
        ("https://parish.example/@ann/112", "ann@parish.example", "None"),
    ],
)
def test_an_address_names_the_author_and_the_day(url, handle, day):
    assert (post_handle(url), str(post_day(url))) == (handle, day)
