"""Find the files in a folder by their suffixes, and report each part of it that can't be read."""

import errno
import os
from collections.abc import Iterable
from pathlib import Path

from convert.errors import InputError, reason

# No such file, a link that leads to itself, a link through a file.
_BROKEN = {errno.ENOENT, errno.ELOOP, errno.ENOTDIR}


def is_folder(path: Path) -> bool:
    """Return whether a folder of this name exists; False for a name that the system rejects."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def files_under(folder: Path, suffixes: Iterable[str]) -> tuple[list[Path], list[InputError]]:
    """Return the files in a folder and its subfolders that have one of some suffixes, sorted by name.

    Also returns an error for each part of the folder that can't be read. The case of suffixes does not
    matter. Hidden files and folders are left out, and so are pipes and devices. A link to a file is
    found; a link to a folder is not followed, so that the search stays in the folder and ends.
    """
    endings = tuple(suffixes)
    found: list[Path] = []
    errors: list[InputError] = []
    pending: list[Path | os.DirEntry[str]] = [folder]
    while pending:
        entry = pending.pop()
        try:
            if isinstance(entry, Path) or entry.is_dir(follow_symlinks=False):
                pending.extend(_visible_entries(entry))
            elif entry.name.lower().endswith(endings) and _is_regular(entry):
                found.append(Path(entry))
        except InputError as error:
            errors.append(error)
        except OSError as error:
            errors.append(InputError(f"can't be read: {reason(error)}", file=Path(entry)))
    return found, errors


def _visible_entries(folder: Path | os.DirEntry[str]) -> list[os.DirEntry[str]]:
    """Return the entries of a folder that are not hidden, the last name first."""
    with os.scandir(folder) as entries:
        visible = [entry for entry in entries if not entry.name.startswith(".")]
    return sorted(visible, key=lambda entry: entry.name, reverse=True)


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
