"""Write the files that belong beside an output, such as its pictures."""

import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from convert.errors import OutputError
from convert.files import objects
from convert.files.temporary import remove_abandoned
from convert.files.writing import (
    Place,
    failure,
    is_source,
    make_folders,
    replace,
    status_of_output,
    sync_folder,
)
from convert.locations import as_remote


def write_companions(
    path: Path,
    files: Mapping[str, bytes],
    *,
    source: Path | None = None,
    place: Place | None = None,
    durable: bool = False,
) -> None:
    """Write the files beside an output so that each appears whole or not at all.

    Call it before the output is written, so that no output refers to a file that is missing. A file
    that has the same bytes already is left as it is. After a failure there may be some of the files,
    which are whole. They stay, because other outputs may refer to them.

    The files are in the folder of the output, or in folders in it. If the output is a link, that is the
    folder of the file that it points to. A folder that is a link is used only if it leads to a folder
    inside this one, and a file that is a link is itself replaced.

    Args:
        path: The output. Its missing folders are made; with `place`, only those below it.
        files: The files by their names, which are safe (`unsafe_names`).
        source: The thread, which is never replaced.
        place: The folder that `path` is in or below, if several outputs may go there.
        durable: Return only when the files would survive a loss of power.

    Raises `OutputError`, and `PlaceError` if no other output could be written to the same place either.
    """
    if not files:
        return
    remote = as_remote(path)
    if remote is not None:
        objects.write_beside(remote, files, source)
        return
    try:
        _check_output(path, source)
        make_folders(path.parent, place)
        folder = Path(os.path.realpath(path)).parent if path.is_symlink() else path.parent
    except (OSError, ValueError) as error:
        raise failure(path, error, place) from None
    for name, data in files.items():
        file = folder / name
        try:
            if place is not None and not place.is_unchanged():
                raise place.vanished()
            _check_name(file, path)
            _make_folder(file.parent, folder)
            _write_file(file, data, source=source, durable=durable)
        except (OSError, ValueError) as error:
            raise failure(file, error, place) from None


def _check_output(path: Path, source: Path | None) -> None:
    """Raise `OutputError` if an output can't be written, or has no folder, as a pipe or a device."""
    status = status_of_output(path, source)
    if status is not None and not stat.S_ISREG(status.st_mode):
        raise OutputError(
            "this is not a regular file, so no files can be beside it; name another output with -o",
            file=path,
        )


def _check_name(file: Path, path: Path) -> None:
    """Raise `OutputError` if a file or its folder is the output itself, also where case is ignored."""
    outputs = {_folded(path.parent, path.name), os.path.realpath(path).casefold()}
    parent = Path(os.path.realpath(file.parent))
    for taken, name in ((parent, file.parent), (parent / file.name, file)):
        if str(taken).casefold() in outputs:
            raise OutputError(
                f"{path.name} can't be both the output and a place for its files; "
                "name another output with -o",
                file=name,
            )


def _folded(folder: Path, name: str) -> str:
    """Return the path of an entry in a folder, without links in that of the folder, in one case."""
    return str(Path(os.path.realpath(folder)) / name).casefold()


def _make_folder(folder: Path, outer: Path) -> None:
    """Make a folder in the folder of the output if it is missing.

    Raises `OutputError` if it is a file, or a link that leads out of `outer`.
    """
    try:
        folder.mkdir(exist_ok=True)  # does not follow a link to what does not exist
    except FileExistsError:
        raise OutputError(
            "this is not a folder, but the output has files that belong in it; "
            "rename it, or name another output with -o",
            file=folder,
        ) from None
    if not Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(outer)):
        raise OutputError(
            "this is a link out of the folder of the output, so no files are written there; "
            "remove it, or name another output with -o",
            file=folder,
        )


def _write_file(file: Path, data: bytes, *, source: Path | None, durable: bool) -> None:
    remove_abandoned(file.parent)
    status = _status(file)
    if status is not None and _has_content(file, data, status):
        if durable:  # it may have been written just before
            _sync(file)
        return
    if status is not None and is_source(status, source):
        raise OutputError(
            "this is the thread itself, which a file beside its output would replace; "
            "name another output with -o",
            file=file,
        )
    replace(file, data, None if file.is_symlink() else status, durable=durable)


def _status(file: Path) -> os.stat_result | None:
    """Return the status of a file, or None if it is missing or a link to what is missing.

    Raises `OutputError` for a folder, a pipe or a device.
    """
    try:
        status = file.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        raise OutputError(
            "this is not a regular file, but the output has a file of this name; "
            "rename it, or name another output with -o",
            file=file,
        )
    return status


def _has_content(file: Path, data: bytes, status: os.stat_result) -> bool:
    """Return whether a file has this content; False if it can't be read."""
    with suppress(OSError):
        return status.st_size == len(data) and file.read_bytes() == data
    return False


def _sync(file: Path) -> None:
    """Make a file and its name durable, where the system can do so."""
    with suppress(OSError), file.open("rb") as opened:
        os.fsync(opened.fileno())
    sync_folder(file.parent)
