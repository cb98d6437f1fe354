"""Keep what was read of a large source, in a temporary file where it is too much for memory."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple, Self

from convert.errors import InputError, reason

_MOST_IN_MEMORY = 32_000_000


class Place(NamedTuple):
    """Where something is kept."""

    start: int
    size: int


class Spool:
    """A temporary file without a name, which is in memory as long as it is small."""

    def __init__(self, name: str) -> None:
        """Create it empty; `name` is that of the source, for messages."""
        self._name = name
        self._file = tempfile.SpooledTemporaryFile(max_size=_MOST_IN_MEMORY)  # noqa: SIM115 - closed in `__exit__`
        self._end = 0

    def add(self, data: bytes) -> Place:
        """Keep these bytes, and return where they are. Raises `InputError` without space."""
        place = Place(start=self._end, size=len(data))
        with self._reported():
            self._file.seek(place.start)
            self._file.write(data)
        self._end += len(data)
        return place

    def read(self, place: Place) -> bytes:
        """Return what is in a place. Raises `InputError`."""
        with self._reported():
            self._file.seek(place.start)
            return self._file.read(place.size)

    def __enter__(self) -> Self:
        """Return the spool, for a `with` statement that removes the file."""
        return self

    def __exit__(self, *_exception: object) -> None:
        """Remove the file."""
        self._file.close()

    @contextmanager
    def _reported(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            message = f"a temporary file can't be used: {reason(error)}; set TMPDIR to another folder"
            raise InputError(message, file=self._name) from None
