"""Read the threads of a source, one at a time, with what reports say of the source."""

from collections.abc import Callable, Iterator
from time import perf_counter
from typing import NamedTuple

from convert import api, files, reading, registry
from convert.batch.jobs import Setup, Source
from convert.errors import ConvertError, InputError
from convert.inputs import Input
from convert.tree import Document

UNRECOGNISED = "recognised by no reader"


class UnrecognisedError(InputError):
    """A file of a folder that is no thread, because no reader recognises it."""


class Read(NamedTuple):
    """A thread that was read, or the error that ends the source."""

    document: Document | ConvertError
    sha256: str | None
    """Of the source."""
    seconds: float
    kept: Callable[[], bytes | None] = lambda: None
    """Returns a zip with what was fetched; None if the source is no address."""


def threads_of(source: Source, setup: Setup, *, single: bool) -> Iterator[tuple[int | None, Read]]:
    """Yield the threads of a source with their positions, which is None if it is the only one.

    With `single`, several threads are an error. The first thread is yielded when it is known whether
    there is another.
    """
    results = _read(source, setup)
    first, second = next(results, None), next(results, None)
    if first is None:
        yield None, _failed(InputError("there is no thread in it", file=source.name))
    elif second is None:
        yield None, first
    elif single:
        several = InputError("it holds several threads; name a folder with -o", file=source.name)
        yield None, second if isinstance(second.document, ConvertError) else _failed(several)
    else:
        yield 1, first
        first = None  # may be large
        yield 2, second
        second = None
        yield from enumerate(results, start=3)


def _failed(error: ConvertError) -> Read:
    return Read(document=error, sha256=None, seconds=0.0)


def _read(source: Source, setup: Setup) -> Iterator[Read]:
    """Yield the threads of a source, and the error that ends it, if there is one."""
    begin = perf_counter()
    sha256: str | None = None
    given = _input_of(source, setup)
    sections = {
        name: section
        for name, section in setup.formats.items()
        if registry.is_known(name, "reader", "transform")
    }
    try:
        with given:
            if source.of_folder and not _is_recognised(given, setup):
                raise UnrecognisedError(UNRECOGNISED, file=source.name)
            for document in reading.documents(given, setup.reading, sections):
                sha256 = sha256 or given.sha256
                yield Read(
                    document=document,
                    sha256=sha256,
                    seconds=perf_counter() - begin,
                    kept=given.kept,
                )
                begin = perf_counter()
    except ConvertError as error:
        if error.file in (None, given.name):
            error.file = source.name  # as the user named it
        yield Read(document=error, sha256=given.sha256, seconds=perf_counter() - begin)


def _input_of(source: Source, setup: Setup) -> Input:
    """Return what a reader gets. Nothing is read yet."""
    if source.url is not None:
        return Input.of_url(source.url)
    limit = api.size_limit(setup.reading)
    path, member, data = source.path, source.member, source.data
    name = source.name.rpartition("/")[2]
    if data is not None:
        return Input(name, lambda: _within(data, limit, source.name))
    assert path is not None
    if member is not None:
        from convert import archives  # imported here, because few calls name archives

        return Input(name, lambda: archives.read_member(path, member, limit))
    return Input.of_file(path, limit)


def _within(data: bytes, limit: files.Limit, file: str) -> bytes:
    """Return what was read already. Raises `InputError` if it is too large."""
    if len(data) > limit.size:
        raise limit.exceeded(len(data), file)
    return data


def _is_recognised(given: Input, setup: Setup) -> bool:
    """Return whether a file of a folder is a thread: a text, or what a reader recognises.

    A format that the user names is that of all files, and reading an unreadable file says why it is so.
    """
    if setup.reading.from_ is not None or given.name.lower().endswith(files.TEXT_SUFFIXES):
        return True
    try:
        return bool(reading.recognised_by(given))
    except InputError:
        return True
