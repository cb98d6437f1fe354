"""Nothing that an address or a server can be makes another error than one line."""

import socketserver
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from convert.errors import FetchError
from convert.network import Client, Limits, origin_of
from convert.network.urls import redirected, target_of

_WORDS = ["https://", "http://", "//", "/", "@", ":", "443", "[", "]", "::1", "%", "?", "#", "..", "."]
_ODDITIES = ["a.example", "ü", "xn--", "①", "。", "\ud800", "\0", "\n", "\u202e", " ", "x" * 70]
PIECES = st.sampled_from([*_WORDS, *_ODDITIES])
URLS = st.lists(PIECES, max_size=8).map("".join) | st.text(max_size=30)


@given(URLS)
@example("https://a.example/\ud800")
@example("https://a.example?\ud800")
def test_an_address_is_a_target_in_ascii_or_one_error(url):
    with suppress(FetchError):
        target = target_of(url, None)
        assert f"{target.origin.host}{target.path}".isascii()
        assert not set(target.path) & set("\r\n \0")


@given(URLS, URLS)
def test_a_redirect_is_an_address_or_one_error(url, location):
    with suppress(FetchError):
        target_of(redirected(url, location), None)


@given(URLS)
def test_a_named_server_is_a_server_or_one_error(host):
    with suppress(ValueError):
        assert origin_of(host).host.isascii()


PARTS = st.sampled_from(
    [
        b"HTTP/1.1 200 OK\r\n",
        b"HTTP/1.1 404 Not Found\r\n",
        b"HTTP/1.1 302 Found\r\n",
        b"HTTP/9.9 999999 \xff\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n",
        b"Content-Type: application/json\r\n",
        b"Content-Type: \xff\r\n",
        b"Content-Length: 2\r\n",
        b"Content-Length: -1\r\n",
        b"Content-Length: 99999999999999999999999\r\n",
        b"Content-Encoding: gzip\r\n",
        b"Content-Encoding: deflate\r\n",
        b"Transfer-Encoding: chunked\r\n",
        b"Location: /\r\n",
        b"Location: \xff\xfe\r\n",
        b"Retry-After: \xff\r\n",
        b"Set-Cookie: a=b\r\n",
        b" folded\r\n",
        b": nothing\r\n",
        b"\r\n",
        b"{}",
        b"2\r\n{}\r\n0\r\n\r\n",
        b"ffffffffffffffff\r\n",
        b"\x1f\x8b\x08\x00",
        b"\0" * 100,
        b"x" * 70_000,
    ]
)


class Raw(socketserver.BaseRequestHandler):
    """Sends some bytes, whatever is asked."""

    answer = b""

    def handle(self) -> None:
        with suppress(OSError):
            self.request.recv(65_536)
            self.request.sendall(self.answer)


@contextmanager
def sending() -> Iterator[str]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Raw) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture(scope="module")
def raw() -> Iterator[str]:
    with sending() as url:
        yield url


@given(st.lists(PARTS, min_size=1, max_size=8))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_server_sends_is_an_answer_or_one_error(raw, parts):
    Raw.answer = b"".join(parts)
    client = Client(Limits(attempts=1, seconds=2, redirects=1, size=1000))
    with suppress(FetchError):
        client.fetch(raw, accept=("application/json",), named=origin_of(raw))
    client.close()
