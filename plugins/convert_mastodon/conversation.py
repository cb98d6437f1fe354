"""Fetch the conversation around a post, in as many requests as it takes.

Without a login, Mastodon gives at most 40 posts above and 60 below a post, 20 levels deep. So the end
of a thread that goes on is asked for what follows it, and its start for what it answers.
"""

import warnings
from collections import defaultdict

from convert.errors import ConvertWarning, InputError
from convert.metadata import counted
from convert_mastodon.addresses import Address
from convert_mastodon.library import Library
from convert_mastodon.server import Server
from convert_mastodon.status import Head
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
        self._heads: dict[str, Head] = {}
        self._children: defaultdict[str, list[str]] = defaultdict(list)
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
            parent = self._heads[key].parent
            if parent is None:
                break
            if parent not in self._heads:
                self._ask(key)
            if parent not in self._heads:
                break  # it was deleted, or is not public
            if not self._is_kept(parent, key):
                break
            key = parent
        return key

    def _unfinished(self, first: str) -> list[str]:
        """Return the posts of the thread with answers that the server did not give yet."""
        thread = [first]
        for key in thread:
            thread += [
                child
                for child in self._children[key]
                if child != first and self._is_kept(key, child)  # a server may give a circle
            ]
        return [key for key in thread if self._lacks_answers(key)]

    def _lacks_answers(self, key: str) -> bool:
        count = self._heads[key].replies
        if key in self._asked or count == 0:
            return False
        children = self._children[key]
        if self._kept == "all" and count is not None:
            return len(children) < count
        return not any(self._is_kept(key, child) for child in children)

    def _is_kept(self, parent: str, key: str) -> bool:
        """Return whether a post is in the thread of the post that it answers."""
        return self._kept == "all" or (self._heads[parent].author == self._heads[key].author)

    def _ask(self, key: str) -> None:
        if key in self._asked:
            return
        self._asked.add(key)
        for value in self._server.context(self._address._replace(id=key)):
            self._add(value)

    def _add(self, value: Object) -> str | None:
        head = self._library.add(value)
        if head is None:
            return None
        if head.key not in self._heads:
            self._heads[head.key] = head
            if head.parent is not None:
                self._children[head.parent].append(head.key)
        return head.key

    def _stop(self, count: int) -> None:
        """Report that there is more than is fetched. Raises `InputError` for the author's own posts."""
        limit = f"more than {MOST_REQUESTS} requests are needed"
        if self._kept == "author":
            raise InputError(f"{limit}; use an export of the account", file=self._address.url)
        message = f"{self._address.url}: {limit}; answers to {counted(count, 'post')} are missing"
        warnings.warn(message, ConvertWarning, stacklevel=2)
