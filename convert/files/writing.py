"""Write each output whole or not at all, and only into the folder that was there at the start."""

import errno
import os
import stat
from contextlib import suppress
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from convert.errors import OutputError, PlaceError, reason
from convert.files.temporary import remove_abandoned, temporary_path

_UNUSABLE_PLACE = {errno.ENOSPC, errno.EROFS, errno.EDQUOT}
_REFUSED = {errno.EACCES, errno.EPERM}


class Place(NamedTuple):
    """The folder of all outputs of a call, as it was at the start."""

    path: Path
    device: int
    inode: int

    def is_unchanged(self) -> bool:
        """Return whether the path still leads to the same folder."""
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
    try:
        status = _status(path)
        if status is not None:
            if stat.S_ISDIR(status.st_mode):
                raise OutputError("this is a folder; name another output with -o", file=path)
            if not stat.S_ISREG(status.st_mode):
                path.write_bytes(data)
                return
            if source is not None and source.exists() and os.path.samestat(status, source.stat()):
                raise OutputError("this is the thread itself; name another output with -o", file=path)
        if place is not None and not place.is_unchanged():
            raise place.vanished()
        _make_folders(path.parent, place)
        target = Path(os.path.realpath(path))  # keeps a link, and replaces the file that it points to
        mode = None if status is None else stat.S_IMODE(status.st_mode)
        _replace(target, data, mode=mode, durable=durable)
    except (OSError, ValueError) as error:
        raise _failure(path, error, place) from None


def _status(path: Path) -> os.stat_result | None:
    """Return the status of a file, or None if there is no such file."""
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _make_folders(folder: Path, place: Place | None) -> None:
    if place is None:
        folder.mkdir(parents=True, exist_ok=True)
        return
    below = takewhile(lambda each: each != place.path, (folder, *folder.parents))
    for missing in reversed(list(takewhile(lambda each: not each.is_dir(), below))):
        missing.mkdir(exist_ok=True)


def _replace(target: Path, data: bytes, *, mode: int | None, durable: bool) -> None:
    remove_abandoned(target.parent)
    temporary = temporary_path(target.parent)
    try:
        with temporary.open("xb") as file:  # has the permissions of any new file
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    if durable:
        _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system can do so."""
    with suppress(OSError):  # Windows opens no folders, and some file systems sync none
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _failure(path: Path, error: OSError | ValueError, place: Place | None) -> OutputError:
    """Return the error for an output: `PlaceError` if the others would fail for the same reason."""
    if place is not None and not place.is_unchanged():
        return place.vanished()
    code = getattr(error, "errno", None)
    unusable = code in _UNUSABLE_PLACE or (
        place is not None and code in _REFUSED and not os.access(place.path, os.W_OK | os.X_OK)
    )
    kind = PlaceError if unusable else OutputError
    return kind(f"can't be written: {reason(error)}; name another place with -o", file=path)
