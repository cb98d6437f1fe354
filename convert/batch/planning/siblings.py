"""Decide which files are left out because of others in the same folder: outputs of earlier calls.

What an earlier call wrote is in a format that is written as well as read, such as JSON. It is named after
a thread in the same folder, or it is in the folder of the outputs while that is inside of the folder of
threads. Only files that may be such outputs, or have the outputs of others, are opened here. Whether any
other file is a thread is decided where it is read.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TypeAlias

from convert import files, registry
from convert.batch.planning.decisions import Decisions
from convert.batch.source_reading import UNRECOGNISED
from convert.errors import InputError, PluginError
from convert.inputs import Input
from convert.reading import FALLBACK, recognised_by

IS_OUTPUT = "it is an output"

# The end of the name of one of several outputs, before its suffix: `files.numbered`.
_POSITION = re.compile(r"-[1-9][0-9]*\Z")

Opened: TypeAlias = Callable[[Sequence[str]], Iterator[tuple[str, Input]]]
"""Opens some files by their paths, and yields each path with its file."""


class Siblings:
    """What is left out of the folders of a call."""

    def __init__(self, from_: str | None) -> None:
        """Create it for a call; `from_` is the format of all threads, if the user names it."""
        self.decisions = Decisions()
        self._from = from_
        self._formats = _formats_by_suffix(from_)

    def left_out(
        self, folders: Callable[[], Mapping[str, Sequence[str]]], opened: Opened, *, are_outputs: bool
    ) -> Callable[[str], str | None]:
        """Return what gives the reason why a file of some folders is left out, by its path, or None.

        Args:
            folders: Returns the names of the files in the folders, by these folders as what names follow.
                It is called only before all is decided.
            opened: Opens files.
            are_outputs: Whether the folders are inside of that of all outputs.
        """
        if self.decisions.complete:
            return self.decisions.of
        left = self._decided(folders(), opened, are_outputs=are_outputs)
        for path, reason in left.items():
            self.decisions.add(path, reason)
        return left.get

    def _decided(
        self, folders: Mapping[str, Sequence[str]], opened: Opened, *, are_outputs: bool
    ) -> Mapping[str, str]:
        groups = [_Folder(folder, names, self._suffix) for folder, names in folders.items()]
        unclear = [path for group in groups for path in group.unclear(are_outputs=are_outputs)]
        formats = dict(self._recognised(unclear, opened))
        left: dict[str, str] = {path: UNRECOGNISED for path, name in formats.items() if name is None}
        for group in groups:
            outputs = group.outputs(formats, self._formats, are_outputs=are_outputs)
            left.update((path, IS_OUTPUT) for path in outputs)
        return left

    def _suffix(self, name: str) -> str | None:
        """Return the suffix of a file if it is one of formats that are written as well as read."""
        lower = name.lower()
        return next((suffix for suffix in self._formats if lower.endswith(suffix)), None)

    def _recognised(self, paths: Iterable[str], opened: Opened) -> Iterator[tuple[str, str | None]]:
        """Yield some files with their formats, or None where no reader recognises them.

        It is "" where reading the file reports what is wrong: it can't be read, or several recognise it.
        """
        others: list[str] = []
        for path in paths:
            if self._from is not None:
                yield path, self._from
            elif _is_text(path):
                yield path, FALLBACK
            else:
                others.append(path)
        if others:
            for path, source in opened(others):
                yield path, _format_of(source)


class _Folder:
    """The files in one folder, with those together that are named alike."""

    def __init__(self, folder: str, names: Sequence[str], suffix: Callable[[str], str | None]) -> None:
        self._folder = folder
        self._suffix = suffix
        self._names = sorted(names, key=self._stem)

    def unclear(self, *, are_outputs: bool) -> Iterator[str]:
        """Yield the files, by their paths, of which it matters here what they are."""
        numbered = self._numbered()
        for stem, names in self._groups():
            alone = len(names) == 1 and stem not in numbered
            for name in names:
                is_written = self._suffix(name) is not None
                if (
                    not alone
                    or (is_written and are_outputs)
                    or (is_written and _POSITION.sub("", stem) in numbered)
                ):
                    yield self._folder + name

    def outputs(
        self,
        formats: Mapping[str, str | None],
        by_suffix: Mapping[str, frozenset[str]],
        *,
        are_outputs: bool,
    ) -> Iterator[str]:
        """Yield the files, by their paths, that are outputs of earlier calls.

        A text is one thread, so only other formats have several outputs, which are numbered.
        """
        single: set[str] = set()
        several: set[str] = set()
        written: list[tuple[str, str]] = []
        for stem, names in self._groups():
            for name in names:
                suffix, found = self._suffix(name), formats.get(self._folder + name)
                if suffix is not None and found in by_suffix[suffix]:
                    written.append((stem, name))
                elif found is not None:
                    single.add(stem)
                    if found != FALLBACK:
                        several.add(stem)
        for stem, name in written:
            if are_outputs or stem in single or _POSITION.sub("", stem) in several:
                yield self._folder + name

    def _numbered(self) -> set[str]:
        """Return the names without suffix and number of the files that may be one of several outputs."""
        stems = (self._stem(name) for name in self._names if self._suffix(name) is not None)
        return {_POSITION.sub("", stem) for stem in stems if _POSITION.search(stem)}

    def _groups(self) -> Iterator[tuple[str, list[str]]]:
        """Yield the names of the files by what they are without their suffixes."""
        for stem, names in groupby(self._names, key=self._stem):
            yield stem, list(names)

    def _stem(self, name: str) -> str:
        suffix = self._suffix(name)
        return files.stem(name) if suffix is None else name[: -len(suffix)]


def _formats_by_suffix(from_: str | None) -> dict[str, frozenset[str]]:
    """Return the formats that are written as well as read, by the suffixes of their outputs."""
    names = [name for name, _ in registry.readers()] if from_ is None else [from_]
    found: dict[str, frozenset[str]] = {}
    for name in names:
        if registry.is_known(name, "writer"):
            try:
                suffix = registry.writer(name).suffix
            except PluginError:
                continue  # it has written nothing
            found[suffix] = found.get(suffix, frozenset()) | {name}
    return found


def _is_text(path: str) -> bool:
    return path.lower().endswith(files.TEXT_SUFFIXES)


def _format_of(source: Input) -> str | None:
    try:
        names = recognised_by(source)
    except InputError:
        return ""
    return names[0] if len(names) == 1 else "" if names else None
