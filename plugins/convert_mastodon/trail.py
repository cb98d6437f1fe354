"""Follow a thread from post to post, as servers see one another's posts (ActivityPub).

This is for servers without Mastodon's interface, such as Misskey. Each post names the one that it
answers; few servers list the answers to a post.
"""

from convert.errors import FetchError, InputError
from convert_mastodon import activity
from convert_mastodon.addresses import Address
from convert_mastodon.library import Library
from convert_mastodon.server import Server
from convert_mastodon.values import Object, as_object, host_of, web_address

MOST_REQUESTS = 250
"""For one thread."""

_NOT_PUBLIC = frozenset([401, 403, 404, 410])


class Trail:
    """The posts of an author that answer one another."""

    def __init__(self, server: Server, library: Library, address: Address) -> None:
        """Begin without posts."""
        self._server = server
        self._library = library
        self._address = address
        self._author = ""
        self._requests = 0
        self._visited: set[str] = set()

    def fetch(self, value: Object) -> str:
        """Add the posts of the thread that a post is in, and return the post's name.

        Raises `InputError`.
        """
        self._author = activity.author_of(value, None).key
        self._read_author(value)
        anchor = self._add(value)
        if anchor is None:
            raise InputError(
                "the post is not public; use an export of the account", file=self._address.url
            )
        parent = activity.parent_of(value)
        while parent is not None and (above := self._own_post(parent)) is not None:
            self._add(above)
            parent = activity.parent_of(above)
        below = [*self._answers(value)]
        for each in below:
            post = self._own_post(each)
            if post is not None and self._add(post) is not None:
                below += self._answers(post)
        return anchor

    def _read_author(self, value: Object) -> None:
        """Get the name of the author, without which the thread can be read, too."""
        url = activity.address_in(value.get("attributedTo"))
        if url is None or host_of(url) != host_of(self._address.url):
            return
        try:
            self._library.actor = activity.account_of(self._get(url))
        except InputError:
            return
        if self._library.actor is not None:
            self._author = self._library.actor.key

    def _own_post(self, url: str) -> Object | None:
        """Return a post by the author; None for any other, or one that was followed already."""
        if url in self._visited or host_of(url) != host_of(self._address.url):
            return None
        self._visited.add(url)
        try:
            value = self._get(url)
        except FetchError as error:
            if error.status in _NOT_PUBLIC:
                return None
            raise
        return value if activity.is_post(value) and self._is_own(value) else None

    def _answers(self, value: Object) -> list[str]:
        """Return the addresses of posts that answer a post, as far as the server lists them."""
        found: list[str] = []
        page: Object = as_object(value.get("replies"))
        if not page and (url := web_address(value.get("replies"))):
            page = self._page(url)
        while page:
            found += activity.members_of(page)
            following = page.get("next") or page.get("first")
            page = as_object(following) or self._page(web_address(following))
        return found

    def _page(self, url: str | None) -> Object:
        """Return a page of a collection; an empty one if the server has none."""
        if url is None or url in self._visited or host_of(url) != host_of(self._address.url):
            return {}
        self._visited.add(url)
        try:
            return self._get(url)
        except FetchError as error:
            if error.status in _NOT_PUBLIC:
                return {}
            raise

    def _is_own(self, value: Object) -> bool:
        """Return whether a post is by the author, on the server that may say so."""
        is_here = host_of(web_address(value.get("id"))) == host_of(self._address.url)
        return is_here and activity.author_of(value, self._library.actor).key == self._author

    def _add(self, value: Object) -> str | None:
        head = self._library.add(value)
        if head is None:
            return None
        self._visited.add(head.key)
        return head.key

    def _get(self, url: str) -> Object:
        self._requests += 1
        if self._requests > MOST_REQUESTS:
            raise InputError(
                f"more than {MOST_REQUESTS} requests are needed; use an export of the account",
                file=self._address.url,
            )
        return self._server.activity(url)
