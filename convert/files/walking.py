"""Find the files in a folder, and report each part of it that can't be read."""

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from convert.errors import InputError, reason
from convert.files.names import prefix
from convert.locations import as_remote, location

if TYPE_CHECKING:
    from convert.remote_path import RemotePath

# No such file, a link that leads to itself, a link through a file.
_BROKEN = {errno.ENOENT, errno.ELOOP, errno.ENOTDIR}


class Listing(NamedTuple):
    """The files in a folder, without those in its subfolders."""

    inner: str
    """The path of the folder below the one that was searched, as what a name follows: "" or "sub/"."""
    names: list[str]
    """Sorted."""
    folders: list[str]
    """The names of its subfolders, sorted."""
    errors: list[InputError]
    """For the folder itself, or for links that lead nowhere."""


def is_folder(path: Path) -> bool:
    """Return whether a folder of this name exists; False for a name that the system rejects."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def listings(folder: str, wanted: Callable[[str], bool]) -> Iterator[Listing]:
    """Yield the files in a folder, and then those in each of its subfolders, sorted by name.

    Only the names in one folder at a time are in memory. Hidden files and folders are left out, and so
    are pipes and devices. A link to a file is found; a link to a folder is not followed, so that the
    search stays in the folder and ends.

    Args:
        folder: The folder.
        wanted: Returns whether a file is wanted, by its path below the folder.
    """
    base = prefix(folder)
    remote = as_remote(location(folder))
    separator = os.sep if remote is None else "/"
    pending = [""]
    while pending:
        inner = pending.pop()
        listing = Listing(inner=inner, names=[], folders=[], errors=[])
        try:
            if remote is not None:
                _add_objects(remote / inner, listing, wanted)
            else:
                with os.scandir(base + inner or ".") as entries:
                    for entry in entries:
                        _add(entry, listing, wanted)
        except OSError as error:
            file = location(base + inner)
            listing.errors.append(InputError(f"can't be read: {reason(error)}", file=str(file)))
        listing.names.sort()
        listing.folders.sort()
        listing.errors.sort(key=str)
        yield listing
        pending.extend(inner + name + separator for name in reversed(listing.folders))


def _add(entry: os.DirEntry[str], listing: Listing, wanted: Callable[[str], bool]) -> None:
    """Add an entry of a folder to its files, its folders, or its errors."""
    name = entry.name
    if name.startswith("."):
        return
    try:
        if entry.is_dir(follow_symlinks=False):
            listing.folders.append(name)
        elif wanted(listing.inner + name) and _is_regular(entry):
            listing.names.append(name)
    except InputError as error:
        listing.errors.append(error)
    except OSError as error:
        listing.errors.append(InputError(f"can't be read: {reason(error)}", file=Path(entry)))


def _add_objects(folder: "RemotePath", listing: Listing, wanted: Callable[[str], bool]) -> None:
    """Add what is in a folder of a store to the files and the folders."""
    for entry in folder.entries():
        if entry.is_folder:
            listing.folders.append(entry.name)
        elif wanted(listing.inner + entry.name):
            listing.names.append(entry.name)


def _is_regular(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry is a regular file or a link to one.

    Raises `InputError` for a link that leads nowhere.
    """
    if entry.is_symlink():
        try:
            entry.stat()
        except OSError as error:
            if error.errno not in _BROKEN:
                raise
            raise InputError(f"broken link to {Path(entry).readlink()}", file=Path(entry)) from None
    return entry.is_file()
