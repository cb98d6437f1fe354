"""Find files in a folder that are named alike, so that one may be an output of another."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from convert import files


class Alike:
    """The files in one folder by their stems: their names without suffixes."""

    def __init__(self, names: Sequence[str], suffixes: tuple[str, ...]) -> None:
        """Create it; `suffixes` are those of the outputs that are read as well."""
        self._names = names
        self._suffixes = suffixes
        self._longest_suffix = max(map(len, suffixes), default=0)

    def are_clear(self) -> bool:
        """Return whether no file can be an output of another, or have the same outputs as another."""
        stems = {hash(self._stem(name)) for name in self._names}  # takes less memory than the stems
        return len(stems) == len(self._names)

    def groups(self) -> Iterator[list[str]]:
        """Yield the files of each stem."""
        for _, names in groupby(sorted(self._names, key=self._stem), key=self._stem):
            yield list(names)

    def suffix(self, name: str) -> str | None:
        """Return the suffix of a file, in lower case, if it is one of outputs that are read as well."""
        lower = name.lower()
        return next((suffix for suffix in self._suffixes if lower.endswith(suffix)), None)

    def is_exact(self, name: str) -> bool:
        """Return whether a file has such a suffix in the case in which outputs have it."""
        return name.endswith(self._suffixes)

    def _stem(self, name: str) -> str:
        suffix = self.suffix(name)
        stem = files.stem(name) if suffix is None else name[: -len(suffix)]
        return files.cut_or_whole(stem, self._longest_suffix)
