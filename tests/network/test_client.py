"""What is fetched is whole and of the right type, and all else is one line, in bounded time and memory."""

import gzip
import socket
import time
import tracemalloc
from contextlib import suppress
from threading import Lock, Thread

import pytest

from convert.errors import FetchError
from convert.network import Client, Limits, Response, origin_of
from tests.network import server as answers
from tests.network.server import Server

JSON = ("application/json",)


def fetched(server: Server, path: str = "/", **limits: float) -> Response:
    given = {"seconds": 5.0, "longest_wait": 60.0} | limits
    client = Client(Limits(**given))  # type: ignore[arg-type]
    try:
        return client.fetch(server.url + path, accept=JSON, named=origin_of(server.url))
    finally:
        client.close()


def error(server: Server, path: str = "/", **limits: float) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetched(server, path, **limits)
    assert "\n" not in str(caught.value)
    return caught.value


def test_what_is_at_an_address_is_fetched_with_its_type(server):
    server.routes["/a"] = answers.constant(b'{"a": 1}', kind="Application/JSON; charset=utf-8")
    assert fetched(server, "/a?b=1") == Response(
        url=f"{server.url}/a?b=1", media_type="application/json", data=b'{"a": 1}'
    )
    assert server.requested == ["/a?b=1"]


def test_requests_name_the_program(server):
    server.routes["/"] = answers.constant(b"{}")
    fetched(server)
    (agent,) = server.agents
    assert agent.startswith("thread-convert/")
    assert "+https://" in agent


def test_compressed_answers_are_decompressed(server):
    data = b'{"words": "' + b"words " * 10_000 + b'"}'
    server.routes["/"] = answers.constant(gzip.compress(data), Content_Encoding="gzip")
    assert fetched(server).data == data


def test_one_connection_is_used_for_all_requests_to_a_server(server):
    addresses = set()

    def route(request):
        addresses.add(request.client_address)
        request.send()

    server.routes["/"] = route
    client = Client()
    for _ in range(3):
        client.fetch(server.url, accept=JSON, named=origin_of(server.url))
    client.close()
    assert len(addresses) == 1


def test_redirects_are_followed(server):
    server.routes |= {
        "/1": answers.redirect("/2", 301),
        "/2": answers.redirect(f"{server.url}/3#part", 308),
        "/3": answers.constant(b"[]"),
    }
    assert fetched(server, "/1").url == f"{server.url}/3"


@pytest.mark.parametrize("location", ["/", "/?1", "https://[", "", "\x80"])
def test_redirects_that_lead_nowhere_are_one_error(server, location):
    server.routes["/"] = answers.redirect(location)
    assert "redirect" in error(server).message or "address" in error(server).message
    assert len(server.requested) <= 12


STATUSES = {
    400: "an unexpected answer (400 Bad Request)",
    401: "the server requires a login, and thread-convert never logs in; save the page, or use an export of the account (401)",
    403: "the server refuses to answer; save the page, or use an export of the account (403)",
    404: "not found: it was deleted, is not public, or the address is wrong (404)",
    410: "it was deleted (410)",
    451: "not available for legal reasons (451)",
    204: "an unexpected answer (204 No Content)",
    304: "an unexpected answer (304 Not Modified)",
    799: "the server failed (799); try again later",
}


@pytest.mark.parametrize(("status", "message"), STATUSES.items())
def test_each_status_is_one_line_with_what_to_do(server, waits, status, message):
    server.routes["/"] = answers.failing(status)
    found = error(server)
    assert str(found) == f"{server.url}/: {message}"
    assert found.status == status


def test_what_the_server_says_of_an_error_is_kept_for_readers(server):
    server.routes["/"] = answers.failing(404)
    assert error(server).body == b'{"error": "why"}'


def test_a_server_that_fails_once_is_asked_again(server, waits):
    server.routes["/"] = answers.in_turn(answers.failing(500), answers.constant(b"[1]"))
    assert fetched(server).data == b"[1]"
    assert waits == [1.0]


def test_a_server_that_always_fails_is_asked_three_times(server, waits):
    server.routes["/"] = answers.failing(503)
    assert error(server).message == "the server is overloaded (503); try again in 1 s"
    assert len(server.requested) == 3


@pytest.mark.parametrize(
    ("header", "wait"), [("7", 7.0), ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0), ("soon", 5.0), ("-3", 5.0)]
)
def test_a_server_that_asks_to_wait_is_obeyed(server, waits, header, wait):
    limited = answers.failing(429, Retry_After=header)
    server.routes["/"] = answers.in_turn(limited, answers.constant(b"[1]"))
    assert fetched(server).data == b"[1]"
    assert waits == [wait]


@pytest.mark.parametrize("header", ["3600", "9" * 400])
def test_a_long_wait_is_an_error_with_the_time_and_no_wait(server, waits, header):
    server.routes["/"] = answers.failing(429, Retry_After=header)
    assert error(server).message.startswith("too many requests (429); try again in ")
    assert waits == []
    assert len(server.requested) == 1


def test_an_endless_answer_stops_at_the_limit(server):
    server.routes["/"] = answers.endless
    tracemalloc.start()
    assert error(server, size=1_000_000).message == "more than the limit of 1 MB"
    assert tracemalloc.get_traced_memory()[1] < 8_000_000
    tracemalloc.stop()


def test_a_bomb_stops_at_the_limit_after_decompression(server):
    server.routes["/"] = answers.gzip_bomb
    tracemalloc.start()
    assert error(server, size=1_000_000).message == "more than the limit of 1 MB"
    assert tracemalloc.get_traced_memory()[1] < 8_000_000
    tracemalloc.stop()


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "gzip, gzip, gzip, gzip, gzip, gzip"])
def test_an_encoding_that_was_not_asked_for_is_an_error(server, encoding):
    server.routes["/"] = answers.constant(b"\x1f\x8b", Content_Encoding=encoding)
    assert error(server).message == "the answer has an encoding that was not asked for"


def test_a_damaged_encoding_is_an_error(server, waits):
    server.routes["/"] = answers.constant(b"\x1f\x8bwords", Content_Encoding="gzip")
    assert "the connection to 127.0.0.1 failed" in error(server).message


def test_an_announced_size_above_the_limit_is_refused_at_once(server):
    server.routes["/"] = lambda request: request.send(b"", Content_Length="1000000000")
    start = time.monotonic()
    assert error(server).message == "1.0 GB is more than the limit of 20 MB"
    assert time.monotonic() - start < 10


@pytest.mark.parametrize("route", ["dripping", "slow_headers", "silent"])
def test_a_slow_server_stops_at_the_deadline(server, route):
    server.routes["/"] = getattr(answers, route)
    start = time.monotonic()
    assert error(server, seconds=0.3).message == "the server took longer than 0.3 s; try again later"
    assert time.monotonic() - start < 10
    assert len(server.requested) == 1


@pytest.mark.parametrize("route", ["hang_up", "no_http", "huge_headers", "cut_short"])
def test_a_broken_answer_is_an_error_after_three_attempts(server, waits, route):
    server.routes["/"] = getattr(answers, route)
    message = "the connection to 127.0.0.1 failed; check it, or try again later"
    assert error(server).message == message
    assert len(server.requested) == 3


def test_the_wrong_type_is_an_error_that_names_both(server):
    server.routes["/"] = answers.constant(b"<html>", kind="text/html")
    assert error(server).message == "the server sent text/html, not application/json"


def test_no_type_is_an_error(server):
    server.routes["/"] = answers.constant(b"{}", kind="")
    assert error(server).message == "the server sent something of no type, not application/json"


def test_a_server_that_is_off_is_an_error(server, waits):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))  # nobody listens
        url = f"http://127.0.0.1:{closed.getsockname()[1]}"
        with pytest.raises(FetchError, match=r"the connection to 127.0.0.1 failed; check it"):
            Client().fetch(url, accept=JSON, named=origin_of(url))
    assert len(waits) == 2


def test_few_requests_to_a_server_are_under_way_at_a_time(server):
    under_way, most = 0, 0
    lock = Lock()

    def route(request):
        nonlocal under_way, most
        with lock:
            under_way += 1
            most = max(most, under_way)
        time.sleep(0.05)
        with lock:
            under_way -= 1
        request.send()

    server.routes["/"] = route
    threads = [Thread(target=fetched, args=(server,)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(server.requested) == 6
    assert most == 2


def test_without_a_folder_for_turns_nothing_is_waited_for(server, tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    server.routes["/"] = answers.constant(b"[]")
    assert fetched(server).data == b"[]"


def test_requests_bytes_and_time_of_a_source_are_limited(server):
    server.routes["/"] = answers.constant(b'"' + b"x" * 600 + b'"')
    named = origin_of(server.url)
    for limits, message in (
        (Limits(requests=2), "more than 2 requests for one source"),
        (Limits(total_size=1500), "602 bytes is more than the limit of 0 MB"),
        (Limits(total_seconds=0.0), "the server took longer than 0 s; try again later"),
    ):
        client = Client(limits)
        with suppress(FetchError):
            client.fetch(server.url, accept=JSON, named=named)
            client.fetch(server.url, accept=JSON, named=named)
        with pytest.raises(FetchError) as caught:
            client.fetch(server.url, accept=JSON, named=named)
        client.close()
        assert caught.value.message == message
