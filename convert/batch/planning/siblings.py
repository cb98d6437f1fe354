"""Decide which files are left out because of others in the same folder: outputs of earlier calls.

What an earlier call wrote is in a format that is written as well as read, such as JSON. It is named
after a thread in the same folder, or it is in the folder of the outputs while that is inside of the
folder of threads. Only files that may be such outputs, or have the same outputs as others, are opened
here. Whether any other file is a thread is decided where it is read.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

from convert import files, registry
from convert.batch.planning.alike import Alike
from convert.batch.planning.decisions import Decisions
from convert.batch.planning.opening import HEAD_LIMIT
from convert.batch.source_reading import UNRECOGNISED
from convert.errors import InputError, PluginError
from convert.inputs import Input
from convert.locations import location
from convert.reading import FALLBACK, recognised_by

IS_OUTPUT = "output of an earlier call"

# No path contains it.
_IN_OUTPUTS = "\0"

Reason: TypeAlias = Callable[[str], str | None]
"""Returns why a file is left out, or None."""


class Siblings:
    """What is left out of the folders and archives of a call."""

    def __init__(self, from_: str | None, *, any_is_thread: bool) -> None:
        """Create it for a call.

        Args:
            from_: The format of all threads, if the user names it.
            any_is_thread: Whether files that no reader recognises are threads, too.
        """
        self.decisions = Decisions()
        self._from = from_
        self._otherwise = FALLBACK if any_is_thread else None

    @cached_property
    def _written(self) -> dict[str, frozenset[str]]:
        """The formats that are written as well as read, by the suffixes of their outputs."""
        return _formats_by_suffix(self._from)

    def in_folder(self, folder: str, names: Sequence[str], *, are_outputs: bool) -> Reason:
        """Return what gives the reason why a file in a folder is left out, by its name.

        Args:
            folder: The folder, as what names follow.
            names: The names of all files in it that may be threads.
            are_outputs: Whether the folder is inside of that of all outputs.
        """
        # The folder may be named itself, too, and is then searched again with another answer.
        key = f"{_IN_OUTPUTS if are_outputs else ''}{folder}"
        if self.decisions.complete:
            return lambda name: self.decisions.of(key + name)

        def format_of(name: str) -> str | None:
            with Input.of_file(location(folder + name), HEAD_LIMIT) as source:
                return self._format(source)

        alike = Alike(names, tuple(self._written))
        left: dict[str, str] = {}
        for name, reason in self._left_out(alike, format_of, are_outputs=are_outputs):
            self.decisions.add(key + name, reason)
            left[name] = reason
        return left.get

    def in_archive(
        self,
        folders: Callable[[], Mapping[str, Sequence[str]]],
        opened: Callable[[Sequence[str]], Iterator[tuple[str, Input]]],
    ) -> Reason:
        """Return what gives the reason why a member of an archive is left out, by its path.

        Args:
            folders: Returns the names of the members in each folder, as what names follow.
            opened: Opens members by their paths, in one pass. Like `folders`, it is called only in the
                first pass of the plan.
        """
        if self.decisions.complete:
            return self.decisions.of
        members = [(folder, Alike(names, tuple(self._written))) for folder, names in folders().items()]
        unclear = [folder + name for folder, alike in members for name in _unclear(alike)]
        formats = {path: self._format(source) for path, source in opened(unclear)} if unclear else {}
        left: dict[str, str] = {}
        for folder, alike in members:
            format_of = _below(folder, formats)
            for name, reason in self._left_out(alike, format_of, are_outputs=False):
                self.decisions.add(folder + name, reason)
                left[folder + name] = reason
        return left.get

    def _left_out(
        self, alike: Alike, format_of: Callable[[str], str | None], *, are_outputs: bool
    ) -> Iterator[tuple[str, str]]:
        """Yield the files that are left out, with the reasons."""
        if not are_outputs and alike.are_clear():
            return
        for names in alike.groups():
            if len(names) == 1 and (not are_outputs or alike.suffix(names[0]) is None):
                continue
            formats = {name: format_of(name) for name in names}
            written = {
                name for name, found in formats.items() if self._is_written(alike.suffix(name), found)
            }
            has_thread = any(formats[name] is not None for name in names if name not in written)
            for name, found in formats.items():
                if found is None:
                    yield name, UNRECOGNISED
                elif name in written and (are_outputs or (alike.is_exact(name) and has_thread)):
                    yield name, IS_OUTPUT

    def _is_written(self, suffix: str | None, found: str | None) -> bool:
        """Return whether a file with this suffix and format may be an output."""
        return suffix is not None and found in self._written[suffix]

    def _format(self, source: Input) -> str | None:
        """Return the format of a file, or None if it is no thread, as no reader recognises it.

        It is "" where reading the file reports what is wrong: it can't be read, or several readers
        recognise it.
        """
        if self._from is not None:
            return self._from
        if source.name.lower().endswith(files.TEXT_SUFFIXES):
            return FALLBACK
        try:
            names = recognised_by(source)
        except InputError:
            return ""
        if not names:
            return self._otherwise
        return names[0] if len(names) == 1 else ""


def _unclear(alike: Alike) -> Iterator[str]:
    """Yield the files that `Siblings` may have to open."""
    if alike.are_clear():
        return
    for names in alike.groups():
        if len(names) > 1:
            yield from names


def _below(folder: str, formats: Mapping[str, str | None]) -> Callable[[str], str | None]:
    return lambda name: formats[folder + name]


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
