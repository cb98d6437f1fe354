"""Give readers access to a source: a file, or bytes."""

import builtins
import hashlib
import io
import stat
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self

from convert.errors import InputError, UsageError, reason
from convert.files import Limit, read_bytes
from convert.locations import as_remote

if TYPE_CHECKING:
    from convert.archives import Archive

HEAD = 65_536
"""How many bytes of a source `Reader.recognise` gets."""


class Input:
    """A source of threads, as a reader sees it. The core opens and fetches; a reader only reads."""

    name: str
    """The name of the file, without its folder; "stdin" for standard input."""
    url: str | None
    """The address, if the source is one."""

    def __init__(
        self,
        name: str,
        read: Callable[[], builtins.bytes],
        open: Callable[[], BinaryIO] | None = None,
        *,
        url: str | None = None,
        path: Path | None = None,
    ) -> None:
        """Create an input; use `of_bytes` or `of_file`.

        `read` returns the whole content, `open` opens it if that is possible without reading all, and
        `path` is where it is if it is a file or a folder.
        """
        self.name = name
        self.url = url
        self._read = read
        self._open = open
        self._data: builtins.bytes | None = None
        self._head: builtins.bytes | None = None
        self._path = path
        self._opened = ExitStack()

    @classmethod
    def of_bytes(cls, data: builtins.bytes, name: str) -> "Input":
        """Return an input with this content."""
        return cls(name, lambda: data)

    @classmethod
    def of_file(cls, path: Path, limit: Limit, name: str | None = None) -> "Input":
        """Return the input for a file; `limit` is the largest size of what is read as a whole.

        The file is not read yet, nor need it exist.
        """
        is_regular = as_remote(path) is not None or _is_regular(path)  # a store has nothing else
        opened = (lambda: path.open("rb")) if is_regular else None
        return cls(name or path.name, lambda: read_bytes(path, limit), opened, path=path)

    def bytes(self) -> builtins.bytes:
        """Return the whole content. Raises `InputError` if it can't be read or is too large."""
        if self._data is None:
            self._data = self._read()
        return self._data

    @property
    def sha256(self) -> str | None:
        """The SHA-256 of the content, in hexadecimal; None if it was not read as a whole."""
        return None if self._data is None else hashlib.sha256(self._data).hexdigest()

    def open(self) -> BinaryIO:
        """Return the content as a seekable file, for sources that are too large to be read as a whole.

        It is closed when all documents of the source are read, or by the caller. Raises `InputError` if
        it can't be read.
        """
        if self._open is None or self._data is not None:
            return io.BytesIO(self.bytes())
        try:
            file = self._open()
        except OSError as error:
            raise InputError(f"can't be read: {reason(error)}", file=self.name) from None
        return self._opened.enter_context(file)

    def archive(self, *, strip: bool = False) -> "Archive":
        """Return the source as an archive: a zip, a tar or a folder. It is closed with the input.

        With `strip`, a folder that all members are in is left out of their names. Raises `InputError`
        if the source is no archive.
        """
        # Imported here, since most sources are no archives.
        from convert import archives

        if self._path is not None and self._path.is_dir():
            archive = archives.open_archive(self._path, strip=strip)
        else:
            archive = archives.archive_of(self.open, self.name, strip=strip)
        return self._opened.enter_context(archive)

    def folder(self) -> "Archive | None":
        """Return the folder that the source is in, as of an archive that was unpacked.

        It is None if the source is no file. Look for members by their names: there may be many others.
        """
        if self._path is None:
            return None
        from convert import archives

        return archives.open_archive(self._path.parent)

    def get(self, url: str) -> builtins.bytes:
        """Return what is at another address. Raises `UsageError`, since no source is an address yet."""
        raise UsageError(f"{url}: nothing is fetched while a file is read", file=self.name)

    def head(self) -> builtins.bytes:
        """Return the first `HEAD` bytes. Raises `InputError` if they can't be read."""
        if self._head is None:
            try:
                with self.open() as file:
                    self._head = file.read(HEAD)
            except OSError as error:
                raise InputError(f"can't be read: {reason(error)}", file=self.name) from None
        return self._head

    def __enter__(self) -> Self:
        """Return the input, for a `with` statement that closes the files which were opened."""
        return self

    def __exit__(self, *_exception: object) -> None:
        """Close all files that `open` returned and that are still open."""
        self._opened.close()


def _is_regular(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):
        return False  # is reported when it is read
