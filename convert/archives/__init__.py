"""Read the members of archives and folders without extracting them, however hostile they are.

    for member in archives.members(path, limit):     # in order, in one pass
        if member.fault is None:
            data = member.read()

    with archives.open_archive(path) as archive:     # or source.archive(), for a reader
        data = archive.read("data/tweets.js", limit)

Known are zip (stored or deflated), tar, tar.gz, tar.bz2, tar.xz, and folders. Nothing is written, no
link is followed, and no more is read of a member than a limit allows. What swells to more than 200
times its size is refused. Each of the functions raises `InputError` with the name of the archive and
of the member.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import local
from typing import BinaryIO

from convert.archives.archive import Archive, Member
from convert.archives.bounded import MOST_MEMBERS, translated
from convert.archives.folders import Folder
from convert.archives.names import common_folder
from convert.archives.tars import Tar, is_compressed, is_tar
from convert.archives.zips import Zip
from convert.errors import InputError
from convert.files import ARCHIVE_SUFFIXES, Limit, is_folder

__all__ = [
    "MOST_MEMBERS",
    "SUFFIXES",
    "Archive",
    "Limit",
    "Member",
    "archive_of",
    "common_folder",
    "is_archive",
    "members",
    "open_archive",
    "read_member",
]

SUFFIXES = ARCHIVE_SUFFIXES
"""The suffixes of archives."""

# A file begins with one of them if it is a zip: a member, the end of an empty one, a part of several.
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_HEAD = 512


def is_archive(path: Path) -> bool:
    """Return whether a file has the name of an archive. It is not opened.

    Names decide, since documents in many formats, such as EPUB and DOCX, are zip archives themselves.
    """
    return path.name.lower().endswith(ARCHIVE_SUFFIXES)


def open_archive(path: Path) -> Archive:
    """Open an archive or a folder, which the caller closes. Its content decides what it is.

    Raises `InputError`.
    """
    if is_folder(path):
        return Folder(path, str(path))
    return archive_of(lambda: _open(path), str(path))


def archive_of(open: Callable[[], BinaryIO], file: str) -> Archive:
    """Return the archive in a file that `open` opens; `file` is its name for messages.

    A tar is opened again for each pass. Raises `InputError` if it is no archive.
    """
    with open() as opened, translated(file):
        head = opened.read(_HEAD)
    if head.startswith(_ZIP):
        return Zip(open, file)
    if is_compressed(head) or is_tar(head):
        return Tar(open, file)
    raise InputError("not an archive that can be read (known: zip, tar, tar.gz, .bz2, .xz)", file=file)


def members(path: Path, limit: Limit) -> Iterator[Member]:
    """Yield the members of an archive in order; each can be read until the next is requested.

    Members with a `fault` are among them. Raises `InputError`.
    """
    with open_archive(path) as archive:
        yield from archive.members(limit)


def read_member(path: Path, name: str, limit: Limit) -> bytes:
    """Return the content of a member. Raises `InputError`.

    The last zip stays open, so that many members of it can be read without reading its directory for
    each. In a tar, all that precedes a member is read each time.
    """
    return _last.opened(path).read(name, limit)


class _Last(local):
    """The archive that a thread of execution opened last."""

    def __init__(self) -> None:
        self._key: tuple[Path, int, int] | None = None
        self._archive: Archive | None = None

    def opened(self, path: Path) -> Archive:
        with translated(str(path)):
            status = path.stat()
        key = (path, status.st_mtime_ns, status.st_size)
        if self._archive is None or key != self._key:
            if self._archive is not None:
                self._archive.close()
                self._archive = None
            self._key, self._archive = key, open_archive(path)
        return self._archive


_last = _Last()


def _open(path: Path) -> BinaryIO:
    with translated(str(path)), suppress(ValueError):
        return path.open("rb")
    raise InputError("not a possible name of a file", file=path)
