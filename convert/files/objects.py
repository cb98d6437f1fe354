"""Write objects to a store, which has neither folders nor links, and renames nothing."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from convert.errors import OutputError, PlaceError, UsageError, reason

if TYPE_CHECKING:
    from convert.remote_path import RemotePath

# A store that can't be used, a bucket that is missing or may not be written to. Others concern one
# object, such as a name that is too long.
_OF_PLACE = (ConnectionError, FileNotFoundError, PermissionError, TimeoutError)


def check_store(folder: "RemotePath") -> None:
    """Raise `UsageError` if outputs can't be written there so that they appear whole or not at all."""
    if not folder.is_store:
        raise UsageError(
            f"{folder.protocol}:// can be read from, but not written to; name a folder on this machine "
            "or in an object store, such as s3://",
            file=str(folder),
        )


def write(path: "RemotePath", data: bytes, source: Path | None) -> None:
    """Write an object, which appears whole or not at all.

    Raises `OutputError`, and `PlaceError` if no other output could be written to the same place either.
    """
    check_store(path)
    if path == source:
        raise OutputError("this is the thread itself; name another output with -o", file=str(path))
    try:
        path.write_bytes(data)
    except OSError as error:
        kind = PlaceError if isinstance(error, _OF_PLACE) else OutputError
        raise kind(
            f"can't be written: {reason(error)}; name another place with -o", file=str(path)
        ) from None


def write_beside(path: "RemotePath", files: Mapping[str, bytes], source: Path | None) -> None:
    """Write the files beside an output. Raises the errors of `write`."""
    for name, data in files.items():
        file = path.parent / name
        if file == path:
            raise OutputError(
                "this can't be both the output and a file beside it; name another output with -o",
                file=str(path),
            )
        write(file, data, source)
