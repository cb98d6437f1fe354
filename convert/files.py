"""Find input files, name output files, and write each output whole or not at all."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from convert.errors import InputError, OutputError, PlaceError, UsageError

THREAD_SUFFIXES = (".txt", ".text")
"""The suffixes of threads in a folder. A file that is named itself may have any suffix."""

_UNUSABLE_PLACE = {errno.ENOSPC, errno.EROFS, errno.EDQUOT, errno.EACCES, errno.EPERM}


def read_bytes(path: Path) -> bytes:
    """Return the content of a file. Raises `InputError`."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError("no such file", file=path) from None
    except (OSError, ValueError) as error:  # ValueError: the name contains a NUL
        raise InputError(f"can't be read: {reason(error)}", file=path) from None


def is_folder(path: Path) -> bool:
    """Return whether a folder of this name exists; False for a name that the system rejects."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def threads_under(folder: Path) -> Iterator[Path]:
    """Yield the threads in a folder and its subfolders, sorted by name, without hidden ones."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix.lower() in THREAD_SUFFIXES and not hidden and path.is_file():
            yield path


def beside(source: Path, suffix: str, folder: Path | None = None, root: Path | None = None) -> Path:
    """Return the path of an output: that of its source with another suffix.

    With `folder`, the output goes there; with `root` too, to the same subfolder of `folder` in which
    the source is below `root`.
    """
    path = source
    if folder is not None:
        path = folder / (source.relative_to(root) if root is not None else source.name)
    # The ".5" of "thread v1.5" is part of the name.
    has_suffix = path.suffix[1:].isalpha()
    return path.with_suffix(suffix) if has_suffix else path.with_name(path.name + suffix)


def write_whole(path: Path, data: bytes, source: Path | None = None) -> None:
    """Write a file so that it appears whole or not at all.

    The bytes go to a temporary file next to the target, which then replaces it. Missing folders are
    created. A device or pipe is written to directly. Raises `OutputError` if `path` is a folder or the
    `source` itself, and `PlaceError` if nothing can be written to that folder.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(data)
            return
        path = path.resolve()  # keeps a symbolic link, and replaces the file that it points to
        if source is not None and path.exists() and source.exists() and path.samefile(source):
            raise OutputError("this is the thread itself; name another output with -o", file=path)
        if path.is_dir():
            raise OutputError("this is a folder; name another output with -o", file=path)
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data)
    except (OSError, ValueError) as error:
        unusable = isinstance(error, OSError) and error.errno in _UNUSABLE_PLACE
        raise (PlaceError if unusable else OutputError)(
            f"can't be written: {reason(error)}; name another place with -o", file=path
        ) from None


def check_outputs(outputs: list[tuple[Path, Path | None]]) -> None:
    """Raise `UsageError` if two outputs have the same path. Each output comes with its source."""
    sources: dict[str, Path | None] = {}
    for output, source in outputs:
        key = os.path.normcase(output)
        if key in sources:
            other = sources[key]
            both = f"{other} and {source}" if other != source else f"two formats of {source}"
            raise UsageError(
                f"{both} would both be written to this file; rename one, or convert them separately",
                file=output,
            )
        sources[key] = source


def reason(error: OSError | ValueError) -> str:
    """Return the system's message, without error number and file name, in lower case."""
    message = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return message[:1].lower() + message[1:]


def _replace(path: Path, data: bytes) -> None:
    # A file in a temporary folder gets the permissions of any new file, which mkstemp() does not give.
    with TemporaryDirectory(prefix=".convert-", dir=path.parent) as folder:
        temporary = Path(folder, path.name)
        temporary.write_bytes(data)
        if path.exists():
            temporary.chmod(stat.S_IMODE(path.stat().st_mode))
        temporary.replace(path)
