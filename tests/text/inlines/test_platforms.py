"""Tests for the network of handles, by their form."""

import pytest

import convert
from convert.text.inlines.platforms import handle_platform, platform_of


@pytest.mark.parametrize(
    ("handle", "platform"),
    [
        ("ann", None),
        ("ann.example.org", None),
        ("ann@example.org", "mastodon"),
        ("ann.bsky.social", "bluesky"),
    ],
)
def test_the_form_of_a_handle_can_name_its_network(handle: str, platform: str | None) -> None:
    assert handle_platform(handle) == platform


@pytest.mark.parametrize(
    ("text", "platform"),
    [
        ("No handles", "twitter"),
        ("@ann and @ben", "twitter"),
        ("Thanks to @ann.bsky.social.", "bluesky"),
        ("Thanks to @ann.bsky.social and @ben.example.org.", "bluesky"),
        ("Thanks to @ann@host.example.", "mastodon"),
        ("@ann, @ben and @ann.bsky.social", "twitter"),
        ("@ann and @ann.bsky.social", "twitter"),
        ("@ann.bsky.social, @ben.bsky.social and @ann", "bluesky"),
        ("ann@host.example, x@ann.bsky.social", "twitter"),
    ],
)
def test_most_handles_decide(text: str, platform: str) -> None:
    assert platform_of(text) == platform


def urls(text: str, **options: str) -> list[str]:
    return [note.url for note in convert.read(text.encode(), **options).notes]


def test_no_note_leads_to_a_stranger() -> None:
    assert urls("Thanks to @nora.bsky.social") == ["https://bsky.app/profile/nora.bsky.social"]
    assert urls("Thanks to @nora@host.example") == ["https://host.example/@nora"]
    assert urls("@ann, @ben and @nora.bsky.social, @Nora.bsky.social") == [
        "https://x.com/ann",
        "https://x.com/ben",
        "https://bsky.app/profile/nora.bsky.social",
    ]
    assert urls("@ann.berg", platform="threads") == ["https://www.threads.com/@ann.berg"]


def test_the_user_decides_about_other_handles() -> None:
    text = "@nora.bsky.social and @ann.example.org"
    assert convert.read(text.encode()).platform == "bluesky"
    assert convert.read(text.encode(), platform="threads").platform == "threads"
    assert urls(text, platform="mastodon") == ["https://bsky.app/profile/nora.bsky.social"]
