"""Remember what was decided of some files, in eight bytes each."""

from collections import defaultdict

from convert.batch.hashes import Hashes, hash_of


class Decisions:
    """What was decided of some files, so that it is decided only once."""

    def __init__(self) -> None:
        """Create an empty collection."""
        self._hashes: defaultdict[str, Hashes] = defaultdict(Hashes)
        self.complete = False
        """Whether all decisions are made."""

    def add(self, path: str, decision: str) -> None:
        """Add a decision of a file."""
        self._hashes[decision].add(hash_of(path))

    def finish(self) -> None:
        """Say that all decisions are made; from then on they can be asked for."""
        for hashes in self._hashes.values():
            hashes.sort()
        self.complete = True

    def of(self, path: str) -> str | None:
        """Return what was decided of a file, or None."""
        if not self._hashes:
            return None
        value = hash_of(path)
        return next((each for each, hashes in self._hashes.items() if value in hashes), None)
