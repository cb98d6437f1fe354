"""Name output files after their sources."""

import os
import re
import unicodedata
from hashlib import sha256
from pathlib import Path

from convert.locations import is_url

TEXT_SUFFIXES = (".txt", ".text")
"""The suffixes of texts in a folder. A file that is named itself may have any suffix."""
ARCHIVE_SUFFIXES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
"""The suffixes of archives."""

LONGEST_NAME = 255
"""The length of the longest name of a file, in bytes."""
SOURCE_SUFFIX = ".source.zip"
"""The suffix of what was fetched for a thread and kept."""

_ENDING = re.compile(r"-[0-9a-f]{16}\Z")
_LONGEST_CHARACTER = 4  # bytes


def beside(source: Path, suffix: str, folder: Path | None = None) -> Path:
    """Return the path of an output: that of its source with another suffix, or in `folder`."""
    place = source.parent if folder is None else folder
    return place / output_name(stem(source.name), suffix)


def stem(name: str) -> str:
    """Return the name of a source without its suffix; the ".5" of "thread v1.5" is part of the name."""
    for suffix in (SOURCE_SUFFIX, *ARCHIVE_SUFFIXES):
        if name.lower().endswith(suffix):
            return name[: -len(suffix)] or name
    base, _, ending = name.rpartition(".")
    return base if base and ending.isalpha() else name


def output_name(stem: str, suffix: str) -> str:
    """Return the name of an output.

    If it is too long for a file system, the end of the stem is replaced by a hash of all of the stem.
    """
    name = stem + suffix
    if _size(name) <= LONGEST_NAME:
        return name
    ending = _ending(stem)
    room = LONGEST_NAME - _size(ending + suffix)
    start = stem[:room]
    while _size(start) > room:
        start = start[:-1]
    return f"{start}{ending}{suffix}"


def cut_or_whole(stem: str, longest_suffix: int) -> str:
    """Return what is equal for a stem and for the stems of its outputs, also if these had to be cut.

    Args:
        stem: The stem of a source, or of an output as `output_name` named it.
        longest_suffix: The length of the longest suffix of the outputs.
    """
    size = _size(stem)
    if size < LONGEST_NAME - longest_suffix - _LONGEST_CHARACTER + 1:
        return stem
    if found := _ENDING.search(stem):
        return found[0]
    return _ending(stem) if size > LONGEST_NAME - longest_suffix else stem


def _ending(stem: str) -> str:
    """Return what stands for the end of a stem that is too long."""
    return f"-{sha256(os.fsencode(stem)).hexdigest()[:16]}"


def _size(name: str) -> int:
    return len(name) if name.isascii() else len(os.fsencode(name))


def of_thread(path: Path, suffix: str, name: str) -> Path:
    """Return the path of one of several outputs, in a folder that is named like the only one would be.

    For "all.pdf" and the thread "2020-11-10-hello", that is "all/2020-11-10-hello.pdf".
    """
    return path.with_name(path.name.removesuffix(suffix)) / f"{name}{suffix}"


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
