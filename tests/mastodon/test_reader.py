"""Files that hold less than a thread say so."""

import json
import warnings
from typing import Any

import pytest

import convert
from convert import Input
from convert.errors import InputError
from convert_mastodon import Options, read
from tests.mastodon.samples import status


def document(value: Any, **options: Any) -> convert.Document:
    (found,) = read(Input.of_bytes(json.dumps(value).encode(), "a.json"), Options(**options))
    return found


def with_context(first: dict[str, Any], *below: dict[str, Any]) -> dict[str, Any]:
    return {"status": first, "context": {"ancestors": [], "descendants": list(below)}}


def test_a_thread_that_may_go_on_is_a_warning() -> None:
    value = with_context(
        status(1, replies_count=1), status(2, 1, replies_count=2), status(3, 2, by="bob")
    )
    with pytest.warns(convert.ConvertWarning, match="not all answers to 1 post are there.*/@ada/2"):
        document(value)


@pytest.mark.parametrize("replies", ["author", "all"])
def test_a_thread_that_is_whole_is_no_warning(replies: str) -> None:
    value = with_context(
        status(1, replies_count=1), status(2, 1, replies_count=1), status(3, 2, by="bob")
    )
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        document(value, replies=replies)
        document(status(1, replies_count=7))


def test_a_context_without_its_post_is_a_warning_and_a_missing_post() -> None:
    value = {"ancestors": [], "descendants": [status(2, 1), status(3, 2)]}
    with pytest.warns(convert.ConvertWarning, match="the post itself is missing"):
        found = document(value)
    assert [post.missing for post in found.posts] == ["unknown", None, None]
    assert found.author.handle == "ada@social.example"


def test_what_is_above_a_post_is_a_thread_even_without_the_post() -> None:
    found = document({"ancestors": [status(1), status(2, 1)], "descendants": []})
    assert len(found.posts) == 2


def test_a_post_that_is_not_public_needs_the_option() -> None:
    private = status(1, visibility="private")
    with pytest.raises(InputError, match="left out 1 post not public"):
        document(private)
    assert len(document(private, private=True).posts) == 1


def test_the_digest_is_that_of_the_file() -> None:
    data = json.dumps(status(1)).encode()
    source = Input.of_bytes(data, "a.json")
    (found,) = read(source, Options())
    source.bytes()
    assert (found.source.sha256, found.source.bytes) == (source.sha256, len(data))


def test_a_warning_of_a_quoted_post_is_a_warning_of_the_post() -> None:
    quoted = status(1, spoiler_text="spiders")
    quoting = status(2, quote={"state": "accepted", "quoted_status": quoted}, spoiler_text="oaks")
    source = Input.of_bytes(json.dumps(quoting).encode(), "a.json")
    (found,) = read(source, Options())
    assert found.posts[0].warning == "oaks, quoted post: spiders"
