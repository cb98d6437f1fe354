"""Write an output of a thread, or say why it is kept."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from convert import api, files, registry
from convert.batch.census import Census
from convert.batch.jobs import Setup, Source
from convert.errors import OutputError
from convert.hooks import Output
from convert.locations import as_remote
from convert.metadata import counted
from convert.options import options_of
from convert.rendered import content_of, files_of
from convert.sections import own_options
from convert.tree import Document

EXISTS = "it exists"


class Written(NamedTuple):
    """An output that was written."""

    size: int
    sha256: str
    modified: int | None
    """In nanoseconds since 1970."""
    files: tuple[str, ...]
    """The files beside it."""


def is_kept(path: Path | None, setup: Setup) -> bool:
    """Return whether an output exists and is not replaced.

    Raises `OutputError` if it should not exist.
    """
    if path is None or setup.if_exists == "overwrite" or not _exists(path):
        return False
    if setup.if_exists == "error":
        raise OutputError("this file exists; --if-exists overwrite replaces it", file=path)
    return True


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False  # writing it reports why


def of_thread(path: Path, name: str, thread: str | None, census: Census) -> Path:
    """Return the path of an output of one of several threads; `thread` is None for the only one.

    Args:
        path: The path of the output of the only one.
        name: The format.
        thread: The name of the thread.
        census: All threads and outputs.

    Raises `OutputError` if this is the output of another source.
    """
    if thread is None:
        return path
    file = files.of_thread(path, registry.writer(name).suffix, thread)
    if census.is_output_of_other(file):
        raise OutputError(
            "not written: another thread has an output of this name; "
            "rename one, or convert them separately",
            file=file,
        )
    return file


def rendered_as(document: Document, name: str, setup: Setup) -> str | bytes | Output:
    """Return a document in a format, with the options of this format. Raises `ConvertError`."""
    own = own_options(name, registry.writer(name).options, setup.formats.get(name, {}))
    return api.render(document, name, **own)


def write(
    rendered: str | bytes | Output, path: Path, source: Source, setup: Setup, *, durable: bool
) -> Written:
    """Write an output, after the files beside it; `durable` if it shall survive a loss of power.

    Raises `OutputError`, and `PlaceError` if no other output could be written either.
    """
    _check_threads(path, files_of(rendered), source, setup.census)
    data = api.encoded(content_of(rendered))
    where: dict[str, Any] = {"source": source.path, "place": setup.place, "durable": durable}
    files.write_companions(path, files_of(rendered), **where)
    files.write_whole(path, data, **where)
    return Written(
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        modified=_modified(path),
        files=tuple(files_of(rendered)),
    )


def _check_threads(path: Path, beside: Mapping[str, bytes], source: Source, census: Census) -> None:
    """Raise `OutputError` if an output or a file beside it would replace a thread."""
    if census.is_thread(path):
        if source.path is not None and path.samefile(source.path):
            raise OutputError("this is the thread itself; name another output with -o", file=path)
        raise OutputError(
            f"not written: the output of {source.name} is itself one of the threads; "
            "name a folder with -o",
            file=path,
        )
    for name in beside:
        if census.is_thread(path.parent / name):
            raise OutputError(
                f"not written: this file beside {path.name} is itself one of the threads; "
                "name a folder with -o",
                file=path.parent / name,
            )


def _modified(path: Path) -> int | None:
    if as_remote(path) is not None:
        return None  # saves a request, since a store has no state that this is compared with
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return None  # somebody has removed it already


def for_standard_output(rendered: str | bytes | Output, name: str) -> str | bytes:
    """Return the content of an output. Raises `OutputError` if it has files, which have no place."""
    beside = files_of(rendered)
    if beside:
        options = options_of(registry.writer(name).options)
        embeds = any(option.name == "media" and "embed" in option.values for option in options)
        remedy = "name a file with -o" + (f", or add --{name}.media embed" if embeds else "")
        raise OutputError(
            f"can't hold files, and this output has {counted(len(beside), 'file')} beside it; {remedy}",
            file="standard output",
        )
    return content_of(rendered)
