"""Keep in a file what is known about plugins only once they are imported.

The file only saves time: it is ignored if it can't be read or written, is damaged, or may have been
written by another user. An entry counts as long as the files of its plugin are the same.
"""

import hashlib
import os
import stat
import sys
from itertools import islice
from pathlib import Path

import msgspec

from convert.files.caching import cache_folder
from convert.files.writing import replace
from convert.registry.claims import Claim
from convert.registry.module_files import paths_under, spec_of

_SCHEMA = 1  # of the file; to be raised when its content gets another meaning
_LARGEST = 16_000_000  # bytes of the cache
_MOST_FILES = 2000  # of a plugin, which are compared


class Summary(msgspec.Struct, frozen=True):
    """What is shown of a record without importing its plugin."""

    suffixes: tuple[str, ...] = ()
    description: str = ""


class Entry(msgspec.Struct, frozen=True):
    """The summary of a claim, and the stamp that its plugin had when it was made."""

    stamp: str
    summary: Summary


class Content(msgspec.Struct, frozen=True):
    """The content of the file."""

    schema: int = _SCHEMA
    entries: dict[str, Entry] = {}
    completions: dict[str, tuple[str, str]] = {}
    """For each shell, the stamp of all plugins and the script."""


def load() -> Content:
    """Return the content of the cache; an empty one if there is no valid one."""
    try:
        path = _path()
        status = path.stat()
        if _is_trusted(status) and status.st_size <= _LARGEST:
            content = msgspec.json.decode(path.read_bytes(), type=Content)
            if content.schema == _SCHEMA:
                return content
    except (OSError, ValueError, RuntimeError, RecursionError):  # msgspec's errors are ValueErrors
        pass
    return Content()


def store(content: Content) -> None:
    """Replace the content of the cache, if that is possible."""
    try:
        path = _path()
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        replace(path, msgspec.json.encode(content), None, durable=False)
        path.chmod(0o600)
    except (OSError, ValueError, RuntimeError):
        return


def key(claim: Claim) -> str:
    """Return the key of a claim in the cache."""
    return f"{claim.kind} {claim.name} {claim.distribution} {claim.version} {claim.plugin}"


def stamp(module: str) -> str | None:
    """Return what changes with the files of a module; None if they are unknown.

    Neither the module nor a package that contains it is imported.
    """
    spec = spec_of(module)
    if spec is None or not spec.origin:
        return None
    folders = spec.submodule_search_locations
    digest = hashlib.blake2b(digest_size=16)
    try:
        if not folders:
            _add(digest, os.fspath(spec.origin), Path(spec.origin).stat())
        for folder in folders or []:
            sources = (path for path in paths_under(folder) if path.endswith(".py"))
            for path in islice(sources, _MOST_FILES):
                _add(digest, path, Path(path).stat())
    except OSError:
        return None
    return digest.hexdigest()


def _add(digest: "hashlib.blake2b", path: str, status: os.stat_result) -> None:
    digest.update(f"{path}\0{status.st_mtime_ns}\0{status.st_size}\0".encode(errors="surrogatepass"))


def _path() -> Path:
    return cache_folder() / "plugins.json"


def _is_trusted(status: os.stat_result) -> bool:
    """Return whether this is a regular file that nobody but this user can have written."""
    if not stat.S_ISREG(status.st_mode):
        return False
    if sys.platform == "win32":
        return True
    return status.st_uid == os.getuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
