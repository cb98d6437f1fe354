"""Define what all archives offer: their members in order, and each by its name."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator
from io import BufferedReader
from typing import NamedTuple, Self

from convert.archives.bounded import MOST_MEMBERS, too_many
from convert.archives.names import common_folder, is_clutter
from convert.errors import InputError
from convert.files import Limit


class Member(NamedTuple):
    """A file in an archive."""

    name: str
    """Its path in the archive: "folder/a.txt"."""
    size: int
    """In bytes, as the archive claims."""
    fault: str | None
    """Why it is not read, such as an unsafe name; None if it can be read."""
    read: Callable[[], bytes]
    """Return its content. Raises `InputError`."""


class Entry(NamedTuple):
    """A file in an archive before its name is checked against others."""

    name: str
    size: int
    fault: str | None
    open: Callable[[Limit], BufferedReader]


class Archive(ABC):
    """The members of an archive or folder, which are read without extracting them.

    What is no file, and what systems add unasked (`__MACOSX`), is left out. Of several members with one
    name, only the first is read.
    """

    file: str
    """The name of the archive, for messages."""

    def __init__(self, file: str) -> None:
        """Create an archive; use `convert.archives.open_archive` or `Input.archive`."""
        self.file = file
        self._prefix = ""
        self._names: tuple[str, ...] | None = None

    @abstractmethod
    def entries(self) -> Iterator[Entry]:
        """Yield all files in order."""

    @abstractmethod
    def open(self, name: str, limit: Limit) -> BufferedReader:
        """Open a member, which the caller closes; reading raises `InputError` beyond the limit.

        Raises `InputError` if there is no such member. In a tar, all that precedes it is read each
        time; use `read_all` for several members.
        """

    def close(self) -> None:  # noqa: B027 - folders and tars keep nothing open
        """Close the archive."""

    def members(self, limit: Limit) -> Iterator[Member]:
        """Yield the members in order, in one pass; each can be read until the next is requested.

        Raises `InputError` if the archive is damaged, too large, or swells.
        """
        seen: set[str] = set()
        for entry in self.entries():
            if is_clutter(entry.name):
                continue
            fault = entry.fault
            if entry.name in seen:
                fault = fault or "another member before it has the same name"
            seen.add(entry.name)
            if len(seen) > MOST_MEMBERS:
                raise too_many(self.file)
            name = entry.name.removeprefix(self._prefix)
            yield Member(
                name=name, size=entry.size, fault=fault, read=self._reading(entry, fault, limit)
            )

    def names(self) -> tuple[str, ...]:
        """Return the names of the members that can be read, in order."""
        if self._names is None:
            nothing = Limit(size=0, rule="is read")
            self._names = tuple(member.name for member in self.members(nothing) if member.fault is None)
        return self._names

    def outline(self) -> tuple[str, ...]:
        """Return the names that say what the archive is: all, or of a folder the outermost ones."""
        return self.names()

    def __contains__(self, name: object) -> bool:
        """Return whether there is a member with this name that can be read."""
        return name in self.names()

    def read(self, name: str, limit: Limit) -> bytes:
        """Return the content of a member. Raises `InputError`, also if there is no such member."""
        with self.open(name, limit) as file:
            return file.read()

    def read_all(self, names: Collection[str], limit: Limit) -> Iterator[tuple[str, bytes]]:
        """Yield the names and contents of some members, in the order of the archive, in one pass."""
        wanted = set(names)
        for member in self.members(limit):
            if member.name in wanted and member.fault is None:
                yield member.name, member.read()

    def strip_common_folder(self, expected: Collection[str]) -> None:
        """Leave a folder that all members are in out of their names, as when it was packed again.

        It is left out only if one of the `expected` members is in it.
        """
        names = self.names()
        folder = common_folder(names)
        if folder and any(f"{folder}{name}" in names for name in expected):
            self._prefix, self._names = folder, None

    def missing(self, name: str) -> InputError:
        """Return the error for a name that no member has."""
        return InputError(f"there is no {name} in it", file=self.file)

    def __enter__(self) -> Self:
        """Return the archive, for a `with` statement that closes it."""
        return self

    def __exit__(self, *_exception: object) -> None:
        """Close the archive."""
        self.close()

    def _reading(self, entry: Entry, fault: str | None, limit: Limit) -> Callable[[], bytes]:
        def read() -> bytes:
            name = f"{self.file}/{entry.name}"
            if fault is not None:
                raise InputError(f"not read: {fault}", file=name)
            if entry.size > limit.size:
                raise limit.exceeded(entry.size, name)
            with entry.open(limit) as file:
                return file.read()

        return read
