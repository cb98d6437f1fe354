"""Find out whether a file system ignores the case of names."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from convert.locations import as_remote

# Where there is nothing to look at: what most file systems of these systems do.
_DEFAULT = sys.platform in ("darwin", "win32")


def ignores_case(folder: Path) -> bool:
    """Return whether two names in a folder that are equal without regard to case are one file.

    The folder need not exist. Nothing is written: a name that exists is looked up in the other case.
    """
    if as_remote(folder) is not None:
        return False
    for name in _names(folder):
        other = name.with_name(name.name.swapcase())
        if other == name:
            continue
        try:
            return os.path.samestat(name.lstat(), other.lstat())
        except FileNotFoundError:
            if os.path.lexists(name):
                return False
        except (OSError, ValueError):
            continue
    return _DEFAULT


def _names(folder: Path) -> Iterator[Path]:
    """Yield a name in a folder, and then the folder and those that it is in."""
    try:
        with os.scandir(folder) as entries:
            entry = next((each for each in entries if each.name != each.name.swapcase()), None)
    except (OSError, ValueError):
        entry = None
    if entry is not None:
        yield Path(entry)
    absolute = Path(os.path.realpath(folder))
    yield from (absolute, *absolute.parents)
