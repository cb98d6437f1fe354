"""Posts of ActivityPub are read field by field, in the forms that servers give them."""

from typing import Any

import pytest

from convert_mastodon.activity import account_of, post_in, status_of
from convert_mastodon.status import Account, Attachment
from tests.mastodon.samples import ACTOR, HOST, created, note

PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
ADA = Account(
    key=f"{HOST}/users/ada", name="Ada Example", handle="ada@social.example", url=f"{HOST}/@ada"
)


def test_an_account_has_its_handle_on_its_server() -> None:
    assert account_of(ACTOR) == ADA
    assert account_of(note(1)) is None


def test_the_author_is_the_account_of_the_source_or_that_of_the_address() -> None:
    assert status_of(note(1), ADA).account == ADA
    other = status_of(note(1, attributedTo="https://other.example/users/bob"), ADA).account
    assert (other.handle, other.name) == ("bob@other.example", None)
    unknown = status_of(note(1, attributedTo=[{"id": "https://mk.example/x/9u"}]), ADA).account
    assert (unknown.handle, unknown.url) == (None, "https://mk.example/x/9u")


@pytest.mark.parametrize("value", ["as:Public", "Public", PUBLIC, [PUBLIC, "x"]])
@pytest.mark.parametrize("name", ["to", "cc"])
def test_a_post_is_public_if_it_is_addressed_to_the_public(name: str, value: Any) -> None:
    addressed = {"to": [], "cc": []} | {name: value}
    assert status_of(note(1, **addressed), ADA).head.is_public
    assert not status_of(note(1, to=[f"{HOST}/users/ada/followers"], cc=[]), ADA).head.is_public


def test_whom_a_post_is_for_may_be_in_its_activity_only() -> None:
    activity = created(note(1))
    del activity["object"]["to"], activity["object"]["cc"]
    found = post_in(activity)
    assert found is not None
    assert status_of(found, ADA).head.is_public


def test_a_time_of_change_is_that_of_an_edit_if_it_is_another_one() -> None:
    assert status_of(note(1, updated="2025-03-02T10:00:00Z"), ADA).edited == "2025-03-02T10:00:00Z"
    assert status_of(note(1, updated=note(1)["published"]), ADA).edited is None


def test_the_language_is_that_of_the_words() -> None:
    words = {"content": "<p>Mots</p>", "contentMap": {"de": "<p>Worte</p>", "fr": "<p>Mots</p>"}}
    assert status_of(note(1, **words), ADA).language == "fr"
    only = status_of(note(1, content=None, contentMap={"de": "<p>Worte</p>"}), ADA)
    assert (only.content, only.language) == ("<p>Worte</p>", "de")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (
            {"type": "Document", "mediaType": "image/gif", "url": "/system/m/1.gif", "name": "Waves"},
            Attachment("animation", None, "Waves", "system/m/1.gif", "image/gif"),
        ),
        (
            {"type": "Image", "url": [{"type": "Link", "href": "https://a.example/2.png"}]},
            Attachment("image", "https://a.example/2.png", None, "2.png"),
        ),
        (
            {"type": "Document", "mediaType": "audio/mpeg", "url": "https://a.example/m/3.mp3"},
            Attachment("audio", "https://a.example/m/3.mp3", None, "m/3.mp3", "audio/mpeg"),
        ),
        (
            {"type": "Link", "href": "https://a.example/page"},
            Attachment("unknown", "https://a.example/page", None, "page"),
        ),
    ],
)
def test_attachments_have_many_forms(value: dict[str, Any], expected: Attachment) -> None:
    assert status_of(note(1, attachment=value), ADA).attachments == (expected,)


@pytest.mark.parametrize(
    "quoted",
    [
        {"quote": "https://a.example/1"},
        {"quote": {"id": "https://a.example/1", "type": "Note"}},
        {"quoteUri": "https://a.example/1"},
        {"quoteUrl": "https://a.example/1"},
        {"_misskey_quote": "https://a.example/1", "quote": None},
    ],
)
def test_a_quote_has_many_names(quoted: dict[str, Any]) -> None:
    found = status_of(note(1, **quoted), ADA).quote
    assert found is not None
    assert (found.state, found.url, found.key) == (
        "elsewhere",
        "https://a.example/1",
        "https://a.example/1",
    )


def test_what_is_answered_names_its_author_by_its_address() -> None:
    found = status_of(note(1, "https://other.example/@bob/9"), ADA)
    assert found.answered is not None
    assert (found.answered.handle, found.answered_url) == (
        "bob@other.example",
        "https://other.example/@bob/9",
    )
