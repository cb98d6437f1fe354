"""Fetch addresses under limits, following redirects and trying again where that may help."""

import time
from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from urllib3.response import BaseHTTPResponse

from convert.errors import FetchError
from convert.files import Limit
from convert.network.answers import REDIRECTS, refusal
from convert.network.connections import Connections, Deadline
from convert.network.turns import turn
from convert.network.urls import Origin, Target, redirected, target_of
from convert.version import __version__

_AGENT = f"thread-convert/{__version__} (+https://github.com/thread-convert/thread-convert)"
_OK = 200
_CHUNK = 1 << 16
_LARGEST_REFUSAL = 64_000
# Others can swell more than gzip, and several, one in another, more than any.
_ENCODINGS = ("", "identity", "gzip", "x-gzip", "deflate")


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What is fetched at most for one source."""

    size: int = 20_000_000
    """In bytes, of one answer."""
    seconds: float = 30.0
    """For one request, with its redirects."""
    redirects: int = 5
    attempts: int = 3
    """For one request, if another attempt may help."""
    longest_wait: float = 60.0
    """In seconds, between two attempts."""
    requests: int = 1000
    """For the source, with redirects and attempts."""
    total_size: int = 300_000_000
    total_seconds: float = 900.0


class Response(NamedTuple):
    """What was fetched."""

    url: str
    """The address after redirects."""
    media_type: str
    """As the server says, without parameters: "application/json"; empty if it does not."""
    data: bytes


class Client:
    """Fetches what belongs to one source, one request after the other."""

    def __init__(self, limits: Limits | None = None) -> None:
        """Connect to nothing yet."""
        self._limits = limits or Limits()
        self._connections = Connections()
        self._requests = 0
        self._size = 0
        self._total: Deadline | None = None

    def fetch(
        self, url: str, *, accept: Collection[str], named: Origin | None = None, size: int | None = None
    ) -> Response:
        """Return what is at an address.

        Args:
            url: The address: https only, unless it is on the server `named`.
            accept: The media types that are expected: "application/json", or their beginning: "image/".
            named: A server that the user named, which may be a local one.
            size: The largest size, in bytes. Default: that of the limits.

        Raises `FetchError`.
        """
        for attempt in range(self._limits.attempts):
            try:
                with turn(target_of(url, named).origin.host, self._limits.total_seconds):
                    return self._fetch(url, accept, named, size or self._limits.size)
            except FetchError as error:
                wait = error.retry_after
                is_last = attempt + 1 == self._limits.attempts
                if wait is None or is_last or wait > self._limits.longest_wait:
                    raise
                time.sleep(wait)
        raise AssertionError  # the last attempt returns or raises

    def close(self) -> None:
        """Close all connections."""
        self._connections.close()

    def _fetch(self, url: str, accept: Collection[str], named: Origin | None, size: int) -> Response:
        deadline = Deadline(self._limits.seconds)
        headers = {
            "User-Agent": _AGENT,
            "Accept": _accepted(accept),
            "Accept-Encoding": "gzip, deflate",
        }
        current = url
        for _ in range(self._limits.redirects + 1):
            target = target_of(current, named)
            self._count(target)
            private = target.origin == named
            with self._connections.answer(target, headers, deadline, private=private) as response:
                if response.status not in REDIRECTS:
                    return self._response(response, target, accept, size, deadline)
                location = response.headers.get("Location", "")
                self._connections.drop(target)
            if not location:
                raise FetchError("a redirect without an address", url=current, status=response.status)
            current = redirected(current, location)
        raise FetchError(f"more than {self._limits.redirects} redirects", url=url)

    def _count(self, target: Target) -> None:
        """Count a request. Raises `FetchError` for one too many."""
        self._total = self._total or Deadline(self._limits.total_seconds)
        self._total.check(target.url)
        self._requests += 1
        if self._requests > self._limits.requests:
            raise FetchError(
                f"more than {self._limits.requests} requests for one source", url=target.url
            )

    def _response(
        self,
        response: BaseHTTPResponse,
        target: Target,
        accept: Collection[str],
        size: int,
        deadline: Deadline,
    ) -> Response:
        """Read an answer. Raises `FetchError` if it is not what was asked for."""
        headers, status = response.headers, response.status
        if headers.get("Content-Encoding", "").strip().lower() not in _ENCODINGS:
            raise FetchError("the answer has an encoding that was not asked for", url=target.url)
        if status != _OK:
            body = _body(response, target, _LARGEST_REFUSAL, deadline, cut=True)
            raise refusal(target.url, status, headers, body)
        media_type = headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if not _is_accepted(media_type, accept):
            raise FetchError(
                f"the server sent {media_type or 'something of no type'}, not {' or '.join(accept)}",
                url=target.url,
                status=status,
            )
        data = _body(response, target, min(size, self._limits.total_size - self._size), deadline)
        self._size += len(data)
        return Response(url=target.url, media_type=media_type, data=data)


def _body(
    response: BaseHTTPResponse, target: Target, size: int, deadline: Deadline, *, cut: bool = False
) -> bytes:
    """Return the body of an answer, decompressed.

    Raises `FetchError` if it is too large, or cuts it with `cut`.
    """
    limit = Limit(size=size, rule=f"the limit of {size / 1e6:,.0f} MB")
    announced = response.headers.get("Content-Length", "")
    if announced.isascii() and announced.isdigit() and int(announced[:20]) > size and not cut:
        raise FetchError(limit.exceeded(int(announced[:20]), target.url).message, url=target.url)
    chunks: list[bytes] = []
    while size >= 0:
        # Not `read`, which blocks until the whole chunk is there.
        chunk = response.read1(_CHUNK)
        deadline.check(target.url)
        if not chunk:
            return b"".join(chunks)
        chunks.append(chunk)
        size -= len(chunk)
    if cut:
        return b"".join(chunks)[:_LARGEST_REFUSAL]
    raise FetchError(limit.exceeded(None, target.url).message, url=target.url)


def _accepted(accept: Collection[str]) -> str:
    """Return the value of the header `Accept`."""
    return ", ".join(f"{each}*" if each.endswith("/") else each for each in accept)


def _is_accepted(media_type: str, accept: Collection[str]) -> bool:
    return any(
        media_type.startswith(each) if each.endswith("/") else media_type == each for each in accept
    )
