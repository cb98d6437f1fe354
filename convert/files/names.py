"""Name output files after their sources, and find outputs whose names collide."""

import os
from collections.abc import Iterable
from pathlib import Path

from convert.errors import UsageError

TEXT_SUFFIXES = (".txt", ".text")
"""The suffixes of texts in a folder. A file that is named itself may have any suffix."""


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


def numbered(path: Path, suffix: str, position: int) -> Path:
    """Return the path of one of several outputs: "thread-2.pdf" for "thread.pdf" and position 2."""
    return path.with_name(f"{path.name.removesuffix(suffix)}-{position}{suffix}")


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
    return os.path.normcase(path)


def collision(source: Path | None, other: Path | None) -> str:
    """Return the message for two sources with the same output; None is standard input."""
    names = ["standard input" if each is None else str(each) for each in (source, other)]
    both = " and ".join(names) if source != other else f"two formats of {names[0]}"
    return f"{both} would both be written to this file; rename one, or convert them separately"
