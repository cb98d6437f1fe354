"""Find files in a folder that are named alike, so that one may be an output of another."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from convert import files

# The end of the name of one of several outputs, before its suffix: `files.numbered`.
_POSITION = re.compile(r"-[1-9][0-9]*\Z")


def unnumbered(stem: str) -> str:
    """Return the name of an output without its number, if it has one: "a" for "a-2"."""
    return _POSITION.sub("", stem)


class Alike:
    """The files in one folder by their stems: their names without suffixes."""

    def __init__(self, names: Sequence[str], suffixes: tuple[str, ...]) -> None:
        """Create it; `suffixes` are those of the outputs that are read as well."""
        self._names = names
        self._suffixes = suffixes

    def are_clear(self) -> bool:
        """Return whether no file can be an output of another, or have the same outputs as another."""
        stems = {hash(files.stem(name)) for name in self._names}  # takes less memory than the stems
        if len(stems) < len(self._names):
            return False
        for name in self._names:
            if self.suffix(name) is not None:
                base = unnumbered(self._stem(name))
                if base != files.stem(name) and hash(base) in stems:
                    return False
        return True

    def with_numbered(self) -> Iterator[tuple[str, list[str]]]:
        """Yield each stem, with its files, that may have numbered outputs among the files."""
        stems = (self._stem(name) for name in self._names if self.suffix(name) is not None)
        bases = {base for stem in stems if (base := unnumbered(stem)) != stem}
        if bases:
            yield from ((stem, names) for stem, names in self.groups() if stem in bases)

    def groups(self) -> Iterator[tuple[str, list[str]]]:
        """Yield each stem with its files."""
        for stem, names in groupby(sorted(self._names, key=self._stem), key=self._stem):
            yield stem, list(names)

    def suffix(self, name: str) -> str | None:
        """Return the suffix of a file, in lower case, if it is one of outputs that are read as well."""
        lower = name.lower()
        return next((suffix for suffix in self._suffixes if lower.endswith(suffix)), None)

    def is_exact(self, name: str) -> bool:
        """Return whether a file has such a suffix in the case in which outputs have it."""
        return name.endswith(self._suffixes)

    def _stem(self, name: str) -> str:
        suffix = self.suffix(name)
        return files.stem(name) if suffix is None else name[: -len(suffix)]
