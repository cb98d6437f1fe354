"""Read the threads of a source: a file, an export, or an address."""

import warnings
from collections.abc import Iterable, Iterator
from contextlib import ExitStack

import convert
from convert.errors import ConvertWarning, InputError
from convert.metadata import counted
from convert.tree import Repair, Source
from convert_mastodon.documents import document, left_out
from convert_mastodon.export import (
    LARGEST_OUTBOX,
    ExportedMedia,
    SpooledMedia,
    actor_in,
    names_of,
)
from convert_mastodon.fetching import Fetching
from convert_mastodon.library import Library
from convert_mastodon.options import Options
from convert_mastodon.posts import Load
from convert_mastodon.recognition import OUTBOX, begins_as_json
from convert_mastodon.source_file import SourceFile
from convert_mastodon.spool import Spool
from convert_mastodon.stream import Stream
from convert_mastodon.threads import Thread, thread_with, threads, unfinished

_SCHEME = "posts of the network"


def read(source: convert.Input, options: Options) -> Iterator[convert.Document]:
    """Yield the threads of a source. Raises `ConvertError`."""
    with ExitStack() as stack:
        library = stack.enter_context(Library(source.name, private=options.private))
        if source.url is not None:
            yield from _fetched(source, options, library)
        elif not source.is_folder and (begins_as_json(source.head()) or source.name.endswith(".json")):
            yield from _from_file(source, options, library)
        else:
            spool = stack.enter_context(Spool(source.name))
            yield from _from_export(source, options, library, spool)


def _fetched(source: convert.Input, options: Options, library: Library) -> Iterator[convert.Document]:
    fetching = Fetching(source, options, library)
    thread = thread_with(fetching.fetch(), library, options.replies)
    described = Source(
        name=source.name,
        sha256=source.sha256 or "",
        bytes=fetching.server.size,
        kind="mastodon",
        url=None,
        scheme=_SCHEME,
        retrieved=source.retrieved,
    )
    yield document(thread, library, described)


def _from_file(source: convert.Input, options: Options, library: Library) -> Iterator[convert.Document]:
    folder = source.folder() if source.name == OUTBOX else None
    if folder is not None:
        library.actor = actor_in(folder, source.name)
    with source.open() as file:
        found = SourceFile(library, file, source.name)
    described = _described(source.name, found.stream)
    load = ExportedMedia(folder, folder).load if folder is not None else None
    if found.anchor is not None:
        thread = thread_with(found.anchor, library, options.replies)
        if len(library) > 1:  # else the source is a post without its context
            _warn_of_end(unfinished(thread, library, options.replies), library)
        yield document(thread, library, described)
    else:
        yield from _all(threads(library, options.replies), library, options.least, described, load)


def _warn_of_end(keys: list[str], library: Library) -> None:
    """Warn of posts whose answers are missing, since a server gives a limited number of posts."""
    if keys:
        url = library.status(keys[0]).url
        posts = counted(len(keys), "post")
        message = f"not all answers to {posts} are there, so the thread may go on: {url}"
        warnings.warn(message, ConvertWarning, stacklevel=2)


def _from_export(
    source: convert.Input, options: Options, library: Library, spool: Spool
) -> Iterator[convert.Document]:
    archive = source.archive(expected=[OUTBOX])
    library.actor = actor_in(archive, source.name)
    with archive.open(OUTBOX, LARGEST_OUTBOX) as file:
        try:
            found = SourceFile(library, file, OUTBOX)
        except InputError as error:
            if error.file != OUTBOX:
                raise
            raise InputError(str(error), file=source.name) from None
    kept = [*threads(library, options.replies)]
    if source.is_folder:
        load = ExportedMedia(archive, archive).load
    elif source.name.lower().endswith(".zip"):
        load = ExportedMedia(archive, frozenset(archive.names())).load
    else:
        load = SpooledMedia(archive, _pictures(kept, library, options.least), spool).load
    yield from _all(kept, library, options.least, _described(source.name, found.stream), load)


def _pictures(found: Iterable[Thread], library: Library, least: int) -> set[str]:
    """Return the names of the pictures in threads."""
    return {
        name
        for thread in found
        if len(thread.entries) >= least
        for entry in thread.entries
        for attachment in library.status(entry.key).attachments
        for name in names_of(attachment)
    }


def _all(
    found: Iterable[Thread], library: Library, least: int, source: Source, load: Load | None
) -> Iterator[convert.Document]:
    """Yield the threads of a source with several. Raises `InputError` if there are none."""
    found = [*found]
    long_enough = [thread for thread in found if len(thread.entries) >= least]
    short = sum(len(thread.entries) for thread in found if len(thread.entries) < least)
    repairs = [*_left_out(library, short, least)]
    if not long_enough:
        reasons = "; ".join(repair.message for repair in repairs)
        raise InputError(f"no thread: {reasons or 'the source is empty'}", file=source.name)
    for thread in long_enough:
        yield document(thread, library, source, load=load, repairs=repairs)
        repairs = []  # what is left out belongs to no thread, but to the source


def _left_out(library: Library, short: int, least: int) -> Iterator[Repair]:
    if library.boosts:
        yield left_out(counted(library.boosts, "boost"), "of other posts")
    if library.not_public:
        yield left_out(counted(library.not_public, "post"), "not public; --mastodon.private keeps them")
    if short:
        why = f"in threads of fewer than {least}; --mastodon.least 1 keeps them"
        yield left_out(counted(short, "post"), why)


def _described(name: str, stream: Stream) -> Source:
    return Source(
        name=name,
        sha256=stream.sha256,
        bytes=stream.size,
        kind="mastodon",
        url=None,
        scheme=_SCHEME,
    )
