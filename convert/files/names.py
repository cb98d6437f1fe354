"""Name output files after their sources, and find outputs whose names collide."""

import os
import unicodedata
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from convert.errors import UsageError
from convert.locations import is_url

TEXT_SUFFIXES = (".txt", ".text")
"""The suffixes of texts in a folder. A file that is named itself may have any suffix."""

LONGEST_NAME = 255
"""The length of the longest name of a file, in bytes."""


def beside(source: Path, suffix: str, folder: Path | None = None, root: Path | None = None) -> Path:
    """Return the path of an output: that of its source with another suffix.

    With `folder`, the output goes there; with `root` too, to the same subfolder of `folder` in which
    the source is below `root`.
    """
    path = source
    if folder is not None:
        name = source.relative_to(root).as_posix() if root is not None else source.name
        path = folder / name  # one of them may be on this machine, and the other in a store
    return path.with_name(output_name(stem(path.name), suffix))


def stem(name: str) -> str:
    """Return the name of a source without its suffix; the ".5" of "thread v1.5" is part of the name."""
    base, _, ending = name.rpartition(".")
    return base if base and ending.isalpha() else name


def output_name(stem: str, suffix: str) -> str:
    """Return the name of an output.

    If it is too long for a file system, the end of the stem is replaced by a hash of all of the stem.
    """
    name = stem + suffix
    if _size(name) <= LONGEST_NAME:
        return name
    digest = sha256(os.fsencode(stem)).hexdigest()[:16]
    room = LONGEST_NAME - _size(f"-{digest}{suffix}")
    start = stem[:room]
    while _size(start) > room:
        start = start[:-1]
    return f"{start}-{digest}{suffix}"


def _size(name: str) -> int:
    return len(name) if name.isascii() else len(os.fsencode(name))


def numbered(path: Path, suffix: str, position: int) -> Path:
    """Return the path of one of several outputs: "thread-2.pdf" for "thread.pdf" and position 2."""
    return path.with_name(output_name(f"{path.name.removesuffix(suffix)}-{position}", suffix))


def prefix(folder: str) -> str:
    """Return a folder as what the name of a file in it follows: "in/", or "" for the current folder."""
    if folder in ("", "."):
        return ""
    separator = "/" if is_url(folder) else os.sep
    return folder if folder.endswith(separator) else folder + separator


def without_links(folder: str) -> str:
    """Return the path of a folder without links; a URL as it is."""
    return folder if is_url(folder) else os.path.realpath(folder)


def folded(name: str) -> str:
    """Return what is equal for two names that are one where case and forms of Unicode are ignored."""
    return unicodedata.normalize("NFC", name).lower()


def sources_by_output(outputs: Iterable[tuple[Path, Path | None]]) -> dict[str, Path | None]:
    """Return the source of each output, by the `output_key` of the output.

    Raises `UsageError` if two outputs have the same path.
    """
    sources: dict[str, Path | None] = {}
    for output, source in outputs:
        key = output_key(output)
        if key in sources:
            raise UsageError(collision(sources[key], source), file=output)
        sources[key] = source
    return sources


def output_key(path: Path) -> str:
    """Return what is equal for two paths of the same output."""
    return os.path.normcase(str(path))


def collision(source: Path | None, other: Path | None) -> str:
    """Return the message for two sources with the same output; None is standard input."""
    names = ["standard input" if each is None else str(each) for each in (source, other)]
    both = " and ".join(names) if source != other else f"two formats of {names[0]}"
    return f"{both} would both be written to this file; rename one, or convert them separately"
