"""Connect to addresses that were checked, through the connections of urllib3.

The address is looked up once and connected to itself, so that it can't change between the check and the
connection. The host's name is used for TLS and the header `Host`. urllib3's pools are not used, since
they look the host up.
"""

import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPException
from socket import SHUT_RDWR
from threading import Timer

import truststore
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, NewConnectionError
from urllib3.exceptions import TimeoutError as SlowAnswer
from urllib3.response import BaseHTTPResponse

from convert.errors import FetchError
from convert.network.addresses import look_up
from convert.network.urls import Origin, Target

# In seconds.
_LONGEST_SILENCE = 10.0
_SHORTEST = 0.001
_MOST_ADDRESSES = 4
_FAILURES = (HTTPError, HTTPException, OSError, ValueError)


class Deadline:
    """The moment at which a request must be done."""

    def __init__(self, seconds: float) -> None:
        """Start to count."""
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Return how many seconds are left; at least a short moment."""
        return max(_SHORTEST, self._end - time.monotonic())

    def check(self, url: str) -> None:
        """Raise `FetchError` if none is left."""
        if time.monotonic() >= self._end:
            raise FetchError(
                f"the server took longer than {self._seconds:g} s; try again later", url=url
            )


class Connections:
    """One open connection to each server, used for one request after the other."""

    def __init__(self) -> None:
        """Open none yet."""
        self._open: dict[Origin, HTTPConnection] = {}
        self._context: ssl.SSLContext | None = None

    @contextmanager
    def answer(
        self, target: Target, headers: dict[str, str], deadline: Deadline, *, private: bool
    ) -> Iterator[BaseHTTPResponse]:
        """Send a request, and yield the answer, whose body is not read yet.

        What fails while it is read is raised as `FetchError`, too.
        """
        try:
            connection = self._connected(target, deadline, private=private)
            with _cut_off(connection, deadline):
                connection.request(
                    "GET", target.path, headers=headers | {"Host": _host(target)}, preload_content=False
                )
                response = connection.getresponse()
                deadline.check(target.url)  # the end of a connection also ends the headers
                yield response
        except _FAILURES as error:
            self.drop(target)
            deadline.check(target.url)
            raise _failure(target, error) from None
        except BaseException:
            self.drop(target)  # the rest of the answer was not read
            raise

    def drop(self, target: Target) -> None:
        """Close the connection to a server."""
        connection = self._open.pop(target.origin, None)
        if connection is not None:
            connection.close()

    def close(self) -> None:
        """Close all connections."""
        while self._open:
            self._open.popitem()[1].close()

    def _connected(self, target: Target, deadline: Deadline, *, private: bool) -> HTTPConnection:
        known = self._open.get(target.origin)
        if known is not None:
            known.timeout = min(_LONGEST_SILENCE, deadline.left())
            return known
        addresses = look_up(target, seconds=deadline.left(), private=private)[:_MOST_ADDRESSES]
        for address in addresses:
            deadline.check(target.url)
            connection = self._new(target.origin, address, min(_LONGEST_SILENCE, deadline.left()))
            try:
                connection.connect()
            except _FAILURES:
                connection.close()
                if address == addresses[-1]:
                    raise
            else:
                break
        self._open[target.origin] = connection
        return connection

    def _new(self, origin: Origin, address: str, timeout: float) -> HTTPConnection:
        if origin.scheme == "http":
            return HTTPConnection(address, origin.port, timeout=timeout)
        if self._context is None:
            # The certificates of the system, on macOS and Windows too.
            self._context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        return HTTPSConnection(
            address,
            origin.port,
            timeout=timeout,
            server_hostname=origin.host,
            ssl_context=self._context,
        )


@contextmanager
def _cut_off(connection: HTTPConnection, deadline: Deadline) -> Iterator[None]:
    """Close a connection at the deadline.

    A server that sends a byte from time to time never runs into the timeout of a socket.
    """

    def cut() -> None:
        with suppress(OSError):
            if connection.sock is not None:
                connection.sock.shutdown(SHUT_RDWR)

    timer = Timer(deadline.left(), cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _host(target: Target) -> str:
    origin = target.origin
    host = f"[{origin.host}]" if ":" in origin.host else origin.host
    return host if origin.port in (80, 443) else f"{host}:{origin.port}"


def _failure(target: Target, error: Exception) -> FetchError:
    """Return the error for a connection that fails; another attempt may succeed, but for TLS."""
    host = target.origin.host
    if isinstance(error, ssl.SSLCertVerificationError):
        return FetchError(
            f"the certificate of {host} is not valid, so nothing is fetched", url=target.url
        )
    if isinstance(error, TimeoutError | SlowAnswer) and not isinstance(error, NewConnectionError):
        return FetchError(f"{host} does not answer; try again later", url=target.url)
    return FetchError(
        f"the connection to {host} failed; check it, or try again later",
        url=target.url,
        retry_after=1.0,
    )
