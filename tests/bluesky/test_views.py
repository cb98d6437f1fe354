"""Authors, times and labels of posts are what servers say of them, as far as it is possible."""

import pytest

from convert.tree import Author
from convert_bluesky.labels import warnings_of
from convert_bluesky.views import View, account_of, labels_of, view_of
from tests.bluesky.builders import DIDS, account, uri, view

PROFILE = f"https://bsky.app/profile/{DIDS['ada']}"


def with_times(created: object, indexed: object) -> View:
    post = view("3k", "One.")
    post["record"]["createdAt"] = created
    return view_of(post | {"indexedAt": indexed}, key="")


INDEXED = "2025-03-01T10:00:00.000Z"
TIMES = {
    "usual": ("2025-03-01T09:59:59.1234567Z", "2025-03-01T09:59:59.1234567Z"),
    "zone": ("2025-03-01T11:30:00+02:00", "2025-03-01T11:30:00+02:00"),
    "imported": ("2009-05-01T00:00:00Z", "2009-05-01T00:00:00Z"),
    "future": ("2099-01-01T00:00:00Z", INDEXED),
    "past": ("0001-01-01T00:00:00Z", INDEXED),
    "no zone": ("2025-03-01T10:00:00", INDEXED),
    "no day": ("2025-02-30T10:00:00Z", INDEXED),
    "words": ("not a date", INDEXED),
    "number": (1740823200, INDEXED),
}


@pytest.mark.parametrize(("created", "published"), TIMES.values(), ids=TIMES)
def test_an_impossible_time_is_replaced_by_that_of_the_server(created: object, published: str):
    assert with_times(created, INDEXED).published == published


def test_a_post_without_a_possible_time_has_none_and_is_the_last():
    odd = with_times("never", None)
    assert odd.published is None
    assert odd.order > with_times(INDEXED, INDEXED).order


def test_of_a_time_without_a_zone_the_day_is_known():
    assert with_times("2025-03-01T10:00:00", None).published == "2025-03-01"
    assert with_times("2025-02-30T10:00:00", None).published is None
    assert with_times("2025-03-01T10:00:00", None).order < with_times(INDEXED, INDEXED).order


def test_times_are_compared_across_zones():
    early = with_times("2025-03-01T11:00:00+03:00", INDEXED)
    assert early.order < with_times("2025-03-01T09:00:00Z", INDEXED).order


def test_an_author_has_a_name_a_handle_and_an_address():
    author = account_of(account("ada"), None).author()
    assert author == Author(
        name="Ada Example", handle="ada.example.com", url="https://bsky.app/profile/ada.example.com"
    )


@pytest.mark.parametrize("handle", ["handle.invalid", "", "no handle", "../../x", 3, None])
def test_the_identifier_is_in_place_of_an_invalid_handle(handle: object):
    author = account_of(account("ada", handle=handle, displayName=" "), None).author()
    assert author == Author(name=None, handle=DIDS["ada"], url=PROFILE)


def test_the_author_of_a_record_is_in_its_name():
    post = view_of({"uri": uri("3k"), "value": {"text": "One."}}, key="")
    assert post.account.author() == Author(name=None, handle=DIDS["ada"], url=PROFILE)
    assert post.url == f"{PROFILE}/post/3k"


def test_a_record_without_a_name_has_no_author_and_no_address():
    post = view_of({"record": {"text": "One."}}, key="post 1")
    assert post.account.author() == Author(name=None, handle=None)
    assert (post.key, post.uri, post.url) == ("post 1", None, None)


def test_labels_that_were_taken_back_do_not_count():
    labels = [{"val": "porn"}, {"val": "nudity", "neg": True}, {"val": 3}, {}, "sexual"]
    assert labels_of(labels) == ("porn",)


def test_labels_of_the_server_and_of_the_author_are_one_warning():
    post = view("3k", "One.", labels=[{"val": "nudity"}])
    post["record"]["labels"] = {"values": [{"val": "nudity"}, {"val": "graphic-media"}]}
    assert warnings_of(view_of(post, key="").labels) == ("nudity", "graphic media")


def test_labels_that_warn_of_nothing_are_no_warning():
    assert warnings_of(["bot", "!no-unauthenticated", "!warn", "spoiler"]) == (
        "warning by moderators",
        "spoiler",
    )
