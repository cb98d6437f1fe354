"""The author's own server is asked first, and servers of other kinds in the way that they speak."""

import json
from typing import Any

import pytest

import convert
from convert import Input
from convert.errors import FetchError, InputError
from convert.tree import plain
from convert_mastodon import Options, read
from tests.mastodon.samples import ACTOR, HOST, note, status

MISSKEY = "https://mk.example"
REFUSED = {401: "login", 403: "refused", 404: "not found", 410: "deleted", 500: "failed"}


def given(url: str, answers: dict[str, Any], **options: Any) -> convert.Document:
    """Return the document at an address, with answers that are JSON or the status of an error."""
    found = {
        key: FetchError(REFUSED[value], url=key, status=value)
        if isinstance(value, int)
        else json.dumps(value).encode()
        for key, value in answers.items()
    }
    (document,) = read(Input.of_answers(url, found), Options(**options))
    return document


def api(host: str, id_: str) -> str:
    return f"{host}/api/v1/statuses/{id_}"


def context(*below: dict[str, Any], above: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    return {"ancestors": list(above), "descendants": list(below)}


def urls(document: convert.Document) -> list[str | None]:
    return [post.url for post in document.posts]


SEEN_AT = "https://other.example/@ada@social.example/9"
SEEN = {
    **status(9, account={**status(1)["account"], "acct": "ada@social.example"}),
    **{name: status(1)[name] for name in ("uri", "url")},
}


def test_the_server_of_the_author_is_asked_for_the_thread() -> None:
    answers = {
        api("https://other.example", "9"): SEEN,
        api(HOST, "1"): status(1),
        f"{api(HOST, '1')}/context": context(status(2, 1)),
    }
    document = given(SEEN_AT, answers)
    assert urls(document) == [f"{HOST}/@ada/1", f"{HOST}/@ada/2"]
    assert document.source.url == f"{HOST}/@ada/1"


def test_the_other_server_has_to_do_if_that_of_the_author_does_not_answer() -> None:
    answers = {
        api("https://other.example", "9"): SEEN,
        api(HOST, "1"): 401,
        f"{api('https://other.example', '9')}/context": context(),
    }
    with pytest.warns(convert.ConvertWarning, match="https://other.example was asked instead"):
        assert urls(given(SEEN_AT, answers)) == [f"{HOST}/@ada/1"]


def test_a_deleted_post_is_an_error_of_its_server() -> None:
    with pytest.raises(InputError, match="deleted"):
        given(f"{HOST}/@ada/1", {api(HOST, "1"): 410})


def test_a_server_of_mastodon_is_not_asked_in_another_way_for_what_it_does_not_have() -> None:
    answers = {
        api(HOST, "1"): 404,
        f"{HOST}/.well-known/nodeinfo": {
            "links": [
                {
                    "rel": "http://nodeinfo.diaspora.software/ns/schema/2.0",
                    "href": "https://evil.example/",
                },
                {
                    "rel": "http://nodeinfo.diaspora.software/ns/schema/2.0",
                    "href": f"{HOST}/nodeinfo/2.0",
                },
            ]
        },
        f"{HOST}/nodeinfo/2.0": {"software": {"name": "mastodon"}},
        f"{HOST}/@ada/1": note(1),
    }
    with pytest.raises(InputError, match="not found"):
        given(f"{HOST}/@ada/1", answers)


def test_a_server_that_wants_a_login_for_its_interface_is_asked_as_other_servers_ask() -> None:
    user = f"{HOST}/users/ada"
    collection = {
        "type": "Collection",
        "first": {
            "type": "CollectionPage",
            "next": f"{HOST}/replies?page=1",
            "items": [f"{user}/statuses/2", "https://other.example/users/bob/statuses/8"],
        },
    }
    answers = {
        api(HOST, "1"): 401,
        f"{HOST}/@ada/1": note(1, replies=collection),
        user: ACTOR,
        f"{HOST}/replies?page=1": {"type": "CollectionPage", "items": [f"{user}/statuses/4"]},
        f"{user}/statuses/2": note(2, 1, replies={"first": {"items": [f"{user}/statuses/3"]}}),
        f"{user}/statuses/3": note(3, 2),
        f"{user}/statuses/4": 404,
    }
    document = given(f"{HOST}/@ada/1", answers)
    assert urls(document) == [f"{HOST}/@ada/{number}" for number in (1, 2, 3)]
    assert document.author.name == "Ada Example"
    assert document.author.handle == "ada@social.example"


def test_a_login_that_is_wanted_for_everything_is_the_error() -> None:
    with pytest.raises(InputError, match="login"):
        given(f"{HOST}/@ada/1", {api(HOST, "1"): 401, f"{HOST}/@ada/1": 401})


def misskey(number: int, answers: str | None = None, **changes: Any) -> dict[str, Any]:
    return note(
        number,
        answers,
        id=f"{MISSKEY}/notes/9abcdefg{number}",
        url=None,
        attributedTo=f"{MISSKEY}/users/9u",
        content=f"<p><span>Words {number}.</span></p>",
        **changes,
    )


def test_a_thread_of_misskey_is_followed_upwards() -> None:
    notes = [misskey(1)]
    notes += [misskey(number, notes[-1]["id"]) for number in (2,)]
    notes += [misskey(3, notes[-1]["id"])]
    answers: dict[str, Any] = {each["id"]: each for each in notes}
    answers[f"{MISSKEY}/users/9u"] = {
        "id": f"{MISSKEY}/users/9u",
        "type": "Person",
        "preferredUsername": "eve",
        "name": "Eve :fox:",
        "url": f"{MISSKEY}/@eve",
        "inbox": "x",
    }
    document = given(notes[-1]["id"], answers)
    assert [plain(post) for post in document.posts] == ["Words 1.", "Words 2.", "Words 3."]
    assert (document.author.name, document.author.handle) == ("Eve :fox:", "eve@mk.example")


def test_a_post_of_misskey_that_answers_another_author_is_the_first() -> None:
    above = misskey(1) | {"attributedTo": f"{MISSKEY}/users/x"}
    post = misskey(2, above["id"])
    document = given(post["id"], {each["id"]: each for each in (above, post)})
    (only,) = document.posts
    assert only.answers is not None
    assert only.answers.url == above["id"]


def test_a_server_is_not_believed_about_the_posts_of_another() -> None:
    post = misskey(1)
    with pytest.raises(InputError, match=f"a copy of a post of another server; give {post['id']}"):
        given("https://evil.example/notes/9abcdefg9", {"https://evil.example/notes/9abcdefg9": post})
    below = misskey(2, post["id"]) | {"id": "https://evil.example/notes/9abcdefg2"}
    replies = {"items": [f"{MISSKEY}/notes/9abcdefg2"]}
    answers = {post["id"]: post | {"replies": replies}, f"{MISSKEY}/notes/9abcdefg2": below}
    assert len(given(post["id"], answers).posts) == 1


@pytest.mark.parametrize("what", ["post", "page"])
def test_a_server_that_fails_in_the_middle_gives_no_half_thread(what: str) -> None:
    url = f"{MISSKEY}/notes/9abcdefg2"
    post = misskey(1, replies=url if what == "page" else {"items": [url]})
    with pytest.raises(InputError, match="failed"):
        given(post["id"], {post["id"]: post, url: 500})
    assert len(given(post["id"], {post["id"]: post, url: 404}).posts) == 1


def test_a_post_that_answers_itself_is_read_once() -> None:
    post = misskey(1, f"{MISSKEY}/notes/9abcdefg1")
    assert len(given(post["id"], {post["id"]: post}).posts) == 1


def test_what_is_no_post_is_refused() -> None:
    with pytest.raises(InputError, match="the server sent no post"):
        given(f"{MISSKEY}/notes/9abcdefg1", {f"{MISSKEY}/notes/9abcdefg1": {"type": "Person"}})


def test_a_post_at_any_other_address_is_read_as_servers_read_it() -> None:
    url = "https://blog.example/?p=7"
    post = note(1, id=url, url=url, type="Article", attributedTo="https://blog.example/author/ada")
    assert urls(given(url, {url: post})) == [url]


def test_what_is_no_address_of_the_web_is_refused() -> None:
    with pytest.raises(InputError, match="copy that of a post"):
        given("https:///@ada/1", {})


def test_a_server_that_sends_the_post_of_another_is_not_believed() -> None:
    false = status(3, by="eve", url=f"{HOST}/@ada/1")
    answers = {
        api("https://other.example", "9"): false,
        api(HOST, "1"): status(1),
        f"{api('https://other.example', '3')}/context": context(),
    }
    with pytest.warns(convert.ConvertWarning, match="another post than at https://other.example"):
        document = given(SEEN_AT, answers)
    assert document.author.handle == "eve@social.example"
