"""Read zip archives, with `zipfile`."""

import io
import stat
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO

from convert.archives.archive import Archive, Entry
from convert.archives.bounded import buffered, swelling, swells, translated
from convert.archives.names import fault_of_name
from convert.errors import InputError
from convert.files import Limit

# In bytes; half a million members. `zipfile` reads the directory at once and makes ten times as much
# of it.
_LARGEST_DIRECTORY = 50_000_000
# The others are rare, and their decompressors give no bound of memory through `zipfile`.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DEFLATE64 = 9
_ENCRYPTED = 0x1
_UTF_8 = 0x800


class Zip(Archive):
    """A zip archive."""

    def __init__(self, open: Callable[[], BinaryIO], file: str) -> None:
        """Read the directory of an archive. Raises `InputError`."""
        super().__init__(file)
        self._source = open()
        try:
            with translated(file, "damaged, cut short, or one part of a split zip"):
                self._zip = zipfile.ZipFile(_Directory(self._source, file))
                size = self._source.seek(0, io.SEEK_END)
            self._infos = self._zip.infolist()
            # Members may share their bytes, so none of them need swell on its own.
            if swells(sum(info.file_size for info in self._infos), size):
                raise swelling(file)
        except InputError:
            self._source.close()
            raise
        self._by_name: dict[str, zipfile.ZipInfo] | None = None

    def close(self) -> None:
        """Close the archive."""
        self._zip.close()
        self._source.close()

    def entries(self) -> Iterator[Entry]:
        """Yield all files in the order of the directory."""
        for info in self._infos:
            if not info.is_dir():
                yield Entry(
                    name=_name(info),
                    size=info.file_size,
                    fault=_fault(info),
                    open=partial(self._open, info),
                )

    def open(self, name: str, limit: Limit) -> io.BufferedReader:
        """Open a member. Raises `InputError`."""
        if self._by_name is None:
            self._by_name = {}
            for info in self._infos:
                if not info.is_dir():
                    self._by_name.setdefault(_name(info), info)
        found = self._by_name.get(self._prefix + name)
        if found is None:
            raise self.missing(name)
        fault = _fault(found)
        if fault is not None:
            raise InputError(f"not read: {fault}", file=f"{self.file}/{name}")
        if found.file_size > limit.size:
            raise limit.exceeded(found.file_size, f"{self.file}/{name}")
        return self._open(found, limit)

    def _open(self, info: zipfile.ZipInfo, limit: Limit) -> io.BufferedReader:
        name = f"{self.file}/{_name(info)}"
        if swells(info.file_size, info.compress_size):
            raise swelling(name)
        with translated(name):
            return buffered(self._zip.open(info), limit, name)


class _Directory(io.BufferedIOBase):
    """A file of which no more is read at once than the largest directory.

    The size of a directory is a number in the file, and `zipfile` asks for so many bytes.
    """

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file = file
        self._name = name

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > _LARGEST_DIRECTORY:
            raise InputError("it has too many members; unpack it, and name the folder", file=self._name)
        return self._file.read(-1 if size is None else size)

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True


def _name(info: zipfile.ZipInfo) -> str:
    """Return the name of a member. macOS writes UTF-8 without saying so."""
    name = info.orig_filename
    if info.flag_bits & _UTF_8:
        return name
    try:
        return name.encode("cp437").decode()
    except UnicodeError:
        return name


def _fault(info: zipfile.ZipInfo) -> str | None:
    """Return why a member can't be read."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        return "it is a link or a device"
    if info.flag_bits & _ENCRYPTED:
        return "it is encrypted; unpack it with its password, and name the folder"
    if info.compress_type not in _METHODS:
        method = "Deflate64" if info.compress_type == _DEFLATE64 else f"method {info.compress_type}"
        return f"it is compressed with {method}, which is not supported; unpack it, and name the folder"
    return fault_of_name(_name(info))
