"""Values of pages are those of the tree, or none."""

import pytest

from convert_saved.values import account, language, picture_address, post_address, time


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-03-03T10:00:00.000Z", "2025-03-03T10:00:00Z"),
        ("Mar 3, 2025 · 12:00 AM UTC", "2025-03-03T00:00:00Z"),
        ("Mar 3, 2025 · 12:30 PM UTC", "2025-03-03T12:30:00Z"),
        ("Dec 31, 2019 · 1:05 PM UTC", "2019-12-31T13:05:00Z"),
        ("Mon Mar 03 2025 10:00:00 GMT+0100 (CET)", "2025-03-03T10:00:00+01:00"),
        ("2025-03-03", "2025-03-03"),
        ("2025-02-30T10:00:00.000Z", None),
        ("Feb 30, 2025 · 1:00 AM UTC", None),
        ("Mar 3", None),
        ("", None),
    ],
)
def test_a_time_is_parsed_whatever_the_locale(text: str, expected: str | None) -> None:
    assert time(text) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "https://x.com/ada/status/1896500000000001000",
            "https://x.com/ada/status/1896500000000001000",
        ),
        ("/ada/status/12/photo/1", "https://x.com/ada/status/12"),
        ("https://nitter.example/ada/status/12#m", "https://x.com/ada/status/12"),
        ("https://twitter.com/i/web/status/12", "https://x.com/i/status/12"),
        ("/ada", None),
        ("/ada/status/x", None),
        ("http://[", None),
    ],
)
def test_the_address_of_a_post_is_that_on_x(url: str, expected: str | None) -> None:
    found = post_address(url)
    assert (found.url if found else None) == expected


def test_the_time_of_a_post_is_in_its_id_since_2010() -> None:
    assert post_address("/ada/status/1896500000000001000").time == "2025-03-03T09:56:49Z"
    assert post_address("/ada/status/20").time is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://pbs.twimg.com/media/A.jpg", "https://pbs.twimg.com/media/A.jpg"),
        ("/pic/orig/media%2FA.jpg", "https://pbs.twimg.com/media/A.jpg"),
        (
            "https://nitter.example/pic/media%2FA.jpg%3Fname%3Dsmall",
            "https://pbs.twimg.com/media/A.jpg",
        ),
        ("/pic/enc/bWVkaWEvQS5qcGc=", "https://pbs.twimg.com/media/A.jpg"),
        ("/pic/enc/*", None),
        (
            "/video/0123456789AB/https%3A%2F%2Fvideo.twimg.com%2Fa.mp4",
            "https://video.twimg.com/a.mp4",
        ),
        ("blob:https://x.com/1", None),
        ("./page_files/a.jpg", None),
    ],
)
def test_the_address_of_a_picture_is_that_on_the_servers_of_x(url: str, expected: str | None) -> None:
    assert picture_address(url) == expected


def test_what_x_writes_in_place_of_a_language_is_none() -> None:
    assert [language(tag) for tag in ("en", "iw", "in", "qme", "und", "zxx", "")] == [
        "en", "he", "id", None, None, None, None,
    ]  # fmt: skip


def test_an_account_has_the_address_of_its_profile() -> None:
    assert account("ada").url == "https://x.com/ada"
    assert account(None).url is None
