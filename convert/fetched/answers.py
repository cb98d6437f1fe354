"""Define the answers that a source from the network consists of."""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator
from typing import NamedTuple

from convert.errors import FetchError

MOST_BYTES = 20_000_000
"""The largest answer, unless a reader asks for more."""


class Answer(NamedTuple):
    """What the network gave for an address: its content, or why there is none."""

    url: str
    """The address as it was asked for."""
    status: int | None
    """The status of HTTP; None if nothing answered."""
    media_type: str | None
    data: bytes
    fault: str | None
    """Why this is an error, in one line; None if it is none."""


class Answers(ABC):
    """The answers for one source. Each address is asked for once."""

    url: str
    """The address of the source."""
    retrieved: str | None
    """The time at which the source was fetched (RFC 3339); None before."""

    def __init__(self, url: str, retrieved: str | None = None) -> None:
        """Create it without an answer yet."""
        self.url = url
        self.retrieved = retrieved
        self._used: dict[str, Answer] = {}

    @abstractmethod
    def ask(self, url: str, accept: Collection[str], host: str | None, size: int) -> Answer:
        """Return the answer for an address. The arguments are those of `Input.get`."""

    def get(self, url: str, accept: Collection[str], host: str | None, size: int | None) -> bytes:
        """Return what is at an address. The arguments are those of `Input.get`. Raises `FetchError`."""
        if url not in self._used:
            self._used[url] = self.ask(url, accept, host, size or MOST_BYTES)
        answer = self._used[url]
        if answer.fault is not None:
            raise FetchError(answer.fault, url=url, status=answer.status, body=answer.data)
        return answer.data

    def used(self) -> Iterator[Answer]:
        """Yield all answers so far, in the order in which they were asked for."""
        yield from self._used.values()

    def sha256(self) -> str | None:
        """Return the SHA-256 of the contents of all answers so far; None if there are none."""
        if not self._used:
            return None
        digest = hashlib.sha256()
        for answer in self._used.values():
            digest.update(answer.data)
        return digest.hexdigest()

    def close(self) -> None:  # noqa: B027 - only what is fetched now has connections
        """Close the connections, if there are any."""
