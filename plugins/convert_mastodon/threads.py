"""Find the threads among the posts of a source."""

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from convert import replies
from convert_mastodon.library import Library
from convert_mastodon.status import Head

Kept: TypeAlias = Literal["author", "all"]


class Entry(NamedTuple):
    """A post in a thread."""

    key: str
    is_answer: bool
    """Whether it answers another post than the one before it."""


class Thread(NamedTuple):
    """The posts of a thread, each branch after the line that it belongs to."""

    entries: tuple[Entry, ...]
    others: int = 0
    """How many other posts of the conversation are not in it, if there is one."""


def threads(library: Library, kept: Kept) -> Iterator[Thread]:
    """Yield all threads of a source in the order of their first posts.

    With "author", a thread has the posts of one author, and begins where this author answers nobody or
    somebody else. With "all", it has all posts that answer one another.
    """
    parents, own = _parents(library, kept)
    for tree in replies.trees(parents, own=own):
        yield _thread(tree, library)


def thread_with(key: str, library: Library, kept: Kept) -> Thread:
    """Return the thread that a post is in."""
    parents, own = _parents(library, kept)
    for tree in replies.trees(parents, own=own):
        if any(key in chain.posts for chain in tree.chains):
            found = _thread(tree, library)
            return found._replace(others=len(library) - len(found.entries))
    raise KeyError(key)


def _parents(library: Library, kept: Kept) -> tuple[dict[str, str | None], set[str]]:
    """Return which post each answers, and the posts of the authors of the threads that they are in."""
    parents: dict[str, str | None] = {}
    authors: dict[str, str] = {}
    own: set[str] = set()
    for head in library.heads():
        parent = head.parent
        if parent is not None and not _is_kept(parent, head, library, kept):
            parent = None
        parents[head.key] = parent
        authors[head.key] = authors.get(parent, head.author) if parent else head.author
        if authors[head.key] == head.author:
            own.add(head.key)
    return parents, own


def _is_kept(parent: str, head: Head, library: Library, kept: Kept) -> bool:
    """Return whether the post that a post answers is in the same thread."""
    return parent in library and (kept == "all" or library.head(parent).author == head.author)


def _thread(tree: replies.Tree, library: Library) -> Thread:
    return Thread(
        tuple(
            Entry(key=key, is_answer=position == 0 and library.head(key).parent is not None)
            for chain in tree.chains
            for position, key in enumerate(chain.posts)
        )
    )
