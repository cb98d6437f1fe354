"""Statuses of Mastodon's interface are read field by field."""

from typing import Any

import pytest

from convert_mastodon.rest import account_of, head_of, is_status, status_of
from convert_mastodon.status import Attachment, PollData, Vote
from tests.mastodon.samples import account, status

FILES = "https://files.social.example/"


def test_a_status_has_its_addresses_its_times_and_its_language() -> None:
    found = status_of(status(7, 6, edited_at="2025-03-02T10:00:00.000Z", language="pt_BR"))
    assert found.head == head_of(status(7, 6))
    assert (found.head.key, found.head.parent, found.head.author) == ("7", "6", "id-of-ada")
    assert found.head.published == "2025-03-01T10:00:07.000Z"
    assert found.edited == "2025-03-02T10:00:00.000Z"
    assert found.language == "pt-BR"
    assert found.uri == "https://social.example/users/ada/statuses/7"
    assert found.url == "https://social.example/@ada/7"


def test_ids_may_be_numbers() -> None:
    assert head_of({**status(7), "id": 7, "in_reply_to_id": 6}).parent == "6"


@pytest.mark.parametrize(
    ("changes", "handle"),
    [
        ({}, "ada@social.example"),
        ({"acct": "ada@other.example"}, "ada@other.example"),
        ({"acct": None}, "ada@social.example"),
        ({"url": "https://social.example:8080/@ada"}, "ada@social.example:8080"),
        ({"url": None}, "ada"),
        ({"acct": None, "username": ""}, None),
    ],
)
def test_a_handle_has_the_host_of_its_account(changes: dict[str, Any], handle: str | None) -> None:
    assert account_of(account(**changes)).handle == handle


@pytest.mark.parametrize(
    ("visibility", "expected"),
    [("public", True), ("unlisted", True), ("local", True), ("private", False), ("direct", False)],
)
def test_a_post_is_public_if_everybody_may_read_it(visibility: str, expected: bool) -> None:
    assert head_of(status(1, visibility=visibility)).is_public is expected


@pytest.mark.parametrize(
    ("changes", "warning"),
    [
        ({}, None),
        ({"spoiler_text": " the\nend "}, "the end"),
        ({"sensitive": True}, "sensitive"),
        ({"sensitive": True, "media_attachments": [{"type": "image"}]}, "sensitive media"),
        ({"sensitive": True, "spoiler_text": "spiders"}, "spiders"),
    ],
)
def test_a_warning_is_the_authors_or_the_mark(changes: dict[str, Any], warning: str | None) -> None:
    assert status_of(status(1, **changes)).warning == warning


def test_an_attachment_has_its_size_and_a_video_its_still() -> None:
    video = {
        "type": "video",
        "url": f"{FILES}1.mp4",
        "preview_url": f"{FILES}1.png",
        "description": "A street",
        "meta": {"original": {"width": 640, "height": 480.0}},
    }
    remote = {"type": "image", "url": None, "remote_url": "https://other.example/2.png"}
    assert status_of(status(1, media_attachments=[video, remote])).attachments == (
        Attachment(
            kind="video",
            url=f"{FILES}1.mp4",
            alt="A street",
            width=640,
            height=480,
            poster=f"{FILES}1.png",
        ),
        Attachment(kind="image", url="https://other.example/2.png", alt=None),
    )


def test_a_poll_has_its_votes_if_they_are_known() -> None:
    options = [{"title": "Yes", "votes_count": 2}, {"title": "No", "votes_count": None}]
    found = status_of(status(1, poll={"options": options, "expires_at": "2025-03-02T10:00:00Z"}))
    assert found.poll == PollData(
        options=(Vote("Yes", 2), Vote("No", None)), closes="2025-03-02T10:00:00Z"
    )


def test_the_account_that_is_answered_is_used_only_if_it_is_another_one() -> None:
    bob = {
        "id": "2",
        "username": "bob",
        "acct": "bob@other.example",
        "url": "https://other.example/@bob",
    }
    answer = status(2, 1, in_reply_to_account_id="2", mentions=[bob])
    found = status_of(answer).answered
    assert found is not None
    assert found.handle == "bob@other.example"
    assert status_of(status(2, 1, mentions=[{**bob, "id": "id-of-ada"}])).answered is None


@pytest.mark.parametrize("name", ["id", "account", "content"])
def test_an_object_without_its_main_fields_is_no_status(name: str) -> None:
    value = status(1)
    assert is_status(value)
    assert not is_status({**value, name: None})


def test_only_a_quote_that_its_author_accepted_may_be_filled_from_elsewhere() -> None:
    accepted = status_of(status(1, quote={"state": "accepted", "quoted_status_id": "9"})).quote
    assert accepted is not None
    assert (accepted.state, accepted.key) == ("elsewhere", "9")
    for state in ("pending", "new"):
        found = status_of(status(1, quote={"state": state, "quoted_status": status(9)})).quote
        assert found is not None
        assert (found.status, found.key, found.url) == (None, None, "https://social.example/@ada/9")
