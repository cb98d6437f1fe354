"""Make documents of threads."""

from collections.abc import Iterable, Iterator

import convert
from convert import composing
from convert.metadata import byline
from convert.tree import Answered, Post, Repair, Source
from convert_mastodon.content import words_of
from convert_mastodon.library import Library
from convert_mastodon.posts import Composer, Load, author_of
from convert_mastodon.status import Status
from convert_mastodon.threads import Thread


def document(
    thread: Thread,
    library: Library,
    source: Source,
    *,
    load: Load | None = None,
    repairs: Iterable[Repair] = (),
) -> convert.Document:
    """Return the document of a thread; `repairs` are those of the source."""
    composer = Composer(load)
    posts: list[Post] = []
    first: Status | None = None
    for key, is_answer in thread.entries:
        status = _with_quote(library.status(key), library)
        first = first or status
        posts.append(composer.post(status, _answered(status, library) if is_answer else None))
    assert first is not None  # a thread has at least one post
    return composing.document(
        posts,
        numbering=composer.numbering,
        source=convert.tree.replace(source, url=first.url),
        author=author_of(first.account),
        media=composer.media.media,
        repairs=(*repairs, *composer.repairs, *_others(thread, library)),
        labels=True,
    )


def _with_quote(status: Status, library: Library) -> Status:
    """Return a post with the words of the post that it quotes, if they are in the source."""
    quote = status.quote
    if quote is None or quote.state != "elsewhere" or quote.key is None:
        return status
    if quote.key not in library:
        return status
    found = library.status(quote.key)
    nested = found.quote and found.quote._replace(state="elsewhere", status=None)
    shown = quote._replace(state="shown", status=found._replace(quote=nested))
    return status._replace(quote=shown)


def _answered(status: Status, library: Library) -> Answered:
    """Return what a post answers."""
    if status.head.parent is not None and status.head.parent in library:
        parent = library.status(status.head.parent)
        return Answered(author=author_of(parent.account), url=parent.url)
    answered = status.answered
    return Answered(author=author_of(answered) if answered else None, url=status.answered_url)


def _others(thread: Thread, library: Library) -> Iterator[Repair]:
    """Yield a repair for each other post of the conversation."""
    for key in thread.others:
        status = library.status(key)
        name = byline(author_of(status.account)) or "somebody"
        message = f"left out a post by {name}, {status.url}; --replies all keeps it"
        yield Repair(kind="answer", line=None, text=words_of(status), became="", message=message)


def left_out(what: str, why: str) -> Repair:
    """Return the repair for posts that are not in any document."""
    return Repair(kind="omission", line=None, text="", became="", message=f"left out {what} {why}")
