"""Say of which distribution, version and content a plugin is, for what depends on all of its code."""

import hashlib
import os
from functools import cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from convert.registry.claims import Claim, canonical
from convert.registry.module_files import paths_under, spec_of

_MOST_FILES = 5000  # of a plugin, which are read


class Identity(NamedTuple):
    """What changes when the code of a plugin changes, and is the same on all machines that have it."""

    distribution: str
    version: str
    content: str
    """The hash of its files, in hexadecimal; empty if they can't be read."""


def identity(claim: Claim) -> Identity:
    """Return the identity of a plugin. Its module is not imported."""
    content = file_content(Path(claim.plugin)) if claim.entry is None else content_of(claim.plugin)
    return Identity(distribution=canonical(claim.distribution), version=claim.version, content=content)


@cache
def content_of(module: str) -> str:
    """Return the hash of the files of the package that a module is in; empty if there are none."""
    spec = spec_of(module.partition(":")[0].partition(".")[0])
    if spec is None or spec.origin is None:  # a namespace package belongs to several distributions
        spec = spec_of(module)
    if spec is None or not spec.origin:
        return ""
    folders = spec.submodule_search_locations
    if not folders:
        return file_content(Path(spec.origin))
    digest = hashlib.blake2b(digest_size=16)
    try:
        for folder in folders:
            for path in islice(paths_under(folder), _MOST_FILES):
                name = Path(path).relative_to(folder).as_posix()
                digest.update(os.fsencode(name) + b"\0" + file_content(Path(path)).encode())
    except OSError:
        return ""
    return digest.hexdigest()


def file_content(path: Path) -> str:
    """Return the hash of a file; empty if it can't be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()
    except OSError:
        return ""
