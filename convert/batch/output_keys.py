"""Compare outputs by their paths without suffixes, so that one key stands for all formats of a thread."""

from pathlib import Path
from typing import NamedTuple

from convert import files


class OutputKeys(NamedTuple):
    """How the outputs of a call are compared.

    The key of an output is its path without links in that of its folder, and without the shortest suffix
    of the call that it ends with: "a" for "a.md", and "a.gfm" for "a.gfm.md" if there are outputs in
    ".md" too. Two outputs with different keys are different files.
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

    def _without_suffix(self, name: str) -> str:
        endings = [suffix for suffix in self.suffixes if name.endswith(suffix)]
        return name[: -len(min(endings, key=len))] if endings else name
