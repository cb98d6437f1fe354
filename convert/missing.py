"""Find the libraries that a format lacks, from the metadata of its distribution alone.

They are the requirements of an extra that is named after the format (`pdf`), or after its plugin
(`pandoc`, for all formats of `convert_pandoc`).
"""

from collections.abc import Iterator
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from packaging.requirements import InvalidRequirement, Requirement


def remedy(format_name: str, plugin: str, distribution_name: str) -> str | None:
    """Return what a format lacks and how to install it, for a message; None if it lacks nothing."""
    for extra in (format_name, plugin.removeprefix("convert_")):
        lacking = _lacking(distribution_name, extra)
        if lacking:
            return f"needs {', '.join(lacking)}; pip install '{distribution_name}[{extra}]'"
    return None


@cache
def _lacking(distribution_name: str, extra: str) -> tuple[str, ...]:
    """Return the requirements of an extra that are not installed."""
    try:
        found = distribution(distribution_name)
    except PackageNotFoundError:
        return ()
    return tuple(sorted(name for name in set(_required(found, extra)) if not _is_installed(name)))


def _required(found: Distribution, extra: str) -> Iterator[str]:
    for text in found.requires or ():
        try:
            requirement = Requirement(text)
        except InvalidRequirement:
            continue
        marker = requirement.marker
        if marker and marker.evaluate({"extra": extra}) and not marker.evaluate({"extra": ""}):
            yield requirement.name


@cache
def _is_installed(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True
