"""Addresses of posts are recognised by their form, whatever their server is."""

import pytest

from convert_mastodon.addresses import address_of, is_post_address

ID = "109876543210987654"
ULID = "01HZ0000000000000000000001"
UUID = "0a1b2c3d-0a1b-4c2d-8e3f-0a1b2c3d4e5f"


@pytest.mark.parametrize(
    ("path", "id_"),
    [
        (f"/@ada/{ID}", ID),
        (f"/@ada/{ID}/", ID),
        (f"/@ada@other.example/{ID}?x=1#y", ID),
        (f"/users/ada/statuses/{ID}", ID),
        (f"/ap/users/1/statuses/{ID}", ID),
        (f"/web/statuses/{ID}", ID),
        (f"/web/@ada@other.example/{ID}", ID),
        (f"/deck/@ada/{ID}", ID),
        (f"/@ada/statuses/{ULID}", ULID),
        (f"/users/ada/statuses/{ULID}", ULID),
        ("/notice/AkQuote1abc", "AkQuote1abc"),
        ("/@ada/posts/AkQuote1abc", "AkQuote1abc"),
        (f"/p/ada/{ID}", ID),
        (f"/objects/{UUID}", None),
        ("/notes/9abcdefghi", None),
    ],
)
def test_an_address_has_its_server_and_the_id_of_the_post(path: str, id_: str | None) -> None:
    found = address_of(f"https://Social.Example{path}")
    assert found is not None
    assert found.origin == "https://social.example"
    assert found.id == id_


@pytest.mark.parametrize(
    "url",
    [
        "https://social.example/@ada",
        "https://social.example/@ada/media",
        "https://bsky.app/profile/ada.example/post/3kabc",
        "https://x.com/ada/status/1",
        "https://www.threads.com/@ada/post/Cabc",
        "https://medium.com/@ada/a-title-0123456789ab",
        "https://a.example/notes/a/b",
        "https://[social.example/@ada/1",
        "https://social.example:x/@ada/1",
        "ftp://social.example/@ada/1",
        "https:///@ada/1",
        "https://social.example/about?p=/@ada/1",
        "https://user:secret@social.example/@ada/1",
        "",
    ],
)
def test_other_addresses_are_left_to_other_readers(url: str) -> None:
    assert not is_post_address(url)


def test_a_server_that_the_user_named_is_asked_instead() -> None:
    found = address_of("https://social.example/@ada/1", "http://127.0.0.1:8000")
    assert found is not None
    assert found.url == "http://127.0.0.1:8000/@ada/1"
    assert found.origin == "http://127.0.0.1:8000"


def test_the_name_of_a_user_in_an_address_is_left_out() -> None:
    found = address_of("https://me:secret@social.example/@ada/1")
    assert found is not None
    assert found.url == "https://social.example/@ada/1"
