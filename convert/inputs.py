"""Give readers access to a source: a file, or bytes."""

import builtins
import hashlib
import io
import stat
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Self

from convert.errors import InputError, UsageError, reason
from convert.files import Limit, read_bytes

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
    ) -> None:
        """Create an input; use `of_bytes` or `of_file`.

        `read` returns the whole content, and `open` opens it if that is possible without reading all.
        """
        self.name = name
        self.url = url
        self._read = read
        self._open = open
        self._data: builtins.bytes | None = None
        self._head: builtins.bytes | None = None
        self._opened: list[BinaryIO] = []

    @classmethod
    def of_bytes(cls, data: builtins.bytes, name: str) -> "Input":
        """Return an input with this content."""
        return cls(name, lambda: data)

    @classmethod
    def of_file(cls, path: Path, limit: Limit, name: str | None = None) -> "Input":
        """Return the input for a file; `limit` is the largest size of what is read as a whole.

        The file is not read yet, nor need it exist.
        """
        opened = (lambda: path.open("rb")) if _is_regular(path) else None
        return cls(name or path.name, lambda: read_bytes(path, limit), opened)

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
        self._opened.append(file)
        return file

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
        while self._opened:
            self._opened.pop().close()


def _is_regular(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):
        return False  # is reported when it is read
