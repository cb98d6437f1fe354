"""Read tar archives in one forward pass, with `tarfile`."""

import bz2
import gzip
import io
import lzma
import tarfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import IO, Any, BinaryIO, Self

from convert.archives.archive import Archive, Entry
from convert.archives.bounded import buffered, swelling, swells, translated
from convert.archives.names import fault_of_name, normalised
from convert.files import Limit

# In bytes, of what precedes a member: a long name, or attributes. `tarfile` reads it at once.
_LARGEST_HEADER = 1_000_000
_CHUNK = 1 << 16
_PRECEDING = (
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
)
_DECOMPRESSORS: tuple[tuple[bytes, Callable[..., Any]], ...] = (
    (b"\x1f\x8b", gzip.open),
    (b"BZh", bz2.open),
    (b"\xfd7zXZ\0", lzma.open),
)


def is_compressed(head: bytes) -> bool:
    """Return whether a file begins as one that is compressed like a tar."""
    return any(head.startswith(magic) for magic, _ in _DECOMPRESSORS)


class Tar(Archive):
    """A tar archive, which may be compressed."""

    def __init__(self, open: Callable[[], BinaryIO], file: str) -> None:
        """Create the archive; `open` opens it at its start, for each pass."""
        super().__init__(file)
        self._open_source = open

    def entries(self) -> Iterator[Entry]:
        """Yield all files in order; each can be opened until the next is requested."""
        with ExitStack() as stack:
            with translated(self.file):
                opened = stack.enter_context(self._opened())
            yield from self._entries(*opened)

    def open(self, name: str, limit: Limit) -> io.BufferedReader:
        """Open a member, after reading all that precedes it. Raises `InputError`."""
        with ExitStack() as stack:
            opened = stack.enter_context(self._opened())
            for entry in self._entries(*opened):
                if entry.name == self._prefix + name and entry.fault is None:
                    if entry.size > limit.size:
                        raise limit.exceeded(entry.size, f"{self.file}/{name}")
                    file = entry.open(limit)
                    stack.callback(file.close)
                    return io.BufferedReader(_Closing(file, stack.pop_all().close))
        raise self.missing(name)

    def _entries(self, tar: tarfile.TarFile, stream: "_Counted") -> Iterator[Entry]:
        while True:
            with translated(self.file):
                info = tar.next()
                if info is None:
                    stream.read_to_end()
                    return
            tar.members.clear()  # type: ignore[attr-defined]  # `tarfile` would keep them all
            if not info.isdir():
                yield Entry(
                    name=normalised(info.name),
                    size=info.size,
                    fault=_fault(info),
                    open=partial(self._open, tar, info),
                )

    def _open(self, tar: tarfile.TarFile, info: tarfile.TarInfo, limit: Limit) -> io.BufferedReader:
        name = f"{self.file}/{normalised(info.name)}"
        with translated(name):
            file = tar.extractfile(info)
        assert file is not None  # a regular file
        return buffered(file, limit, name)

    @contextmanager
    def _opened(self) -> Iterator[tuple[tarfile.TarFile, "_Counted"]]:
        with ExitStack() as stack:
            file = stack.enter_context(self._open_source())
            stream: IO[bytes] = file
            with translated(self.file):
                head = file.read(8)
                file.seek(0)
            for magic, decompressor in _DECOMPRESSORS:
                if head.startswith(magic):
                    stream = stack.enter_context(decompressor(file))
            counted = _Counted(stream, file, self.file)
            with translated(self.file):
                tar = stack.enter_context(
                    tarfile.open(
                        fileobj=counted, mode="r|", tarinfo=_Header, encoding="utf-8", errors="replace"
                    )
                )
            yield tar, counted


class _Counted(io.RawIOBase):
    """What is decompressed, until it swells too much."""

    def __init__(self, stream: IO[bytes], file: IO[bytes], name: str) -> None:
        self._stream = stream
        self._file = file
        self._name = name
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(len(buffer))
        self._count += len(data)
        if swells(self._count, self._file.tell()):
            raise swelling(self._name)
        buffer[: len(data)] = data
        return len(data)

    def read_to_end(self) -> None:
        """Read what follows the end mark, since checksums are after it."""
        while self.read(_CHUNK):
            pass


class _Closing(io.RawIOBase):
    """A member that closes its archive when it is closed."""

    def __init__(self, file: io.BufferedReader, close: Callable[[], None]) -> None:
        self._file = file
        self._close = close

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return self._file.readinto(buffer)

    def close(self) -> None:
        if not self.closed:
            self._close()
        super().close()


class _Header(tarfile.TarInfo):
    """A header that is refused where `tarfile` would end the archive quietly, or fill the memory."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        """Return the header in a block. Raises `TarError` if it is damaged, missing, or too large."""
        if len(buf) == 0:
            raise tarfile.ReadError("it ends without its end mark")
        try:
            header = super().frombuf(buf, encoding, errors)
        except tarfile.HeaderError as error:
            if any(buf):
                raise tarfile.ReadError(str(error)) from None
            raise  # a block of zeros: the end mark
        if header.type in _PRECEDING and header.size > _LARGEST_HEADER:
            raise tarfile.ReadError("a header is too large")
        return header


def _fault(info: tarfile.TarInfo) -> str | None:
    if not info.isreg():
        return "it is a link or a device"
    return fault_of_name(normalised(info.name))


def is_tar(head: bytes) -> bool:
    """Return whether the first bytes of a file are those of a tar that is not compressed."""
    try:
        tarfile.TarInfo.frombuf(head[: tarfile.BLOCKSIZE], "utf-8", "replace")
    except tarfile.TarError:
        return False
    return True
