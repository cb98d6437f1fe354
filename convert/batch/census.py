"""Remember all threads and outputs of a batch in sixteen bytes each, so that none replaces another."""

from pathlib import Path


class Census:
    """All threads and outputs of a batch."""

    def is_thread(self, path: Path) -> bool:
        """Return whether this is a file of which a thread is read, under whatever name."""
        return False

    def is_output_of_other(self, path: Path) -> bool:
        """Return whether a numbered output is also the output of another source."""
        return False
