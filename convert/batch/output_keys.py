"""Compare outputs by their paths without suffixes, so that one key is enough for all formats."""

from dataclasses import dataclass
from functools import cached_property
from itertools import permutations
from pathlib import Path

from convert import files


@dataclass(frozen=True)
class OutputKeys:
    """How the outputs of a call are compared.

    The key of an output is its path without the shortest suffix of the call that it ends with, and with
    the real path of its folder. It is "a" for "a.md", and "a.gfm" for "a.gfm.md" if ".md" is a suffix
    of the call too. Two outputs with different keys are different files.
    """

    suffixes: tuple[str, ...] = ()
    """Those of the formats of the call."""
    ignores_case: bool = False
    """Whether names that are equal without regard to case are one file."""

    def of_stem(self, folder: str, stem: str) -> tuple[str, ...]:
        """Return the keys of all outputs of a thread: mostly one.

        Args:
            folder: The folder of the outputs, without links, as what a name follows: "/home/ann/out/".
            stem: The name of the outputs without suffix.
        """
        if len(stem) <= self._longest_plain and stem.isascii():
            return (self.folded(folder + stem),)
        names = [files.output_name(stem, suffix) for suffix in self.suffixes]
        keys = dict.fromkeys(self._without_suffix(name) for name in names)
        return tuple(self.folded(folder + key) for key in keys)

    def of_output(self, path: Path) -> str:
        """Return the key of an output."""
        folder = files.without_links(str(path.parent))
        return self.folded(files.prefix(folder) + self._without_suffix(path.name))

    def folded(self, name: str) -> str:
        """Return what is equal for two names of one file."""
        return files.folded(name) if self.ignores_case else name

    @cached_property
    def _longest_plain(self) -> int:
        """The greatest length of a stem in ASCII that is the key of all of its outputs."""
        if any(one.endswith(other) for one, other in permutations(self.suffixes, 2)):
            return -1
        return files.LONGEST_NAME - max(map(len, self.suffixes), default=0)

    def _without_suffix(self, name: str) -> str:
        endings = [suffix for suffix in self.suffixes if name.endswith(suffix)]
        return name[: -len(min(endings, key=len))] if endings else name
