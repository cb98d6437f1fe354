"""Find the threads among the posts of a source."""

from collections import Counter
from collections.abc import Iterator, Mapping
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
    """The posts of one document, in reading order."""

    entries: tuple[Entry, ...]
    others: tuple[str, ...] = ()
    """The other posts of the conversation, if the source is one."""


def threads(library: Library, kept: Kept) -> Iterator[Thread]:
    """Yield all threads of a source in the order of their first posts.

    With "author", a thread is a chain of posts by one author, which begins where this author answers
    nobody or somebody else; each branch of it is a thread of its own. With "all", it is all posts that
    answer one another, with the branches at the end.
    """
    parents, own = _parents(library, kept)
    for tree in replies.trees(parents, own=own):
        yield from _of_tree(tree, library, kept)


def thread_with(key: str, library: Library, kept: Kept) -> Thread:
    """Return the thread that a post is in: where it has branches, the one with this post."""
    parents, own = _parents(library, kept)
    if kept == "author":
        own = _above(key, parents)
    for tree in replies.trees(parents, own=own):
        for thread in _of_tree(tree, library, kept):
            found = {entry.key for entry in thread.entries}
            if key in found:
                others = (head.key for head in library.heads() if head.key not in found)
                return thread._replace(others=tuple(others))
    raise KeyError(key)


def unfinished(thread: Thread, library: Library, kept: Kept) -> list[str]:
    """Return the posts with answers that the source lacks, at which the thread may go on.

    With "author", only its last post may be one of them.
    """
    counts = Counter(head.parent for head in library.heads())
    ends = thread.entries if kept == "all" else thread.entries[-1:]
    return [entry.key for entry in ends if (library.head(entry.key).replies or 0) > counts[entry.key]]


def _above(key: str, parents: Mapping[str, str | None]) -> set[str]:
    """Return a post and those above it."""
    found: set[str] = set()
    post: str | None = key
    while post is not None and post not in found:
        found.add(post)
        post = parents[post]
    return found


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


def _of_tree(tree: replies.Tree, library: Library, kept: Kept) -> Iterator[Thread]:
    chains = [tuple(_entries(chain, library)) for chain in tree.chains]
    if kept == "all":
        yield Thread(tuple(entry for chain in chains for entry in chain))
    else:
        yield from map(Thread, chains)


def _entries(chain: replies.Chain, library: Library) -> Iterator[Entry]:
    for position, key in enumerate(chain.posts):
        yield Entry(key=key, is_answer=position == 0 and library.head(key).parent is not None)
