"""Find the threads that a call names: files, folders and standard input."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from convert import files, registry
from convert.errors import ConvertError, InputError
from convert.inputs import HEAD, Input
from convert.reading import FALLBACK, recognised_by, recognised_suffixes

STANDARD = "-"
"""The name of standard input as a thread, and of standard output as an output."""

Sources: TypeAlias = Mapping[Path | None, Path | None]
"""The path of each thread (None for standard input), and the folder in which it was found, if any."""

UNRECOGNISED = "no reader recognises it"
IS_OUTPUT = "it is an output"

_HEAD_LIMIT = files.Limit(size=HEAD, rule="is needed to recognise a file")
# The end of the name of one of several outputs, before its suffix: `files.numbered`.
_POSITION = re.compile(r"-[1-9][0-9]*\Z")


class LeftOut(NamedTuple):
    """A file in a folder that is not read."""

    path: Path
    reason: str


class Found(NamedTuple):
    """What a call names."""

    sources: Sources
    errors: list[ConvertError]
    """For each folder without threads, and for each part of one that can't be read."""
    left_out: list[LeftOut]


def find_sources(threads: Sequence[str], output: Path | None, from_: str | None = None) -> Found:
    """Return the threads in order, each once.

    Args:
        threads: Files, folders, and "-" for standard input.
        output: The folder of the outputs, if there is one.
        from_: The format that the user names, so that files are not recognised by their content.
    """
    sources: dict[Path | None, Path | None] = {}
    errors: list[ConvertError] = []
    left_out: list[LeftOut] = []
    for thread in threads:
        path = Path(thread)
        if thread == STANDARD:
            sources[None] = None
        elif files.is_folder(path):
            found = _in_folder(path, output, from_)
            sources |= found.sources
            errors += found.errors
            left_out += found.left_out
        else:
            sources[path] = None
    return Found(sources, errors, [each for each in left_out if each.path not in sources])


def _in_folder(folder: Path, output: Path | None, from_: str | None) -> Found:
    """Return the threads in a folder: its texts, and what another reader recognises."""
    suffixes = {*files.TEXT_SUFFIXES}
    if from_ is None:
        suffixes |= recognised_suffixes()
    elif from_ != FALLBACK:
        suffixes = {*registry.reader(from_).suffixes}
    candidates, unreadable = files.files_under(folder, suffixes)
    errors: list[ConvertError] = [*unreadable]
    formats = {path: _format(path, from_) for path in candidates}
    place = output and output.absolute()
    outputs = _outputs(formats, place if place and folder.absolute() in place.parents else None)
    kept: dict[Path | None, Path | None] = {}
    left_out: list[LeftOut] = []
    for path, name in formats.items():
        if name is None:
            left_out.append(LeftOut(path, UNRECOGNISED))
        elif path in outputs:
            left_out.append(LeftOut(path, IS_OUTPUT))
        else:
            kept[path] = folder
    if not candidates and not errors:
        *others, last = sorted(suffixes)
        listed = f"{', '.join(others)} or {last}" if others else last
        errors.append(InputError(f"there are no threads ({listed}) in this folder", file=folder))
    return Found(kept, errors, left_out)


def _format(path: Path, from_: str | None) -> str | None:
    """Return the reader of a file in a folder, or None if no reader recognises it.

    It is "" where reading the file reports what is wrong: it can't be read, or several recognise it.
    """
    if from_ is not None:
        return from_
    if path.name.lower().endswith(files.TEXT_SUFFIXES):
        return FALLBACK
    try:
        names = recognised_by(Input.of_file(path, _HEAD_LIMIT))
    except InputError:
        return ""
    return names[0] if len(names) == 1 else "" if names else None


def _outputs(formats: Mapping[Path, str | None], output: Path | None) -> set[Path]:
    """Return those files in a folder that an earlier call wrote, which are not threads of their own.

    They are in a format that is written as well as read, such as JSON. They are named after a thread
    beside them, or they are in `output`, the folder of the outputs if that is inside.
    """
    written: dict[str, list[Path]] = defaultdict(list)  # by their suffix
    for path, name in formats.items():
        suffix = _suffix_as_output(path, name)
        if suffix is not None:
            written[suffix].append(path)
    found: set[Path] = set()
    for suffix, paths in written.items():
        others = {path: name for path, name in formats.items() if name is not None}
        for path in paths:
            del others[path]
            if output is not None and output in path.absolute().parents:
                found.add(path)
        found.update(_named_after(others, paths, suffix))
    return found


def _suffix_as_output(path: Path, name: str | None) -> str | None:
    """Return the suffix of a file if it is that of the writer of its format, else None."""
    if not name or name not in registry.names():
        return None
    suffix = registry.writer(name).suffix
    return suffix if path.name.lower().endswith(suffix) else None


def _named_after(
    threads: Mapping[Path, str | None], paths: Iterable[Path], suffix: str
) -> Iterator[Path]:
    """Yield those paths that are the names of outputs of one of some threads.

    A text is one thread, so only other formats have several outputs, which are numbered.
    """
    single = {files.beside(path, suffix) for path in threads}
    several = {files.beside(path, suffix) for path, name in threads.items() if name != FALLBACK}
    for path in paths:
        stem = path.name.removesuffix(suffix)
        if path in single or path.with_name(_POSITION.sub("", stem) + suffix) in several:
            yield path
