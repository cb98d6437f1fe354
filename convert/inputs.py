"""Give readers access to a source: a file, bytes, or an address."""

import builtins
import hashlib
import io
import re
import stat
from collections.abc import Callable, Collection, Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self

from convert.errors import FetchError, InputError, UsageError, reason
from convert.files import ARCHIVE_SUFFIXES, Limit, is_folder, read_bytes
from convert.locations import as_remote

if TYPE_CHECKING:
    from convert.archives import Archive
    from convert.fetched import Answers

_WEB = re.compile(r"https?://", re.IGNORECASE)
HEAD = 65_536
"""How many bytes of a source `Reader.recognise` gets."""


class Input:
    """A source of threads, as a reader sees it. The core opens and fetches; a reader only reads."""

    name: str
    """The name of the file, without its folder; "stdin" for standard input; an address as a whole."""
    url: str | None
    """The address, if the source is one."""

    def __init__(
        self,
        name: str,
        read: Callable[[], builtins.bytes],
        open: Callable[[], BinaryIO] | None = None,
        *,
        path: Path | None = None,
        answers: "Answers | None" = None,
    ) -> None:
        """Create an input; use `of_bytes`, `of_file` or `of_url`.

        `read` returns the whole content, `open` opens it if that is possible without reading all,
        `path` is where it is if it is a file or a folder, and `answers` are those of an address.
        """
        self.name = name
        self.url = None if answers is None else answers.url
        self._answers = answers
        self._read = read
        self._open = open
        self._data: builtins.bytes | None = None
        self._head: builtins.bytes | None = None
        self._members: tuple[str, ...] | None = None
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

    @classmethod
    def of_url(cls, url: str) -> "Input":
        """Return the input for an address. Nothing is fetched yet."""
        # Imported here, since most sources are files.
        from convert.fetched import Live

        return cls._of_answers(Live(url))

    @classmethod
    def of_answers(cls, url: str, answers: "Mapping[str, builtins.bytes | FetchError]") -> "Input":
        """Return the input for an address, with these answers by their addresses, for a test.

        A `FetchError` is raised by `get`; at any other address is nothing (404).
        """
        from convert.fetched import Given

        return cls._of_answers(Given(url, answers))

    def as_fetched(self) -> "Input":
        """Return the input for the address whose answers were kept in this file; else this one.

        Raises `InputError` if the file is damaged.
        """
        if self.url is None and self.name.lower().endswith(".zip"):
            from convert import fetched

            try:
                head = self.head()
            except InputError:
                return self  # the error is reported when it is read
            if fetched.is_kept(head):
                return self._of_answers(fetched.Kept(self.archive()))
        return self

    @classmethod
    def _of_answers(cls, answers: "Answers") -> "Input":
        read = partial(answers.get, answers.url, ("text/", "application/"), None, None)
        return cls(answers.url, read, answers=answers)

    def bytes(self) -> builtins.bytes:
        """Return the whole content. Raises `InputError` if it can't be read or is too large."""
        if self._data is None:
            self._data = self._read()
        return self._data

    @property
    def sha256(self) -> str | None:
        """The SHA-256 of the content, in hexadecimal; None if it was not read as a whole.

        That of an address is over all that was fetched so far.
        """
        if self._answers is not None:
            return self._answers.sha256()
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

    def archive(self, *, expected: Collection[str] = ()) -> "Archive":
        """Return the source as an archive: a zip, a tar or a folder. It is closed with the input.

        A folder that all members are in, as when an archive was packed again, is left out of their
        names if one of the `expected` members is in it. Raises `InputError` if it is no archive.
        """
        # Imported here, since most sources are no archives.
        from convert import archives

        if self._path is not None and self.is_folder:
            archive = archives.open_archive(self._path)
        else:
            archive = archives.archive_of(self.open, self.name)
        self._opened.enter_context(archive)
        if expected:
            archive.strip_common_folder(expected)
        return archive

    @property
    def is_folder(self) -> bool:
        """Whether the source is a folder, such as of an archive that was unpacked."""
        path = self._path
        return path is not None and as_remote(path) is None and is_folder(path)

    def members(self) -> tuple[str, ...] | None:
        """Return the names of the members if the source is an archive by its name, or a folder.

        It is None for any other source. Raises `InputError` if the archive can't be read.
        """
        is_archive = self.url is None and self.name.lower().endswith(ARCHIVE_SUFFIXES)
        if self._members is None and (self.is_folder or is_archive):
            self._members = self.archive().outline()
        return self._members

    def folder(self) -> "Archive | None":
        """Return the folder that the source is in, as of an archive that was unpacked.

        It is None if the source is no file of this machine. Look for members by their names: there may
        be many others.
        """
        if self._path is None or as_remote(self._path) is not None:
            return None
        from convert import archives

        return archives.open_archive(self._path.parent)

    @property
    def retrieved(self) -> str | None:
        """The time at which the source was fetched (RFC 3339); None if it is no address."""
        return None if self._answers is None else self._answers.retrieved

    def get(
        self,
        url: str,
        *,
        accept: Collection[str] = ("application/json",),
        host: str | None = None,
        size: int | None = None,
    ) -> builtins.bytes:
        """Return what is at another address, if the source is an address itself.

        Only https is used, and nothing in a local network is asked. Another try after an error gives
        the same error, since each address is asked for once.

        Args:
            url: The address.
            accept: The media types that are expected: "application/json", or their beginning: "image/".
            host: A server that the user named, which may be local: "http://localhost:3000". Never give
                one here that comes from a document.
            size: The largest size of the answer, in bytes. Default: 20 MB.

        Raises `FetchError`, which knows the status of the answer (404, …), and `UsageError` if the
        source is a file, because nothing is fetched while a file is read.
        """
        if self._answers is None:
            raise UsageError(f"{url}: nothing is fetched while a file is read", file=self.name)
        return self._answers.get(url, accept, host, size)

    def kept(self) -> builtins.bytes | None:
        """Return a zip with all that was fetched, as it came; None if the source is no address.

        A thread that is read from it is the same.
        """
        if self._answers is None:
            return None
        from convert import fetched

        return fetched.packed(self._answers)

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
        """Close all files that `open` returned and that are still open, and all connections."""
        self._opened.close()
        if self._answers is not None:
            self._answers.close()


def is_address(source: object) -> bool:
    """Return whether a source is an address of the web, and not the path of a file."""
    return isinstance(source, str) and _WEB.match(source) is not None


def _is_regular(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):
        return False  # is reported when it is read
