"""A server on the loopback address, whose answers can be as bad as any in the internet."""

import gzip
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any


class Request(BaseHTTPRequestHandler):
    """A request, for the function that answers it."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: "Server"

    def do_GET(self) -> None:
        """Answer with the function for the path, or 404."""
        self.server.requested.append(self.path)
        self.server.agents.add(self.headers["User-Agent"])
        with suppress(OSError):
            self.server.routes.get(self.path.partition("?")[0], missing)(self)

    def send(
        self, data: bytes = b"{}", status: int = 200, kind: str = "application/json", **headers: str
    ) -> None:
        """Send a whole answer; "_" in the names of headers is a hyphen."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in ({"Content-Length": str(len(data))} | given).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_arguments: Any) -> None:
        """Print nothing."""


Route = Callable[[Request], None]


class Server(ThreadingHTTPServer):
    """A server that answers by path, and remembers what was requested."""

    daemon_threads = True

    def __init__(self) -> None:
        """Listen on a free port."""
        super().__init__(("127.0.0.1", 0), Request)
        self.routes: dict[str, Route] = {}
        self.requested: list[str] = []
        self.agents: set[str] = set()
        self.done = Event()

    @property
    def url(self) -> str:
        """The address of the server, without a path."""
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, *_arguments: Any) -> None:
        """Print nothing: clients cut answers off."""


@contextmanager
def serving() -> Iterator[Server]:
    """Serve in a thread."""
    with Server() as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield server
        server.done.set()
        server.shutdown()
        thread.join()


def missing(request: Request) -> None:
    """Answer that there is nothing."""
    request.send(b'{"error": "none"}', status=404)


def redirect(location: str, status: int = 302) -> Route:
    """Return a route that redirects."""
    return lambda request: request.send(b"", status=status, Location=location)


def constant(data: bytes, kind: str = "application/json", **headers: str) -> Route:
    """Return a route that always sends the same."""
    return lambda request: request.send(data, kind=kind, **headers)


def failing(status: int, **headers: str) -> Route:
    """Return a route that always fails."""
    return lambda request: request.send(b'{"error": "why"}', status=status, **headers)


def in_turn(*routes: Route) -> Route:
    """Return a route that answers as each of these in turn."""
    remaining = list(routes)
    return lambda request: (remaining.pop(0) if len(remaining) > 1 else remaining[0])(request)


def endless(request: Request) -> None:
    """Send JSON that never ends."""
    request.send_response(200)
    request.send_header("Content-Type", "application/json")
    request.send_header("Connection", "close")
    request.end_headers()
    while not request.server.done.is_set():
        request.wfile.write(b'["words"],' * 10_000)


def dripping(request: Request) -> None:
    """Send a byte from time to time."""
    request.send_response(200)
    request.send_header("Content-Type", "application/json")
    request.send_header("Content-Length", "1000000")
    request.end_headers()
    while not request.server.done.is_set():
        request.wfile.write(b" ")
        time.sleep(0.02)


def slow_headers(request: Request) -> None:
    """Send a header from time to time, and no body."""
    request.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while not request.server.done.is_set():
        request.wfile.write(b"X")
        time.sleep(0.02)


def silent(request: Request) -> None:
    """Send nothing."""
    request.server.done.wait()


def huge_headers(request: Request) -> None:
    """Send headers that never end."""
    request.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while not request.server.done.is_set():
        request.wfile.write(b"X-More: words\r\n" * 1000)


def hang_up(request: Request) -> None:
    """Close the connection without an answer."""
    request.close_connection = True


def cut_short(request: Request) -> None:
    """Send less than announced."""
    request.send(b'{"a": 1}', Content_Length="100")
    request.close_connection = True


def no_http(request: Request) -> None:
    """Send something else than HTTP."""
    request.wfile.write(b"220 mail.example.org ESMTP\r\n")
    request.close_connection = True


def gzip_bomb(request: Request) -> None:
    """Send 30 MB of spaces as 130 kB."""
    request.send(_BOMB, Content_Encoding="gzip")


_BOMB = gzip.compress(b" " * 30_000_000, 1)
