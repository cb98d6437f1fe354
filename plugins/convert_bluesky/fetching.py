"""Fetch the thread of a post from a server, in as few requests as its answers allow."""

import json
from contextlib import suppress
from urllib.parse import quote

import convert
from convert.errors import FetchError, InputError
from convert_bluesky.options import Options
from convert_bluesky.parsing import parse
from convert_bluesky.pool import Pool
from convert_bluesky.threads import conversation, top_of
from convert_bluesky.uris import POST, post_at, uri_of
from convert_bluesky.values import Object, as_object, words
from convert_bluesky.views import View, missing_view

MOST_REQUESTS = 200
"""How many answers are fetched for one thread. An answer has ten levels, thus 2000 posts of a chain."""

# Servers give no more levels below, whatever is asked for.
_DEPTH = 10
_HEIGHT = 80
_SERVER = "https://public.api.bsky.app"
_BAD_REQUEST = 400


def fetched(source: convert.Input, options: Options) -> tuple[Pool, int]:
    """Return the posts of the thread at the address of a source, and the size of the answers in bytes.

    Raises `InputError`.
    """
    address = source.url or ""
    anchor = post_at(address)
    if anchor is None:
        raise InputError(
            "not the address of a post, such as https://bsky.app/profile/…/post/…", file=address
        )
    fetching = _Fetching(source, options)
    fetching.thread(anchor)
    return fetching.pool, fetching.size


class _Fetching:
    """Fetches one thread."""

    def __init__(self, source: convert.Input, options: Options) -> None:
        self.pool = Pool()
        self.size = 0
        self._source = source
        self._options = options
        self._asked: set[str] = set()

    def thread(self, uri: str) -> None:
        """Fetch the thread of a post: what is above it, and what is below."""
        if not self._ask(uri, height=_HEIGHT, is_anchor=True):
            raise InputError(
                "the post does not exist: it was deleted, or its address is wrong", file=self._name
            )
        for key in [*self.pool.anchors]:
            anchor = self.pool.posts[key]
            if anchor.missing or anchor.account.needs_login:
                return
            self._asked.add(key)
            self._above(anchor)
            self._below(anchor)

    def _above(self, anchor: View) -> None:
        """Fetch what is above a post in its thread; above a deleted post, from the top on."""
        while not (top := top_of(anchor, self.pool, self._options.replies)).missing:
            parent = self.pool.parent(top)
            if parent is None or parent in self.pool.posts or not self._is_own(parent, anchor):
                return
            if not self._ask(parent, height=_HEIGHT):
                self.pool.posts[parent] = missing_view(parent, "deleted")
        root = anchor.root
        if root is not None and root not in self.pool.posts and self._is_own(root, anchor):
            self._ask(root, height=0)

    def _is_own(self, uri: str, anchor: View) -> bool:
        """Return whether a post that is not known can be in the thread of another one."""
        parts = uri_of(uri)
        if parts is None or parts.collection != POST:
            return False
        return self._options.replies == "all" or parts.account == anchor.account.did

    def _below(self, anchor: View) -> None:
        """Fetch what is below the posts at the ends of the answers so far."""
        while True:
            posts = conversation(anchor, self.pool, self._options.replies)
            ends = [view for view in posts if self._is_end(view)]
            if not ends:
                return
            for view in ends:
                if self._is_end(view):  # the answer for one before may have had it
                    self._ask(view.key, height=0)

    def _is_end(self, view: View) -> bool:
        """Return whether the answers so far have nothing below a post that may be in the thread."""
        is_above = self._options.replies == "author" and view.key in self.pool.continued
        return self.pool.is_cut(view) and not is_above and view.key not in self._asked

    def _ask(self, uri: str, *, height: int, is_anchor: bool = False) -> bool:
        """Fetch the posts around one. Return whether it exists."""
        if len(self._asked) >= MOST_REQUESTS:
            raise InputError(
                f"the thread needs more than {MOST_REQUESTS} answers of the server; "
                "save those that you need, and convert the files",
                file=self._name,
            )
        self._asked.add(uri)
        query = f"uri={quote(uri, safe='')}&depth={_DEPTH}&parentHeight={height}"
        url = f"{self._server}/xrpc/app.bsky.feed.getPostThread?{query}"
        try:
            data = self._source.get(url, host=self._options.host)
        except FetchError as error:
            return self._refused(error)
        self.size += len(data)
        self.pool.add(parse(data, self._name), self._name, is_anchor=is_anchor)
        return True

    @property
    def _name(self) -> str:
        return self._source.name

    @property
    def _server(self) -> str:
        host = (self._options.host or _SERVER).rstrip("/")
        return host if "://" in host else f"https://{host}"

    def _refused(self, error: FetchError) -> bool:
        """Return False if a post does not exist. Raises `FetchError` for another reason."""
        said = _said(error.body)
        self.size += len(error.body)
        if said.get("error") == "NotFound":
            return False
        why = " ".join(words(said.get("message")).split())[:200]
        raise FetchError(
            f"{error.message}: {why}" if error.status == _BAD_REQUEST and why else error.message,
            url=self._name,
            status=error.status,
            body=error.body,
            retry_after=error.retry_after,
        ) from None


def _said(body: bytes) -> Object:
    """Return what a server says of an error: "error" and "message"; nothing if it is no JSON."""
    with suppress(ValueError, RecursionError):
        return as_object(json.loads(body))
    return {}
