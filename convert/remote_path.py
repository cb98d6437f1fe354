"""Give the objects of a store the interface of paths, with errors that are all `OSError`."""

import errno
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any, NamedTuple

from upath.extensions import ProxyUPath

from convert.errors import UsageError, one_line, reason

STORES = frozenset({"abfs", "abfss", "az", "gcs", "gs", "memory", "s3", "s3a"})
"""The schemes of stores in which an object appears whole or not at all, without being renamed."""

_OF_EXTRA = frozenset({"s3", "s3a"})


class Entry(NamedTuple):
    """What is in a folder."""

    name: str
    is_folder: bool


class RemotePath(ProxyUPath):
    """The path of an object, or of a folder of objects, in a store or on another machine."""

    __slots__ = ()

    @property
    def is_store(self) -> bool:
        """Whether objects appear whole or not at all."""
        return self.protocol in STORES

    def stat(self, *, follow_symlinks: bool = True) -> os.stat_result:
        """Return the status. The device and inode that identify the object are a hash of its URL."""
        with _os_errors(self.path):
            found = super().stat(follow_symlinks=follow_symlinks)
        digest = hashlib.blake2b(str(self).encode(errors="surrogatepass"), digest_size=16).digest()
        device, inode = (int.from_bytes(part, "big") for part in (digest[:8], digest[8:]))
        # Some stores have only the time at which an object was created, which is when it was replaced.
        modified = found.st_mtime or getattr(found, "st_birthtime", 0)
        times = (modified, modified, modified)
        return os.stat_result(
            (found.st_mode, inode, device, 1, 0, 0, found.st_size, *times),
            {"st_mtime_ns": int(modified * 10**9)},
        )

    def is_dir(self) -> bool:
        """Return whether the names of objects start with this path and a slash."""
        with _os_errors(self.path):
            return super().is_dir()

    def open(  # type: ignore[override]  # without its overloads
        self, mode: str = "r", *arguments: Any, **options: Any
    ) -> IO[Any]:
        """Open the object."""
        with _os_errors(self.path):
            return super().open(mode, *arguments, **options)

    def read_bytes(self) -> bytes:
        """Return the content of the object."""
        with _os_errors(self.path):
            return bytes(self.fs.cat_file(self.path))

    def write_bytes(self, data: bytes) -> int:
        """Write the object so that it appears whole or not at all."""
        if not self.is_store:
            raise OSError(f"{self.protocol}:// is no store that writes whole objects or none")
        with _os_errors(self.path):
            self.fs.pipe_file(self.path, data)
        return len(data)

    def entries(self) -> list[Entry]:
        """Return what is in the folder and not hidden, sorted by name."""
        with _os_errors(self.path):
            found = self.fs.ls(self.path, detail=True)
        kinds = ((each["name"].rstrip("/"), each["type"]) for each in found)
        named = sorted(
            (path.rpartition("/")[2], kind)
            for path, kind in kinds
            if path != self.path.rstrip("/")  # some stores list the folder itself
        )
        return [
            Entry(name=name, is_folder=kind == "directory")
            for name, kind in named
            if not name.startswith(".")
        ]


def remote_path(url: str, scheme: str) -> RemotePath:
    """Return the path for a URL. Raises `UsageError` if nothing can be read from where it leads."""
    # Otherwise the names of all objects would stay in memory, also if others have changed them.
    options: dict[str, Any] = {"use_listings_cache": False} if scheme in STORES else {}
    try:
        path = RemotePath(url, **options)
        path.fs  # noqa: B018  # imports what it needs, and may connect
    except ImportError as error:
        remedy = "; pip install 'thread-convert[cloud]'" if scheme in _OF_EXTRA else ""
        raise UsageError(f"{scheme}:// needs another package: {error}{remedy}", file=url) from None
    except ValueError:
        raise UsageError(
            f"{scheme}:// is unknown; s3://, gs:// and az:// are known", file=url
        ) from None
    except Exception as error:  # of the package for this scheme
        raise UsageError(f"can't be reached: {one_line(error)}", file=url) from None
    return path


@contextmanager
def _os_errors(path: str) -> Iterator[None]:
    """Raise all errors as `OSError`, since each package for a kind of store has errors of its own."""
    try:
        yield
    except FileNotFoundError as error:
        # The message of many of them is only the path.
        message = "no such file" if path in str(error) else reason(error)
        raise FileNotFoundError(errno.ENOENT, message) from None
    except OSError:
        raise
    except Exception as error:
        raise ConnectionError(" ".join(str(error).split()) or type(error).__name__) from None
