"""Addresses lead to the names of posts, and names of records to addresses."""

import pytest

from convert_bluesky.uris import is_post_address, page_of, picture, post_at, uri_of, video
from tests.bluesky.builders import DIDS

DID = DIDS["ada"]
ADDRESSES = {
    "https://bsky.app/profile/ada.example.com/post/3kabc": "ada.example.com",
    "https://bsky.app/profile/ada.example.com/post/3kabc/": "ada.example.com",
    "https://bsky.app/profile/ada.example.com/post/3kabc?ref=x#y": "ada.example.com",
    "https://bsky.app/profile/ada.example.com/post/3kabc/quotes": "ada.example.com",
    f"https://bsky.app/profile/{DID}/post/3kabc": DID,
    f"https://BSKY.APP/profile/{DID.replace(':', '%3A')}/post/3kabc": DID,
    "http://www.bsky.app/profile/xn--nxasmq6b.example/post/3kabc": "xn--nxasmq6b.example",
}


@pytest.mark.parametrize(("url", "account"), ADDRESSES.items())
def test_the_address_of_a_post_names_it(url: str, account: str):
    assert is_post_address(url)
    assert post_at(url) == f"at://{account}/app.bsky.feed.post/3kabc"


@pytest.mark.parametrize(
    "url",
    [
        "https://bsky.app/",
        "https://bsky.app/profile/ada.example.com",
        "https://bsky.app/profile/ada.example.com/feed/3kabc",
        "https://bsky.app/profile/ada/post/3kabc",
        "https://bsky.app/profile/ada.example.com%2F../post/3kabc",
        "https://bsky.app/profile/ada.example.com/post/a%20b",
        "https://bsky.app.evil.example/profile/ada.example.com/post/3kabc",
        "https://bsky.app@evil.example/profile/ada.example.com/post/3kabc",
        "https://mastodon.example/@ada/1",
        "https://[::1",
        "",
    ],
)
def test_other_addresses_are_not_those_of_posts(url: str):
    assert not is_post_address(url)


def test_records_have_pages():
    assert page_of(f"at://{DID}/app.bsky.feed.post/3k", "ada.example.com") == (
        "https://bsky.app/profile/ada.example.com/post/3k"
    )
    assert page_of(f"at://{DID}/app.bsky.feed.generator/x") == f"https://bsky.app/profile/{DID}/feed/x"
    assert page_of(f"at://{DID}/com.example.other/x") is None
    assert page_of("at://") is None


@pytest.mark.parametrize(
    "text", ["", "at://", "at://did:plc:a/app.bsky.feed.post/", "at://a b/c/d", "x" * 100_000]
)
def test_what_is_no_name_of_a_record_has_no_parts(text: str):
    assert uri_of(text) is None


def test_files_in_an_account_have_addresses():
    assert (
        picture(DID, "bafy/..") == f"https://cdn.bsky.app/img/feed_fullsize/plain/{DID}/bafy%2F..@jpeg"
    )
    assert video("did:web:a.example", "bafy") == (
        "https://video.bsky.app/watch/did%3Aweb%3Aa.example/bafy/playlist.m3u8",
        "https://video.bsky.app/watch/did%3Aweb%3Aa.example/bafy/thumbnail.jpg",
    )
