"""Name output files after their sources, and find outputs whose names collide."""

import os
from pathlib import Path

from convert.errors import UsageError

THREAD_SUFFIXES = (".txt", ".text")
"""The suffixes of threads in a folder. A file that is named itself may have any suffix."""


def beside(source: Path, suffix: str, folder: Path | None = None, root: Path | None = None) -> Path:
    """Return the path of an output: that of its source with another suffix.

    With `folder`, the output goes there; with `root` too, to the same subfolder of `folder` in which
    the source is below `root`.
    """
    path = source
    if folder is not None:
        path = folder / (source.relative_to(root) if root is not None else source.name)
    # The ".5" of "thread v1.5" is part of the name.
    has_suffix = path.suffix[1:].isalpha()
    return path.with_suffix(suffix) if has_suffix else path.with_name(path.name + suffix)


def check_outputs(outputs: list[tuple[Path, Path | None]]) -> None:
    """Raise `UsageError` if two outputs have the same path. Each output comes with its source."""
    sources: dict[str, Path | None] = {}
    for output, source in outputs:
        key = os.path.normcase(output)
        if key in sources:
            other = sources[key]
            both = f"{other} and {source}" if other != source else f"two formats of {source}"
            raise UsageError(
                f"{both} would both be written to this file; rename one, or convert them separately",
                file=output,
            )
        sources[key] = source
