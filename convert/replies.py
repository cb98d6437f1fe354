"""Arrange posts that answer one another in chains: the thread that they are, and its branches.

    trees = replies.trees({"1": None, "2": "1", "3": "2", "4": "1"})
    # yields Tree(chains=(Chain(posts=("1", "2", "3"), answers=None), Chain(posts=("4",), answers="1")))

A reader passes the id of each post with that of the post it answers, in the order of time, and gets a
tree for each post that answers none of them. The first chain of a tree is its thread. To read only the
author's own posts, pass only these: a chain that begins with an answer to somebody else is then a tree
of its own.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import NamedTuple

_NO_POSTS: frozenset[str] = frozenset()


class Chain(NamedTuple):
    """Posts of which each answers the one before it."""

    posts: tuple[str, ...]
    """Their ids; at least one."""
    answers: str | None
    """The id of the post that the first one answers; None if it answers none.

    For a branch, it is in another chain of the tree. For the first chain, it is none of the posts, but
    one of another author, or one that is missing.
    """


class Tree(NamedTuple):
    """A thread and its branches."""

    chains: tuple[Chain, ...]
    """The thread, then its branches in the order of their first posts."""


def trees(parents: Mapping[str, str | None], *, own: Container[str] = _NO_POSTS) -> Iterator[Tree]:
    """Yield the trees of posts, in the order of their first posts.

    `parents` has the id of the post that each post answers, or None, in the order of time. Where
    several posts answer one, its chain goes on with the one that has the most posts below it, and of
    several with as many, with the first; but with one that is in `own`, if there is one. Of posts that
    answer one another in a circle, the first begins the chain, and answers none.
    """
    parents = _without_circles(parents)
    positions = {post: position for position, post in enumerate(parents)}
    roots: list[str] = []
    children: dict[str, list[str]] = {}
    for post, parent in parents.items():
        if parent in positions:
            children.setdefault(parent, []).append(post)
        else:
            roots.append(post)
    following = _following(roots, children, own)
    for root in roots:
        chains: list[Chain] = []
        begins = [root]
        for begin in begins:
            posts = tuple(_chain(begin, following))
            chains.append(Chain(posts, parents[begin]))
            for post in posts:
                begins += [child for child in children.get(post, ()) if child != following[post]]
        chains[1:] = sorted(chains[1:], key=lambda chain: positions[chain.posts[0]])
        yield Tree(tuple(chains))


def _without_circles(parents: Mapping[str, str | None]) -> Mapping[str, str | None]:
    """Return the posts with no parent for the first post of each circle."""
    opened = dict(parents)
    positions = {post: position for position, post in enumerate(parents)}
    walks: dict[str, str] = {}  # where the walk began on which each post was met
    for start in parents:
        post: str | None = start
        while post in positions and post not in walks:
            walks[post] = start
            post = parents[post]
        if post is not None and walks.get(post) == start:
            opened[min(_circle(post, parents), key=positions.__getitem__)] = None
    return opened


def _circle(begin: str, parents: Mapping[str, str | None]) -> Iterator[str]:
    """Yield the posts of the circle that a post is in."""
    post: str | None = begin
    while post is not None:
        yield post
        post = parents[post]
        if post == begin:
            return


def _following(
    roots: Iterable[str], children: Mapping[str, list[str]], own: Container[str]
) -> dict[str, str]:
    """Return the post that follows each post in its chain."""
    downwards = list(roots)
    for post in downwards:
        downwards += children.get(post, ())
    sizes: dict[str, int] = {}
    following: dict[str, str] = {}
    for post in reversed(downwards):
        answers = children.get(post, ())
        sizes[post] = 1 + sum([sizes[answer] for answer in answers])
        if answers:
            # of equal ones, `max` returns the first
            following[post] = max(answers, key=lambda answer: (answer in own, sizes[answer]))
    return following


def _chain(begin: str, following: Mapping[str, str]) -> Iterator[str]:
    """Yield a post and those that follow it in its chain."""
    post: str | None = begin
    while post is not None:
        yield post
        post = following.get(post)
