"""Files: where outputs go, and how they get there whole or not at all."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from convert.errors import InputError, OutputError, PlaceError, UsageError

THREAD_SUFFIXES = (".txt", ".text")
"""The suffixes of threads in a folder that is named; a file that is named itself may have any."""

_NO_PLACE = {errno.ENOSPC, errno.EROFS, errno.EDQUOT, errno.EACCES, errno.EPERM}


def read_bytes(path: Path) -> bytes:
    """The bytes of a thread. Raises `InputError`."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError("no such file", file=path) from None
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL
        raise InputError(f"can't be read: {reason(error)}", file=path) from None


def is_folder(path: Path) -> bool:
    """Whether there is a folder of this name; a name that no system allows is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def threads_under(folder: Path) -> Iterator[Path]:
    """All threads in a folder and the folders below it, by name; hidden ones are left out."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix.lower() in THREAD_SUFFIXES and not hidden and path.is_file():
            yield path


def beside(source: Path, suffix: str, folder: Path | None = None, root: Path | None = None) -> Path:
    """The output of a source: with its suffix changed, beside it or in `folder`.

    Below `folder` it has the place that the source has below `root`.
    """
    place = source
    if folder is not None:
        place = folder / (source.relative_to(root) if root is not None else source.name)
    # "thread.txt" has a suffix to change, "thread v1.5" has none
    return (
        place.with_suffix(suffix)
        if place.suffix[1:].isalpha()
        else place.with_name(place.name + suffix)
    )


def write_whole(path: Path, data: bytes, source: Path | None = None) -> None:
    """Write a file so that it appears whole, or not at all, and never in place of its own source.

    The bytes go to a temporary file in the same folder, which then replaces what was there; missing
    folders are made. A device or pipe is written to directly. Raises `OutputError`, and `PlaceError`
    where nothing can be written to that place.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(data)
            return
        path = path.resolve()  # so that a symbolic link stays, and its target is replaced
        if source is not None and path.exists() and source.exists() and path.samefile(source):
            raise OutputError("this is the thread itself; name another output with -o", file=path)
        if path.is_dir():
            raise OutputError("there is a folder of this name; name another output with -o", file=path)
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data)
    except (OSError, ValueError) as error:
        kind = PlaceError if isinstance(error, OSError) and error.errno in _NO_PLACE else OutputError
        raise kind(
            f"can't be written: {reason(error)}; name another place with -o", file=path
        ) from None


def check_outputs(outputs: list[tuple[Path, Path | None]]) -> None:
    """Raise `UsageError` where two outputs would have one name; each comes with its source."""
    sources: dict[str, Path | None] = {}
    for output, source in outputs:
        key = os.path.normcase(output)
        if key in sources:
            both = (
                f"{sources[key]} and {source}" if sources[key] != source else f"two formats of {source}"
            )
            raise UsageError(
                f"{both} would both be written here; rename one, or convert them apart", file=output
            )
        sources[key] = source


def reason(error: OSError | ValueError) -> str:
    """What the system says, without its number and the file's name."""
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return said[:1].lower() + said[1:]


def _replace(path: Path, data: bytes) -> None:
    # what `tempfile` would do, whose import takes 6 ms (it brings `shutil`, and that `bz2` and `lzma`)
    temporary = path.with_name(f".convert-{os.urandom(4).hex()}")
    file = temporary.open("xb")
    try:
        with file:
            if path.exists():
                temporary.chmod(stat.S_IMODE(path.stat().st_mode))
            file.write(data)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
