"""Answer as the server of Bluesky does: ten levels below a post at most, and errors as JSON."""

import json
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import parse_qs, quote, urlsplit

from tests.bluesky.builders import DIDS, Value, answer, missing, node
from tests.network.server import Request

PATH = "/xrpc/app.bsky.feed.getPostThread"
_MOST_LEVELS = 10


class AppView(Mapping[str, bytes]):
    """The answers for posts, by the addresses that are asked; also the route of a server."""

    def __init__(self, posts: Iterable[Value], deleted: Iterable[str] = ()) -> None:
        """Create it for posts, the best liked of which come first among the answers to one."""
        self.posts = {post["uri"]: post for post in posts}
        self.deleted = set(deleted)
        self.asked: list[str] = []

    def thread(self, uri: str, depth: int, height: int) -> Value | None:
        """Return the answer for a post; None if there is none."""
        for name, did in DIDS.items():
            uri = uri.replace(f"{name}.example.com", did)
        self.asked.append(uri.rpartition("/")[2])
        post = self.posts.get(uri)
        return None if post is None else answer(self._below(post, min(depth, _MOST_LEVELS), height))

    def _below(self, post: Value, depth: int, height: int = 0) -> Value:
        answers = [each for each in self.posts.values() if _parent(each) == post["uri"]]
        answers.sort(key=lambda each: -each.get("likeCount", 0))
        shown = {**post, "replyCount": len(answers)}
        replies = [self._below(each, depth - 1) for each in answers] if depth else []
        return node(shown, *replies, parent=self._above(post, height))

    def _above(self, post: Value, height: int) -> Value | None:
        parent = _parent(post)
        if parent is None or height == 0:
            return None
        if parent in self.deleted:
            return missing("notFound", parent.rpartition("/")[2], by="ada")
        return node(self.posts[parent], parent=self._above(self.posts[parent], height - 1))

    def __call__(self, request: Request) -> None:
        """Answer a request of HTTP."""
        found = self.get(request.path)
        request.send(found or not_found(request.path), status=200 if found else 400)

    def __getitem__(self, url: str) -> bytes:
        """Return the answer for an address. Raises `KeyError` if there is none."""
        query = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
        thread = self.thread(query["uri"], int(query["depth"]), int(query["parentHeight"]))
        if thread is None:
            raise KeyError(url)
        return json.dumps(thread).encode()

    def __iter__(self) -> Iterator[str]:
        """Iterate over nothing: which addresses are asked is not known before."""
        return iter(())

    def __len__(self) -> int:
        """Return the number of posts."""
        return len(self.posts)


def not_found(path: str) -> bytes:
    """Return what the server says of a post that it has not."""
    return json.dumps({"error": "NotFound", "message": f"Post not found: {path}"}).encode()


def address(key: str, by: str = "ada.example.com") -> str:
    """Return the address of a post."""
    return f"https://bsky.app/profile/{quote(by, safe=':')}/post/{key}"


def _parent(post: Value) -> str | None:
    parent: str | None = post["record"].get("reply", {}).get("parent", {}).get("uri")
    return parent
