"""Entry points: what the installed distributions name in a group, and where each name comes from.

`importlib.metadata` knows, too, but its import takes 20 ms (it brings `email`, `csv` and `zipfile`),
more than the reading of a thread. Where all on the path are folders, as pip makes them, their
`entry_points.txt` is read here within 3 ms; every other path is left to `importlib.metadata`, and so
is what only lists and messages need: names of distributions, versions, extras.
"""

import os
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from functools import partial, reduce
from importlib import import_module
from importlib.machinery import PathFinder
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from importlib.metadata import Distribution


class EntryPoint(NamedTuple):
    """A name in a group, and what it stands for."""

    group: str
    name: str
    value: str
    """A module, or "module:object"; extras in brackets may follow."""
    distribution: Callable[[], "Distribution | None"]

    def load(self) -> Any:
        """Import what it stands for."""
        module, _, attributes = self.value.partition("[")[0].partition(":")
        names = filter(None, attributes.strip().split("."))
        return reduce(getattr, names, import_module(module.strip()))


def entry_points(groups: Collection[str]) -> tuple[EntryPoint, ...]:
    """The entry points of some groups; of distributions with one name, the first on the path counts."""
    if not _is_plain():
        from importlib import metadata  # for its 20 ms, see above

        return tuple(
            EntryPoint(group, entry.name, entry.value, partial(getattr, entry, "dist"))
            for group in groups
            for entry in metadata.entry_points(group=group)
        )
    return tuple(
        EntryPoint(group, name, value, partial(_distribution, folder))
        for folder in _metadata_folders()
        for group, name, value in dict.fromkeys(_lines(folder, groups))
    )


def _is_plain() -> bool:
    """Whether distributions are found by Python's own finder alone, in folders alone."""
    return not any(
        hasattr(finder, "find_distributions") and finder is not PathFinder for finder in sys.meta_path
    ) and not any(place.endswith(".egg") or Path(place).is_file() for place in _places())


def _places() -> Iterator[str]:
    """The path, on which some put a `Path` for a text."""
    return map(str, sys.path)


def _metadata_folders() -> Iterator[str]:
    """Where distributions keep their metadata, one folder for each name."""
    names = set()
    for place in _places():
        with suppress(OSError), os.scandir(place or ".") as children:
            for child in children:
                stem, _, kind = child.name.lower().rpartition(".")
                name = stem.partition("-")[0].replace(".", "_")
                if kind in ("dist-info", "egg-info") and name not in names:
                    names.add(name)
                    yield child.path


def _lines(folder: str, groups: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Group, name and value of each entry of a distribution (PyPA's specification of entry points)."""
    try:
        text = Path(folder, "entry_points.txt").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return
    if not any(group in text for group in groups):
        return
    group = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("[") and line.endswith("]"):
            group = line[1:-1].strip()
        elif group in groups and line and not line.startswith("#"):
            name, _, value = line.partition("=")
            yield group, name.strip(), value.strip()


def _distribution(folder: str) -> "Distribution":
    from importlib.metadata import Distribution  # for its 20 ms, see above

    return Distribution.at(folder)
