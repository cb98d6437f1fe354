"""Write each output whole or not at all, and only into the folder that was there at the start."""

import errno
import os
import stat
from contextlib import suppress
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from convert.errors import OutputError, PlaceError, reason
from convert.files import objects
from convert.files.temporary import remove_abandoned, temporary_path
from convert.locations import as_remote

_UNUSABLE_PLACE = {errno.ENOSPC, errno.EROFS, errno.EDQUOT}
_REFUSED = {errno.EACCES, errno.EPERM}


class Place(NamedTuple):
    """The folder of all outputs of a call, as it was at the start."""

    path: Path
    device: int
    inode: int

    def is_unchanged(self) -> bool:
        """Return whether the path still leads to the same folder; True for one in a store."""
        if as_remote(self.path) is not None:
            return True
        try:
            status = self.path.stat()
        except OSError:
            return False
        return (status.st_dev, status.st_ino) == (self.device, self.inode)

    def vanished(self) -> PlaceError:
        """Return the error for a folder that is not the same any more."""
        return PlaceError(
            "this folder vanished or was replaced while its outputs were written", file=self.path
        )


def open_place(folder: Path) -> Place:
    """Make a folder if it is missing, with its parents, and return it. Raises `PlaceError`."""
    remote = as_remote(folder)
    if remote is not None:
        objects.check_store(remote)
        return Place(path=folder, device=0, inode=0)  # a store has no folders
    try:
        folder.mkdir(parents=True, exist_ok=True)
        status = folder.stat()
    except (OSError, ValueError) as error:
        why = "this is not a folder" if isinstance(error, FileExistsError) else reason(error)
        raise PlaceError(
            f"can't be written to: {why}; name another place with -o", file=folder
        ) from None
    return Place(path=folder, device=status.st_dev, inode=status.st_ino)


def write_whole(
    path: Path,
    data: bytes,
    *,
    source: Path | None = None,
    place: Place | None = None,
    durable: bool = False,
) -> None:
    """Write a file so that it appears whole or not at all.

    The bytes go to a temporary file next to the target, which then replaces it. A device or pipe is
    written to directly.

    Args:
        path: The file. Its missing folders are made; with `place`, only those below it.
        data: Its content.
        source: The thread, which is never replaced.
        place: The folder that `path` is in or below, if several outputs may go there.
        durable: Return only when the file would survive a loss of power.

    Raises `OutputError`, and `PlaceError` if no other output could be written to the same place either.
    """
    remote = as_remote(path)
    if remote is not None:
        objects.write(remote, data, source)
        return
    try:
        status = status_of_output(path, source)
        if status is not None and not stat.S_ISREG(status.st_mode):
            path.write_bytes(data)
            return
        make_folders(path.parent, place)
        target = Path(os.path.realpath(path))  # keeps a link, and replaces the file that it points to
        replace(target, data, status, durable=durable)
    except (OSError, ValueError) as error:
        raise failure(path, error, place) from None


def status_of_output(path: Path, source: Path | None) -> os.stat_result | None:
    """Return the status of a file that may be replaced, or None if there is no such file.

    Raises `OutputError` for a folder and for the thread itself.
    """
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(status.st_mode):
        raise OutputError("this is a folder; name another output with -o", file=path)
    if is_source(status, source):
        raise OutputError("this is the thread itself; name another output with -o", file=path)
    return status


def is_source(status: os.stat_result, source: Path | None) -> bool:
    """Return whether this is the status of the thread, if that is a regular file."""
    if source is None or not stat.S_ISREG(status.st_mode):
        return False
    return source.exists() and os.path.samestat(status, source.stat())


def make_folders(folder: Path, place: Place | None) -> None:
    """Make a folder if it is missing, with its parents; with `place`, only those below it.

    Raises `PlaceError` if the place is not the same any more.
    """
    if place is not None and not place.is_unchanged():
        raise place.vanished()
    if place is None:
        folder.mkdir(parents=True, exist_ok=True)
        return
    below = takewhile(lambda each: each != place.path, (folder, *folder.parents))
    for missing in reversed(list(takewhile(lambda each: not each.is_dir(), below))):
        missing.mkdir(exist_ok=True)


def replace(target: Path, data: bytes, status: os.stat_result | None, *, durable: bool) -> None:
    """Replace a file by a temporary file with this content; `status` is that of the file, if any.

    The new file has the same permissions. A link is replaced, and not followed.
    """
    remove_abandoned(target.parent)
    temporary = temporary_path(target.parent)
    try:
        with temporary.open("xb") as file:  # has the permissions of any new file
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        if status is not None:
            temporary.chmod(stat.S_IMODE(status.st_mode))
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    if durable:
        sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system can do so."""
    with suppress(OSError):  # Windows opens no folders, and some file systems sync none
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def failure(path: Path, error: OSError | ValueError, place: Place | None) -> OutputError:
    """Return the error for an output: `PlaceError` if the others would fail for the same reason."""
    if place is not None and not place.is_unchanged():
        return place.vanished()
    code = getattr(error, "errno", None)
    unusable = code in _UNUSABLE_PLACE or (
        place is not None and code in _REFUSED and not os.access(place.path, os.W_OK | os.X_OK)
    )
    kind = PlaceError if unusable else OutputError
    return kind(f"can't be written: {reason(error)}; name another place with -o", file=path)
