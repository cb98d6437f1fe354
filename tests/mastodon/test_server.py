"""Threads are fetched from a server, in as many requests as it takes, and no more."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import convert
from convert.cli.main import main
from convert.errors import InputError
from convert_mastodon import conversation
from tests.mastodon.samples import status
from tests.mastodon.server import counted, serve
from tests.network.server import (
    Server,
    constant,
    endless,
    failing,
    gzip_bomb,
    in_turn,
    redirect,
    serving,
)

CONTEXT = b'{"ancestors": [], "descendants": []}'


@pytest.fixture(scope="module")
def shared() -> Iterator[Server]:
    with serving() as server:
        yield server


@pytest.fixture
def server(shared: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    monkeypatch.setattr("convert.network.client.time.sleep", lambda _: None)
    shared.routes.clear()
    shared.requested.clear()
    return shared


def read(server: Server, path: str, **options: Any) -> convert.Document:
    return convert.read(f"{server.url}{path}", mastodon={"host": server.url, **options})


def chain(length: int) -> list[dict[str, Any]]:
    return counted([status(number, number - 1 or None) for number in range(1, length + 1)])


def ids(document: convert.Document) -> list[int]:
    return [int((post.url or "").rpartition("/")[2]) for post in document.posts]


@pytest.mark.parametrize("start", [1, 13, 25])
def test_a_thread_of_25_posts_is_read_from_any_of_its_posts(server: Server, start: int) -> None:
    serve(server, chain(25))
    document = read(server, f"/@ada/{start}")
    assert ids(document) == [*range(1, 26)]
    assert len(server.requested) <= 4


@pytest.mark.parametrize("start", [1, 300])
def test_a_thread_of_300_posts_is_read_in_few_requests(server: Server, start: int) -> None:
    serve(server, chain(300))
    assert ids(read(server, f"/users/ada/statuses/{start}")) == [*range(1, 301)]
    assert len(server.requested) <= 26


def test_answers_of_others_neither_hide_the_thread_nor_cost_requests(server: Server) -> None:
    others = [status(100 + number, 1, by="bob") for number in range(70)]
    serve(server, counted([status(1), *others, status(200, 1), status(201, 200), status(300, 100)]))
    # the author's own answer comes after 70 of others, of which the server gives 60
    assert ids(read(server, "/@ada/201")) == [1, 200, 201]
    assert len(server.requested) <= 4


def test_all_answers_are_read_if_the_user_wants_them(server: Server) -> None:
    branch = [
        status(number, 10 if number == 100 else number - 1, by="bob") for number in range(100, 130)
    ]
    serve(server, counted([*chain(12), *branch]))
    document = read(server, "/@ada/3", replies="all")
    assert sorted(ids(document)) == [*range(1, 13), *range(100, 130)]
    assert sorted(ids(read(server, "/@bob/105", replies="all"))) == sorted(ids(document))


def test_the_thread_of_an_answer_is_that_of_its_own_author(server: Server) -> None:
    bobs = [status(50, 2, by="bob"), status(51, 50, by="bob"), status(52, 51)]
    serve(server, counted([*chain(3), *bobs]))
    document = read(server, "/@bob/51")
    assert ids(document) == [50, 51]
    assert document.author.handle == "bob@social.example"
    answered = document.posts[0].answers
    assert answered is not None
    assert (answered.author and answered.author.handle, answered.url) == (
        "ada@social.example",
        "https://social.example/@ada/2",
    )


def test_answers_in_a_circle_end(server: Server) -> None:
    serve(server, [status(1, 3, replies_count=9), status(2, 1, replies_count=9), status(3, 2)])
    assert sorted(ids(read(server, "/@ada/2"))) == [1, 2, 3]


def test_a_thread_without_end_is_refused(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversation, "MOST_REQUESTS", 5)
    serve(server, chain(150))
    with pytest.raises(InputError, match="more than 5 requests are needed; use an export"):
        read(server, "/@ada/1")
    with pytest.warns(convert.ConvertWarning, match="answers to 1 post are missing"):
        assert len(read(server, "/@ada/1", replies="all").posts) == 101


def test_a_boost_is_the_post_that_it_repeats(server: Server) -> None:
    serve(server, chain(2))
    boost = status(9, by="bob", content="", reblog=status(1, replies_count=1))
    server.routes["/api/v1/statuses/9"] = constant(json.dumps(boost).encode())
    assert ids(read(server, "/@bob/9")) == [1, 2]


def test_a_post_that_is_not_public_is_refused(server: Server) -> None:
    serve(server, [status(1, visibility="private")])
    with pytest.raises(InputError, match="the post is not public"):
        read(server, "/@ada/1")


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (401, "the server requires a login"),
        (403, "the server refuses to answer"),
        (404, "not found: it was deleted"),
        (410, "it was deleted"),
        (451, "not available for legal reasons"),
        (500, "the server failed"),
        (429, "too many requests"),
    ],
)
def test_a_server_that_does_not_give_the_post_is_one_line(
    server: Server, capsys: pytest.CaptureFixture[str], tmp_path: Path, code: int, message: str
) -> None:
    server.routes["/api/v1/statuses/1"] = failing(code)
    arguments = [f"{server.url}/@ada/1", "--mastodon.host", server.url, "--to", "markdown"]
    assert main([*arguments, "-o", f"{tmp_path}/"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert message in line
    assert server.url in line
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize(
    "route",
    [
        constant(b"<html>", kind="text/html"),
        constant(b"["),
        constant(b"[" * 100_000),
        constant(b'{"id": "1"}'),
        constant(b"null"),
        endless,
        gzip_bomb,
        redirect("http://127.1/x"),
        redirect("http://[::ffff:127.0.0.1]/x"),
    ],
    ids=["html", "cut", "deep", "object", "null", "endless", "bomb", "redirect", "mapped"],
)
def test_a_hostile_answer_is_one_error(server: Server, route: Any) -> None:
    server.routes["/api/v1/statuses/1"] = route
    with pytest.raises(InputError) as caught:
        read(server, "/@ada/1")
    assert "\n" not in str(caught.value)


def test_a_server_that_fails_or_is_busy_once_is_asked_again(server: Server) -> None:
    serve(server, chain(2))
    paths = ("/api/v1/statuses/1", "/api/v1/statuses/1/context")
    for path, failure in zip(paths, (failing(500), failing(429, Retry_After="1")), strict=True):
        server.routes[path] = in_turn(failure, server.routes[path])
    assert ids(read(server, "/@ada/1")) == [1, 2]


def test_what_was_kept_gives_the_same_document(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    serve(server, chain(25))
    url = f"{server.url}/@ada/25"
    output = convert.convert(
        url, to="json", out=tmp_path, keep_source=True, mastodon={"host": server.url}
    )
    (kept,) = tmp_path.glob("*.source.zip")
    server.routes.clear()
    again = convert.render(convert.read(kept, mastodon={"host": server.url}), "json")
    assert again == output.read_text(encoding="utf-8")
