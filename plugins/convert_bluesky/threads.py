"""Find the threads in a pool of posts: the chain of one author, or all posts of a conversation."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import Literal, NamedTuple, TypeAlias

from convert import replies
from convert_bluesky.pool import Pool
from convert_bluesky.views import View

Replies: TypeAlias = Literal["author", "all"]


class Thread(NamedTuple):
    """The posts of one document."""

    posts: tuple[View, ...]
    """In reading order; the first is by the author of the document."""
    is_whole: bool
    """Whether the thread was asked for by one of its posts, and is not a part of a feed."""


def threads(pool: Pool, choice: Replies) -> Iterator[Thread]:
    """Yield the threads with the posts that a source is about, in the order of their first posts.

    With "author", a thread is the chain of posts by one author: up from the post that was asked for, as
    far as the posts are by the same author, and down from it. In a feed, each branch of such a chain is
    a thread of its own. With "all", a thread is all that is above and below, with the branches at its
    end.
    """
    parents = _parents(pool, choice)
    wanted = pool.anchors.keys() | pool.listed.keys()
    for tree in replies.trees(parents, own=_preferred(parents, pool, choice)):
        chains = [_joined(tree)] if choice == "all" else tree.chains
        for chain in chains:
            if not wanted.isdisjoint(chain.posts):
                yield _thread(chain, pool)


def top_of(view: View, pool: Pool, choice: Replies) -> View:
    """Return the first post that is known of the thread that a post is in."""
    met = {view.key}
    while (above := _above(view, pool, choice)) is not None and above.key not in met:
        met.add(above.key)
        view = above
    return view


def conversation(view: View, pool: Pool, choice: Replies) -> list[View]:
    """Return all posts that are in the thread of a post or in a branch of it, as far as known."""
    for tree in replies.trees(_parents(pool, choice)):
        posts = _joined(tree).posts
        if view.key in posts:
            return [pool.posts[key] for key in posts]
    return []


def _joined(tree: replies.Tree) -> replies.Chain:
    """Return all posts of a tree, with the branches at the end."""
    posts = tuple(key for chain in tree.chains for key in chain.posts)
    return replies.Chain(posts, tree.chains[0].answers)


def _thread(chain: replies.Chain, pool: Pool) -> Thread:
    posts = tuple(pool.posts[key] for key in chain.posts)
    is_whole = not pool.anchors.keys().isdisjoint(chain.posts)
    return Thread(posts=posts, is_whole=is_whole)


def _parents(pool: Pool, choice: Replies) -> dict[str, str | None]:
    """Return the key of the post above each post in its document, in the order of time."""
    ordered = sorted(pool.posts.values(), key=lambda view: view.order)
    above = {view.key: _above(view, pool, choice) for view in ordered}
    found = {key: view.key if view else None for key, view in above.items()}
    return _with_deleted(found, pool)


def _above(view: View, pool: Pool, choice: Replies) -> View | None:
    """Return the post above another one if it is known, and in the same document."""
    parent = pool.posts.get(pool.parent(view) or "")
    return parent if parent and (choice == "all" or _is_by_same(view, parent)) else None


def _is_by_same(view: View, other: View) -> bool:
    """Return whether two posts are by the same account, which is known."""
    return view.account.did != "" and view.account.did == other.account.did


def _with_deleted(parents: dict[str, str | None], pool: Pool) -> dict[str, str | None]:
    """Return the posts with the deleted ones below what is known of their threads.

    Nothing says what a deleted post answered. What answers it says which post is at the top, so it was
    in the thread that begins there, after the posts that are older than its answer.
    """
    below = [view for view in pool.posts.values() if _is_below_deleted(view, pool, parents)]
    tops = {view.root for view in below}
    chains = {
        tree.chains[0].posts[0]: tree.chains[0].posts
        for tree in (replies.trees(parents) if below else ())
        if tree.chains[0].posts[0] in tops
    }
    latest = {
        top: [*accumulate((pool.posts[key].order for key in chain), max)]
        for top, chain in chains.items()
    }
    found = dict(parents)
    for view in below:
        top, deleted = view.root or "", parents[view.key]
        older = bisect_left(latest.get(top, ()), view.order)
        if older and deleted is not None and _is_by_same(pool.posts[top], view):
            found[deleted] = chains[top][older - 1]
    return found


def _is_below_deleted(view: View, pool: Pool, parents: Mapping[str, str | None]) -> bool:
    """Return whether a post answers one that is missing, above which nothing is known."""
    parent = parents[view.key]
    if parent is None or pool.posts[parent].missing is None:
        return False
    return parents[parent] is None and view.root not in (None, parent)


def _preferred(parents: Mapping[str, str | None], pool: Pool, choice: Replies) -> set[str]:
    """Return the keys of the posts that a chain goes on with where it has several branches.

    They are the posts above the one that was asked for, or, with "all", those by the author.
    """
    if choice == "all":
        return _by_author(parents, pool)
    found: set[str] = set()
    for anchor in pool.anchors:
        key: str | None = anchor
        while key is not None and key not in found:
            found.add(key)
            key = parents.get(key)
    return found


def _by_author(parents: Mapping[str, str | None], pool: Pool) -> set[str]:
    """Return the keys of the posts by the authors of their trees."""
    return {
        key
        for tree in replies.trees(parents)
        for chain in tree.chains
        for key in chain.posts
        if _is_by_same(pool.posts[key], pool.posts[tree.chains[0].posts[0]])
    }
