"""Decide which archives are opened as folders of threads."""

from collections.abc import Callable

from convert import registry
from convert.batch.census import identity
from convert.batch.planning.decisions import Decisions
from convert.errors import InputError
from convert.files import ARCHIVE_SUFFIXES, Limit
from convert.inputs import HEAD, Input, is_address
from convert.locations import is_url, location
from convert.reading import FALLBACK, recognised_by

HEAD_LIMIT = Limit(size=HEAD, rule="is needed to recognise a file")
_WHOLE = "read as a whole"


class Opening:
    """Which archives of a call are opened: those that no reader reads as a whole."""

    def __init__(self, from_: str | None) -> None:
        """Create it for a call; `from_` is the format of all threads, if the user names it."""
        self._from = from_
        self._decisions = Decisions()

    def finish(self) -> None:
        """Say that all archives were asked for once."""
        self._decisions.finish()

    def is_opened(self, path: str) -> bool:
        """Return whether a file is an archive that is opened."""
        if is_address(path) or not path.lower().endswith(ARCHIVE_SUFFIXES):
            return False
        return not self._decided(path, self._is_read)

    def is_whole(self, folder: str) -> bool:
        """Return whether a folder is a source as a whole, such as an archive that was unpacked.

        One in an object store is none: each look into it takes time.
        """
        return not is_url(folder) and self._decided(folder, self._is_recognised)

    def _decided(self, path: str, is_whole: Callable[[str], bool]) -> bool:
        if self._decisions.complete:
            return self._decisions.of(path) is not None
        answer = is_whole(path)
        if answer:
            self._decisions.add(path, _WHOLE)
        return answer

    def _is_recognised(self, folder: str) -> bool:
        """Return whether a reader recognises a folder that can be read."""
        try:
            with Input.of_file(location(folder), HEAD_LIMIT) as source:
                names = recognised_by(source)
        except InputError:
            return False
        return bool(names) if self._from is None else self._from in names

    def _is_read(self, path: str) -> bool:
        """Return whether a reader reads an archive as a whole, or reports why it can't be read."""
        if identity(path) is None:  # a pipe would never be opened
            return True
        if self._from is not None:
            suffixes = registry.reader(self._from).suffixes
            return self._from != FALLBACK and path.lower().endswith(suffixes)
        try:
            with Input.of_file(location(path), HEAD_LIMIT) as source:
                return bool(recognised_by(source))
        except InputError:
            return True
