"""A file gives its threads, or one line that says what is wrong with it."""

import json
from typing import Any

import pytest

import convert
from convert.errors import ConvertWarning, InputError
from convert.tree import plain
from tests.bluesky.builders import (
    account,
    answer,
    chain,
    embedded,
    flat,
    missing,
    nested,
    node,
    quoted,
    uri,
    view,
)
from tests.bluesky.conftest import Reading, texts

HIDDEN = {"labels": [{"val": "!no-unauthenticated", "src": "did:plc:a"}]}


def test_a_file_is_recognised_by_its_content(tmp_path):
    path = tmp_path / "saved.json"
    path.write_text(json.dumps(answer(nested(chain("One.", "Two.")))))
    found = convert.read(path)
    assert texts(found) == ["One.", "Two."]
    assert (found.source.kind, found.platform, found.source.bytes) == (
        "bluesky",
        "bluesky",
        path.stat().st_size,
    )


def test_the_json_of_a_thread_of_bluesky_is_not_taken_for_an_answer(tmp_path):
    path = tmp_path / "thread.json"
    found = convert.read(json.dumps(answer(nested(chain("One.")))).encode())
    path.write_text(str(convert.render(found, "json")))
    assert convert.read(path) == found


FAULTS: dict[str, tuple[bytes, str]] = {
    "empty": (b"{}", "no posts of Bluesky"),
    "nothing": (b"[]", "no posts of Bluesky"),
    "words": (b'"app.bsky.feed.post"', "no posts of Bluesky"),
    "another": (
        json.dumps({"$type": "app.bsky.feed.like", "subject": {}}).encode(),
        "no posts of Bluesky",
    ),
    "not found": (
        json.dumps({"error": "NotFound", "message": f"Post\nnot found: {uri('3k')}"}).encode(),
        "this is an error of the server: NotFound: Post not found: at://",
    ),
    "deleted": (json.dumps(answer(missing("notFound", "3k"))).encode(), "the post does not exist"),
    "blocked": (json.dumps(answer(missing("blocked", "3k"))).encode(), "blocks the other one"),
    "syntax": (b'{\n"thread": }', "invalid JSON: expecting value"),
    "NaN": (b'{"thread": NaN}', "NaN is no value of JSON"),
    "infinity": (b'{"thread": -Infinity}', "-Infinity is no value of JSON"),
    "digits": (b'{"thread": ' + b"9" * 5000 + b"}", "too many digits"),
    "deep": (b'{"thread":' * 100_000, "nested too deeply"),
    "bytes": (b'{"thread": "\xff"}', "not UTF-8"),
}


@pytest.mark.parametrize(("data", "message"), FAULTS.values(), ids=FAULTS)
def test_a_file_without_posts_is_one_error(reading: Reading, data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        reading(data)
    assert str(caught.value).startswith("thread.json:")
    assert "\n" not in str(caught.value)


def test_an_error_of_syntax_has_its_line(reading: Reading) -> None:
    with pytest.raises(InputError) as caught:
        reading(b'{\n"thread": }')
    assert caught.value.line == 2


def test_a_mark_of_the_byte_order_is_no_error(reading: Reading) -> None:
    data = json.dumps(answer(nested(chain("One.")))).encode("utf-8-sig")
    assert texts(reading(data)[0]) == ["One."]


def test_lone_surrogates_are_left_out_and_counted(reading: Reading) -> None:
    author = account("ada", displayName="Ada\ud83d")
    (found,) = reading(answer(node(view("3k", "Half \ud83d of one.", author=author))))
    assert plain(found.posts[0]) == "Half  of one."
    assert [repair.kind for repair in found.repairs] == ["surrogate"]
    assert found.author.name == "Ada\ufffd"


def test_an_author_who_is_shown_with_a_login_only_is_not_converted(reading: Reading) -> None:
    thread = [post | {"author": account("ada", **HIDDEN)} for post in chain("One.", "Two.")]
    with pytest.raises(InputError, match="nobody sees the posts without a login"):
        reading(answer(nested(thread)))


def test_a_deleted_post_does_not_show_those_of_such_an_author_below_it(reading: Reading) -> None:
    hidden = account("ada", **HIDDEN)
    _, two = (post | {"author": hidden} for post in chain("One.", "Two."))
    parent = missing("notFound", "3k0001", by="ada")
    with pytest.raises(InputError, match="nobody sees the posts without a login"):
        reading(answer(node(two, parent=parent)))


def test_in_a_feed_threads_of_such_authors_are_left_out_with_a_warning(reading: Reading) -> None:
    posts = [view("3k1", "One.", author=account("ada", **HIDDEN)), view("3k2", "Two.", by="bob")]
    with pytest.warns(ConvertWarning, match="left out 1 thread"):
        (found,) = reading({"posts": posts})
    assert texts(found) == ["Two."]


def test_words_of_such_authors_are_in_no_answer_and_no_quote(reading: Reading) -> None:
    secret = view("3kb", "Secret.", by="bob", author=account("bob", **HIDDEN))
    first = view("3k1", "One.", embed=embedded("record", record=quoted(secret)))
    reply = view("3kc", "Secret, too.", by="bob", author=account("bob", **HIDDEN), above=first)
    for replies in ("author", "all"):
        (found,) = reading(answer(node(first, node(reply))), replies=replies)
        assert "Secret" not in str(convert.render(found, "json"))


def test_a_saved_answer_that_ends_before_the_thread_is_a_warning(reading: Reading) -> None:
    thread = chain("One.", "Two.")
    thread[1]["replyCount"] = 3
    with pytest.warns(
        ConvertWarning, match="convert https://bsky.app/profile/ada.example.com/post/3k0001"
    ):
        reading(answer(nested(thread)))


def test_answers_in_several_files_of_one_array_are_joined(reading: Reading) -> None:
    thread = chain("One.", "Two.", "Three.", "Four.")
    (found,) = reading([answer(nested(thread[2:])), answer(nested(thread[:3]))])
    assert texts(found) == ["One.", "Two.", "Three.", "Four."]


@pytest.mark.parametrize(
    "wrap", [lambda post: {"posts": [post]}, lambda post: [post], lambda post: post]
)
def test_posts_are_read_in_any_list(reading: Reading, wrap: Any) -> None:
    assert texts(reading(wrap(view("3k", "One.")))[0]) == ["One."]


def test_a_thread_in_which_two_posts_answer_one_another_is_read(reading: Reading) -> None:
    one, two = chain("One.", "Two.")
    one["record"]["reply"] = {"root": {"uri": two["uri"]}, "parent": {"uri": two["uri"]}}
    assert texts(reading({"posts": [one, two]})[0]) == ["One.", "Two."]
    one["record"]["reply"]["parent"]["uri"] = one["uri"]
    assert texts(reading(answer(nested([one, two])))[0]) == ["One.", "Two."]


def test_a_chain_of_many_posts_takes_linear_time(reading: Reading) -> None:
    thread = chain(*["Words."] * 5_000)
    (found,) = reading({"posts": thread})
    assert len(found.posts) == 5_000


@pytest.mark.parametrize("replies", ["author", "all"])
def test_both_forms_of_a_thread_give_the_same_document(reading: Reading, replies: str) -> None:
    one, two, three = chain("One.", "Two.", "Three.")
    reply = view("3kb", "Why?", by="bob", minute=9, above=one)
    (usual,) = reading(answer(node(one, nested([two, three]), node(reply))), replies=replies)
    (other,) = reading(flat([(0, one), (1, reply), (1, two), (2, three)]), replies=replies)
    assert (other.posts, other.repairs) == (usual.posts, usual.repairs)


def test_the_option_of_reading_counts_for_bluesky(tmp_path):
    path = tmp_path / "saved.json"
    one = view("3k1", "One.")
    path.write_text(json.dumps(answer(node(one, node(view("3kb", "Why?", by="bob", above=one))))))
    assert texts(convert.read(path)) == ["One."]
    assert texts(convert.read(path, replies="all")) == ["One.", "Why?"]
    assert texts(convert.read(path, bluesky={"replies": "all"})) == ["One.", "Why?"]


def test_of_a_feed_the_threads_of_several_posts_are_read_and_the_others_counted(
    reading: Reading,
) -> None:
    one, two = chain("One.", "Two.")
    single, other = view("3k7", "Alone.", minute=7), view("3k8", "Alone, too.", minute=8)
    repost = {
        "post": view("3kb", "Reposted.", by="bob"),
        "reason": {"$type": "app.bsky.feed.defs#reasonRepost"},
    }
    feed = {"feed": [repost, *({"post": post} for post in (other, single, two, one))]}
    (found,) = reading(feed)
    assert texts(found) == ["One.", "Two."]
    assert [(repair.kind, repair.message) for repair in found.repairs] == [
        ("omission", "left out 1 repost"),
        ("omission", "left out 2 posts in threads of fewer than 2; --bluesky.least 1 keeps them"),
    ]
    assert [texts(each) for each in reading(feed, least=1)] == [
        ["One.", "Two."],
        ["Alone."],
        ["Alone, too."],
    ]


def test_a_feed_without_a_thread_is_an_error_that_says_what_to_do(reading: Reading) -> None:
    with pytest.raises(
        InputError, match=r"no thread: left out 2 posts .* --bluesky.least 1 keeps them"
    ):
        reading({"posts": [view("3k1", "One."), view("3k2", "Two.")]})
    assert len(reading({"posts": [view("3k1", "One.")]})) == 1
