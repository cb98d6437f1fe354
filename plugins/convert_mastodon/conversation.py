"""Fetch the conversation around a post, in as many requests as it takes.

Without a login, Mastodon gives at most 40 posts above and 60 below a post, 20 levels deep. So the end
of a thread that goes on is asked for what follows it, and its start for what it answers.
"""

import json
import warnings
from collections import Counter

from convert.errors import ConvertWarning, InputError
from convert_mastodon.addresses import Address
from convert_mastodon.library import Library
from convert_mastodon.server import Server
from convert_mastodon.status import Status
from convert_mastodon.threads import Kept
from convert_mastodon.values import Object

MOST_REQUESTS = 250
"""For one thread; a server allows 300 in five minutes."""


class Conversation:
    """The posts around a post, as one server has them."""

    def __init__(self, server: Server, library: Library, address: Address, kept: Kept) -> None:
        """Begin without posts."""
        self._server = server
        self._library = library
        self._address = address
        self._kept = kept
        self._statuses: dict[str, Status] = {}
        self._counts: Counter[str] = Counter()
        self._asked: set[str] = set()

    def fetch(self, value: Object) -> str:
        """Add the posts of the thread that a status is in, and return the status's name in it.

        Raises `InputError`.
        """
        anchor = self._add(value)
        if anchor is None:
            raise InputError(
                "the post is not public; use an export of the account", file=self._address.url
            )
        first = self._first(anchor)
        self._ask(first)
        while unfinished := self._unfinished(first):
            if len(self._asked) >= MOST_REQUESTS:
                self._stop(len(unfinished))
                break
            self._ask(unfinished[0])
        return anchor

    def _first(self, key: str) -> str:
        """Return the first post of the thread that a post is in, asking for what is above it."""
        walked: set[str] = set()
        while key not in walked:
            walked.add(key)
            parent = self._statuses[key].parent
            if parent is None:
                break
            if parent not in self._statuses:
                self._ask(key)
            if parent not in self._statuses:
                break  # it was deleted, or is not public
            if self._kept == "author" and not self._is_own(parent, key):
                break
            key = parent
        return key

    def _unfinished(self, first: str) -> list[str]:
        """Return the posts of the thread with answers that the server did not give yet."""
        thread = {first}
        for key, status in self._statuses.items():
            if status.parent in thread and (self._kept == "all" or self._is_own(status.parent, key)):
                thread.add(key)
        return [key for key in self._statuses if key in thread and self._lacks_answers(key, thread)]

    def _lacks_answers(self, key: str, thread: set[str]) -> bool:
        count = self._statuses[key].replies
        if key in self._asked or count == 0:
            return False
        if self._kept == "all" and count is not None:
            return self._counts[key] < count
        return not any(self._statuses[each].parent == key for each in thread)

    def _is_own(self, parent: str, key: str) -> bool:
        return self._statuses[parent].account.key == self._statuses[key].account.key

    def _ask(self, key: str) -> None:
        if key in self._asked:
            return
        self._asked.add(key)
        for value in self._server.context(self._address._replace(id=key)):
            self._add(value)

    def _add(self, value: Object) -> str | None:
        status = self._library.add(value, json.dumps(value))
        if status is None:
            return None
        if status.key not in self._statuses:
            self._statuses[status.key] = status
            if status.parent:
                self._counts[status.parent] += 1
        return status.key

    def _stop(self, count: int) -> None:
        """Report that there is more than is fetched. Raises `InputError` for the author's own posts."""
        limit = f"more than {MOST_REQUESTS} requests are needed"
        if self._kept == "author":
            raise InputError(f"{limit}; use an export of the account", file=self._address.url)
        message = f"{self._address.url}: {limit}; answers to {count} posts are missing"
        warnings.warn(message, ConvertWarning, stacklevel=2)
