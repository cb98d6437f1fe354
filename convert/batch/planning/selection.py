"""Decide which files in folders and archives are threads, by their names."""

import os
from collections.abc import Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

from convert import files, registry
from convert.reading import FALLBACK, recognised_suffixes


class Selection(NamedTuple):
    """Which files in folders and archives are threads or archives."""

    suffixes: tuple[str, ...]
    """Those of texts, and of what readers recognise; without regard to case."""
    endings: tuple[str, ...]
    """The same, and those of archives."""
    patterns: tuple[str, ...] = ()
    """Patterns that replace the suffixes. One with a slash is compared with the path, else the name."""

    def takes(self, path: str) -> bool:
        """Return whether a file may be a thread or an archive, by its path below the folder."""
        if not self.patterns:
            return path.lower().endswith(self.endings)
        posix = path.replace(os.sep, "/")
        name = posix.rpartition("/")[2]
        return any(fnmatchcase(posix if "/" in pattern else name, pattern) for pattern in self.patterns)

    def in_words(self) -> str:
        """Return which files are threads, for a message: "(.json, .text or .txt)"."""
        if self.patterns:
            return f"(--include {' '.join(self.patterns)})"
        *others, last = sorted(self.suffixes)
        return f"({', '.join(others)} or {last})" if others else f"({last})"


def selection(from_: str | None, include: Sequence[str]) -> Selection:
    """Return which files in folders are threads. Raises `UsageError` for an unknown format.

    Args:
        from_: The format of the threads, if the user names it.
        include: The patterns, if the user gives any.
    """
    suffixes = {*files.TEXT_SUFFIXES}
    if from_ is None:
        suffixes |= recognised_suffixes() - {*files.ARCHIVE_SUFFIXES}  # these are opened anyway
    elif from_ != FALLBACK:
        suffixes = {*registry.reader(from_).suffixes}
    return Selection(
        suffixes=tuple(sorted(suffixes)),
        endings=(*suffixes, *files.ARCHIVE_SUFFIXES),
        patterns=tuple(include),
    )
