"""Decide which archives are opened as folders of threads."""

from convert import archives, registry
from convert.batch.census import identity
from convert.batch.planning.decisions import Decisions
from convert.errors import InputError
from convert.files import Limit
from convert.inputs import HEAD, Input
from convert.locations import location
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
        if not path.lower().endswith(archives.SUFFIXES):
            return False
        if self._decisions.complete:
            return self._decisions.of(path) is None
        if self._is_read(path):
            self._decisions.add(path, _WHOLE)
            return False
        return True

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
