"""Read the threads of a source: a file, or the address of a post."""

import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import convert
from convert.errors import ConvertWarning, InputError
from convert.metadata import counted
from convert.tree import Document, Repair, Source
from convert_bluesky.document import document
from convert_bluesky.fetching import fetched
from convert_bluesky.options import Options
from convert_bluesky.parsing import parse
from convert_bluesky.pool import Pool
from convert_bluesky.threads import Thread, threads
from convert_bluesky.views import Missing, View

_REASONS: Mapping[Missing, str] = {
    "deleted": "the post does not exist: it was deleted, or its address is wrong",
    "blocked": "the post is not shown, since one of two accounts blocks the other one",
    "hidden": "the author asks that nobody sees the posts without a login, and thread-convert never "
    "logs in; read them on bsky.app",
}
_CUT = "the file has not the whole thread, of which servers give ten levels at a time; convert {}"


def documents(source: convert.Input, options: Options) -> Iterator[Document]:
    """Yield the threads of a source. Raises `InputError` if there are none that can be shown."""
    if source.url is None:
        data = source.bytes()
        pool, size = Pool(), len(data)
        pool.add(parse(data, source.name), source.name)
    else:
        pool, size = fetched(source, options)
    found = [*threads(pool, options.replies)]
    shown = [thread for thread in found if _reason(thread) is None]
    _report(found, shown, pool, source)
    kept = [thread for thread in shown if _is_kept(thread, shown, options)]
    short = sum(len(thread.posts) for thread in shown) - sum(len(thread.posts) for thread in kept)
    repairs = [*_omitted(pool, short, options.least)]
    if not kept:
        raise InputError(f"no thread: {repairs[-1].message}", file=source.name)
    left_out = _left_out(shown, pool)
    first_whole = next((thread for thread in kept if thread.is_whole), None)
    origin = Source(
        name=source.name,
        sha256=source.sha256 or "",
        bytes=size,
        kind="bluesky",
        url=None,
        scheme="posts of the network",
        retrieved=source.retrieved,
    )
    for thread in kept:
        others = left_out if thread is first_whole else ()
        yield document(thread, pool, origin, others, repairs)
        repairs = []  # what is left out belongs to no thread, but to the source


def _reason(thread: Thread) -> Missing | None:
    """Return why a thread is not shown; None if it is."""
    reasons = [view.unseen for view in thread.posts]
    if reasons[0] == "hidden" or (all(reasons) and "hidden" in reasons):
        return "hidden"
    return reasons[0] if all(reasons) else None


def _report(
    found: Sequence[Thread], shown: Sequence[Thread], pool: Pool, source: convert.Input
) -> None:
    """Warn of what a source lacks. Raises `InputError` if there is nothing to show."""
    if not found:
        raise InputError(
            "no posts of Bluesky in it; save an answer of getPostThread, getPosts or getAuthorFeed",
            file=source.name,
        )
    reasons = [reason for thread in found if (reason := _reason(thread))]
    if not shown:
        raise InputError(_REASONS[reasons[0]], file=source.name)
    for reason, count in Counter(reasons).items():
        _warn(f"left out {counted(count, 'thread')}: {_REASONS[reason]}")
    if source.url is None:
        for thread in shown:
            if thread.is_whole and pool.is_cut(thread.posts[-1]):
                _warn(_CUT.format(thread.posts[0].url))


def _is_kept(thread: Thread, shown: Sequence[Thread], options: Options) -> bool:
    """Return whether a thread is read: it was asked for, is the only one, or has enough posts."""
    return thread.is_whole or len(shown) == 1 or len(thread.posts) >= options.least


def _omitted(pool: Pool, short: int, least: int) -> Iterator[Repair]:
    """Yield repairs for what a feed or a list has besides its threads."""
    found = []
    if pool.reposts:
        found.append(f"left out {counted(pool.reposts, 'repost')}")
    if short:
        posts = counted(short, "post")
        found.append(f"left out {posts} in threads of fewer than {least}; --bluesky.least 1 keeps them")
    for message in found:
        yield Repair(kind="omission", line=None, text="", became="", message=message)


def _warn(message: str) -> None:
    warnings.warn(message, ConvertWarning, stacklevel=3)


def _left_out(shown: Iterable[Thread], pool: Pool) -> list[View]:
    """Return the posts whose words are in no thread, in the order of time."""
    used = {view.key for thread in shown for view in thread.posts}
    others = [view for key, view in pool.posts.items() if key not in used]
    return sorted([view for view in others if not view.unseen], key=lambda view: view.order)
