"""Decide where the outputs of a thread are."""

import os
from pathlib import Path
from typing import NamedTuple

from convert import files
from convert.locations import location


class Where(NamedTuple):
    """The outputs of the threads in one folder. Each folder is what a name follows: "in/" or ""."""

    sources: str
    """The folder of the threads; for threads in an archive, the archive and the folder in it."""
    outputs: str
    """The folder of the outputs."""
    place: str
    """The same folder without links, so that one folder has one name."""
    folder: Path
    """`outputs` as a path, since making one for each output takes longer."""
    inner: str
    """The part of `outputs` that is the same on all machines: below the folder of all outputs."""

    def below(self, folder: str) -> "Where":
        """Return where the outputs are of what is in a subfolder, such as "sub/"."""
        if not folder:
            return self
        outputs = self.outputs + folder
        return Where(
            sources=self.sources + folder,
            outputs=outputs,
            place=_place(outputs),
            folder=location(outputs),
            inner=self.inner + folder.replace(os.sep, "/"),
        )

    def of_archive(self, name: str) -> "Where":
        """Return where the outputs are of what is in an archive: in a folder that is named after it."""
        stem = files.stem(name)
        if not stem.strip("."):  # a path of another folder
            stem = name
        outputs = f"{self.outputs}{stem}{os.sep}"
        return Where(
            sources=f"{self.sources}{name}/",
            outputs=outputs,
            place=_place(outputs),
            folder=location(outputs),
            inner=f"{self.inner}{stem}/",
        )


class Naming:
    """Where the outputs of a call are."""

    def __init__(self, folder: str | None) -> None:
        """Create it; `folder` is that of all outputs, or None if each is beside its source."""
        self._folder = None if folder is None else files.prefix(folder)
        self._last: Where | None = None

    @property
    def standard(self) -> Where | None:
        """Where the outputs of standard input are; None for standard output."""
        return None if self._folder is None else self._where("", "")

    @property
    def of_address(self) -> Where:
        """Where the outputs of an address are: without a folder of all outputs, in the current one."""
        return self._where("", "")

    def of_folder(self, folder: str) -> Where:
        """Return where the outputs are of the threads in a folder that is named."""
        return self._where(files.prefix(folder), "")

    def inside(self, folder: str) -> str | None:
        """Return the path of the folder of all outputs in a folder of threads: "out/".

        It is None if the outputs are elsewhere.
        """
        if self._folder is None:
            return None
        outer, inner = _place(folder), _place(self._folder)
        return inner[len(outer) :] if inner.startswith(outer) and inner != outer else None

    def beside(self, path: str) -> Where:
        """Return where the outputs are of a file that is named."""
        name = os.path.basename(path)  # noqa: PTH119 - a Path is slower, and there may be a million
        sources = path[: len(path) - len(name)]
        if self._last is None or self._last.sources != sources:
            inner = sources if self._folder is None else ""
            self._last = self._where(sources, inner.replace(os.sep, "/"))
        return self._last

    def _where(self, sources: str, inner: str) -> Where:
        outputs = sources if self._folder is None else self._folder
        return Where(
            sources=sources,
            outputs=outputs,
            place=_place(outputs),
            folder=location(outputs),
            inner=inner,
        )


def _place(folder: str) -> str:
    return files.prefix(files.without_links(folder))
