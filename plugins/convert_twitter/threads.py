"""Find the threads of a source: chains of posts by one author, or whole conversations."""

from collections.abc import Collection
from typing import NamedTuple

from convert import replies
from convert_twitter.options import Options
from convert_twitter.pool import Pool
from convert_twitter.values import time, time_of


class Thread(NamedTuple):
    """The posts of one document."""

    posts: tuple[str, ...]
    """Their ids, in reading order; the first is by the author of the document."""
    answers: str
    """The id of the post that the first one answers; "" if it answers none."""


class Found(NamedTuple):
    """The threads of a source, and how many posts are in none of them."""

    threads: tuple[Thread, ...]
    short: int
    """Posts in threads with fewer posts than asked for."""
    outside: int
    """Posts in threads of other days than asked for."""
    answers: tuple[str, ...]
    """The ids of answers by others to posts of the source."""
    elsewhere: int
    """Posts in threads that begin in another part of the archive."""


def find(
    pool: Pool, options: Options, *, is_archive: bool, named: Collection[str] | None = None
) -> Found:
    """Return the threads, in the order of their first posts.

    Each branch of a thread is a thread of its own, unless all answers are asked for. Short threads are
    left out, but not the only one of a source that is no archive. With `named`, only threads that
    begin with one of these posts are returned.
    """
    whole = _chains(pool, is_whole=options.replies == "all")
    chains = whole if named is None else [chain for chain in whole if chain.posts[0] in named]
    roots = [chain for chain in chains if options.replies == "all" or not _is_answer(chain, pool)]
    kept = {*roots}
    least = options.least if is_archive or len(roots) > 1 else 1
    long_ = [chain for chain in roots if len(chain.posts) >= least]
    asked = [chain for chain in long_ if _is_in_days(chain, pool, options)]
    return Found(
        threads=tuple(asked),
        short=_count(roots) - _count(long_),
        outside=_count(long_) - _count(asked),
        answers=tuple(each for chain in chains if chain not in kept for each in chain.posts),
        elsewhere=_count(whole) - _count(chains),
    )


def _count(threads: Collection[Thread]) -> int:
    return sum(len(thread.posts) for thread in threads)


def _chains(pool: Pool, *, is_whole: bool) -> list[Thread]:
    """Return the threads of all lengths, in the order of their first posts."""
    above = {each: pool.parent(each) for each in pool.ids()}
    parents: dict[str, str | None] = {
        each: parent if parent in above and (is_whole or _is_by_same(each, parent, pool)) else None
        for each, parent in above.items()
    }
    # Most posts are in no thread, and there can be hundreds of thousands of them.
    linked = {each for pair in parents.items() if pair[1] for each in pair}
    chains: list[tuple[str, ...]] = [(each,) for each in above if each not in linked]
    known = {each: parent for each, parent in parents.items() if each in linked}
    own = _by_first_author(known, pool) if is_whole else ()
    for tree in replies.trees(known, own=own):
        found = [chain.posts for chain in tree.chains]
        chains += [tuple(each for posts in found for each in posts)] if is_whole else found
    order = {each: position for position, each in enumerate(above)}
    return [
        Thread(posts, above[posts[0]] if above[posts[0]] not in posts else "")
        for posts in sorted(chains, key=lambda posts: order[posts[0]])
    ]


def _is_by_same(post: str, parent: str, pool: Pool) -> bool:
    return parent in pool and pool.author(post) == pool.author(parent)


def _by_first_author(parents: dict[str, str | None], pool: Pool) -> set[str]:
    """Return the posts by the authors of the first posts of their trees."""
    return {
        each
        for tree in replies.trees(parents)
        for chain in tree.chains
        for each in chain.posts
        if pool.author(each) == pool.author(tree.chains[0].posts[0])
    }


def _is_answer(thread: Thread, pool: Pool) -> bool:
    """Return whether a thread answers a post of somebody else in the source."""
    return thread.answers in pool and not _is_by_same(thread.posts[0], thread.answers, pool)


def _is_in_days(thread: Thread, pool: Pool, options: Options) -> bool:
    """Return whether a thread begins on one of the days that are asked for."""
    if options.since is None and options.until is None:
        return True
    first = pool.get(thread.posts[0])
    begun = (time(first.created) or time_of(first.id)) if first else None
    if begun is None:
        return False
    day = begun[:10]
    return (options.since is None or day >= options.since.isoformat()) and (
        options.until is None or day <= options.until.isoformat()
    )
