"""Name files on this machine by paths, and those in object stores by URLs such as `s3://bucket/a.txt`."""

import os
import re
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, cast

from convert.errors import UsageError

if TYPE_CHECKING:
    from convert.remote_path import RemotePath

# A scheme has at least two letters, since one letter is a drive on Windows.
_URL = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]+)://")
_OF_THE_WEB = {"http", "https"}


def is_url(name: str) -> bool:
    """Return whether a name is a URL, and not a path."""
    return _URL.match(name) is not None


def location(name: str | os.PathLike[str]) -> Path:
    """Return the path that a name or a URL stands for.

    For a URL of another scheme than `file`, it is a `RemotePath`, which has the methods of a path, but
    is none for the system. Raises `UsageError` for a scheme that is unknown or needs another package.
    """
    if not isinstance(name, str):
        return Path(name) if isinstance(name, os.PathLike) else name  # a `RemotePath`
    found = _URL.match(name)
    if found is None:
        return Path(name)
    scheme = found["scheme"].lower()
    if scheme == "file":
        return _local(name)
    if scheme in _OF_THE_WEB:
        raise UsageError("a web address is no place for files", file=name)
    return _remote(scheme + name[found.end("scheme") :], scheme)


def as_remote(path: Path) -> "RemotePath | None":
    """Return a path if it is one in an object store; None if it is one of this machine."""
    return None if isinstance(path, PurePath) else cast("RemotePath", path)


def _local(url: str) -> Path:
    """Return the path of a `file:` URL (RFC 8089). Raises `UsageError` if it names another machine."""
    # Imported here because hardly any call needs it.
    from urllib.parse import unquote, urlsplit

    parts = urlsplit(url)
    if parts.netloc not in ("", "localhost"):
        raise UsageError(f"this file is on another machine, {parts.netloc}", file=url)
    # The URL of C:\a is file:///C:/a.
    return Path(re.sub(r"\A/(?=[A-Za-z]:)", "", unquote(parts.path)))


def _remote(url: str, scheme: str) -> Path:
    try:
        from convert.remote_path import remote_path
    except ImportError as error:
        raise UsageError(
            f"{scheme}:// needs {error.name}, which is not installed; "
            "pip install 'thread-convert[cloud]'",
            file=url,
        ) from None
    # It has all methods of a path that this package uses, but can't be a subclass.
    return cast("Path", remote_path(url, scheme))
