"""Collect the posts in an answer of a server, whatever kind of answer it is."""

from collections.abc import Iterable

from convert.errors import InputError
from convert.tree import Author
from convert_bluesky.uris import POST
from convert_bluesky.values import Object, as_object, integer, kind_of, objects, words
from convert_bluesky.views import Account, Missing, View, missing_view, view_of

# Why a place in a thread has no post, by its type: in the usual form of threads, and in the flat one.
_MISSING: dict[str, Missing] = {
    "notFoundPost": "deleted",
    "blockedPost": "blocked",
    "threadItemNotFound": "deleted",
    "threadItemBlocked": "blocked",
    "threadItemNoUnauthenticated": "hidden",
}


class Pool:
    """The posts of one or more answers."""

    def __init__(self) -> None:
        """Create an empty pool."""
        self.posts: dict[str, View] = {}
        """All posts by their keys; one that is shown replaces one that is missing."""
        self.anchors: dict[str, None] = {}
        """The keys of the posts whose threads were asked for, in order."""
        self.listed: dict[str, None] = {}
        """The keys of the posts of a feed or a list, in order."""
        self.answered: set[str] = set()
        """The keys of the posts below which answers are shown, in all likelihood all of them."""
        self.continued: set[str] = set()
        """The keys of the posts below which one answer is known, since it was asked for."""
        self.above: dict[str, str] = {}
        """The keys of the posts above those that are missing, by the keys of these."""
        self.reposts = 0
        """How many posts of a feed are left out, because another account reposted them."""
        self._accounts: dict[str, Account] = {}

    def add(self, answer: object, name: str, *, is_anchor: bool = True) -> None:
        """Add the posts of an answer, or of several in an array.

        With `is_anchor`, the posts whose threads they are were asked for. Raises `InputError` if it is
        an error of the server.
        """
        for value in objects(answer if isinstance(answer, list) else [answer]):
            anchors = self._add_value(value, name)
            if is_anchor:
                self.anchors |= dict.fromkeys(anchors)

    def parent(self, view: View) -> str | None:
        """Return the key of the post above another one, which need not be in the pool."""
        return view.parent or self.above.get(view.key)

    def author(self, view: View) -> Author:
        """Return the author of a post. Of one that is missing, another post may tell the handle."""
        account = self._accounts.get(view.account.did, view.account)
        if view.missing and not account.handle:
            return Author(name=None, handle=None)
        return account.author()

    def is_cut(self, view: View) -> bool:
        """Return whether a post has answers, of which none is in the pool."""
        return view.replies > 0 and view.key not in self.answered

    def _add_value(self, value: Object, name: str) -> list[str]:
        """Add the posts of an answer. Return the keys of those whose threads it has."""
        thread = value.get("thread")
        if isinstance(thread, list):
            return self._add_flat_thread(objects(thread))
        if isinstance(thread, dict) or _is_node(value):
            return self._add_thread(as_object(thread) or value)
        if isinstance(value.get("error"), str):
            said = ": ".join(filter(None, [words(value["error"]), words(value.get("message"))]))
            raise InputError(
                f"this is an error of the server: {' '.join(said.split())[:200]}", file=name
            )
        lists = [value[key] for key in ("feed", "posts", "records") if key in value]
        for item in objects(lists[0]) if lists else [value]:
            self._add_item(item)
        return []

    def _add_item(self, item: Object) -> None:
        """Add a post of a feed or a list, or a record."""
        post = as_object(item.get("post")) or item
        reason = as_object(item.get("reason"))
        if kind_of(reason) == "reasonRepost":
            self.reposts += 1
        elif key := self._add_post(post):
            self.listed[key] = None
        reply = as_object(item.get("reply"))
        for view in (as_object(reply.get("root")), as_object(reply.get("parent"))):
            self._add_post(view)

    def _add_thread(self, anchor: Object) -> list[str]:
        """Add the posts of a thread in which each has those above and below it.

        Return the key of the post that it was asked for.
        """
        key = self._add_node(anchor, below=None)
        if key is None:
            return []
        node, child = as_object(anchor.get("parent")), key
        while node:
            above = self._add_node(node, below=None)
            if above is None:
                break
            self._link(child, above)
            self.continued.add(above)
            node, child = as_object(node.get("parent")), above
        waiting = [(key, anchor)]
        for above, each in waiting:
            for reply in objects(each.get("replies")):
                below = self._add_node(reply, below=above)
                if below is not None:
                    self.answered.add(above)
                    waiting.append((below, reply))
        return [key]

    def _add_flat_thread(self, items: Iterable[Object]) -> list[str]:
        """Add the posts of a thread that is a list with the depth of each post.

        Return the key of the post that it was asked for, whose depth is 0.
        """
        branch: dict[int, str] = {}
        anchors: list[str] = []
        for item in items:
            depth = integer(item.get("depth")) or 0
            above = branch.get(depth - 1)
            value = as_object(item.get("value"))
            key = self._add_node({"uri": item.get("uri"), **value}, below=above)
            if key is None:
                continue
            branch[depth] = key
            if above is not None:
                self.answered.add(above)
            if depth == 0:
                anchors.append(key)
        return anchors

    def _add_node(self, node: Object, *, below: str | None) -> str | None:
        """Add a post at a place in a thread, or what is known of a missing one. Return its key."""
        reason = _MISSING.get(kind_of(node))
        if reason is None:
            return self._add_post(as_object(node.get("post")))
        uri = words(node.get("uri"))
        if not uri:
            return None
        self.posts.setdefault(uri, missing_view(uri, reason))
        if below is not None:
            self.above.setdefault(uri, below)
        return uri

    def _link(self, child: str, above: str) -> None:
        """Remember what is above a missing post."""
        if self.posts[child].missing:
            self.above.setdefault(child, above)

    def _add_post(self, value: Object) -> str | None:
        """Add a post or a record. Return its key, or None if the value is none."""
        if words(value.get("$type")) == POST:
            value = {"record": value}  # a record without its name
        if kind_of(value) in _MISSING or not _is_post(value):
            return None
        view = view_of(value, key=f"post {len(self.posts) + 1:09}")
        if view.account.handle and view.account.did:
            self._accounts.setdefault(view.account.did, view.account)
        known = self.posts.get(view.key)
        if known is None or known.missing or (not known.embed and view.embed):
            self.posts[view.key] = view
        return view.key


def _is_node(value: Object) -> bool:
    """Return whether a value is a place in a thread."""
    return kind_of(value) == "threadViewPost" or ("post" in value and "replies" in value)


def _is_post(value: Object) -> bool:
    """Return whether a value is a post or a record of one."""
    record = as_object(value.get("record")) or as_object(value.get("value"))
    name = words(record.get("$type"))
    return name == POST or (not name and isinstance(record.get("text"), str))
