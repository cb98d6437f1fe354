"""Find the files of a module without importing it."""

import os
from collections.abc import Iterator
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import find_spec


def spec_of(module: str) -> ModuleSpec | None:
    """Return where a module is, which an entry point may name with an attribute: "package.module:name".

    Neither the module nor a package that contains it is imported.
    """
    module = module.partition(":")[0]
    top, *parts = module.split(".")
    try:
        spec = find_spec(top)
        for count, _ in enumerate(parts, 2):
            if spec is None or spec.submodule_search_locations is None:
                return None
            name = ".".join([top, *parts][:count])
            spec = PathFinder.find_spec(name, list(spec.submodule_search_locations))
    except Exception:  # a finder of another distribution
        return None
    return spec


def paths_under(folder: str) -> Iterator[str]:
    """Yield the paths of the files in a folder and below it, in order, without compiled ones."""
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                yield from paths_under(entry.path)
        else:
            yield entry.path
