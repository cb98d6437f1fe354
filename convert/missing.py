"""Find the libraries that a format lacks, from the metadata of its distribution alone.

They are the requirements of an extra that is named after the format (`pdf`), or after its plugin
(`pandoc`, for all formats of `convert_pandoc`).
"""

import re
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_EXTRA = re.compile(r"""\bextra\s*==\s*["']([^"']+)["']""")


def remedy(format_name: str, plugin: str, distribution_name: str) -> str | None:
    """Return what a format lacks and how to install it, for a message; None if it lacks nothing."""
    for extra in (format_name, plugin.removeprefix("convert_")):
        lacking = _lacking(distribution_name, extra)
        if lacking:
            return f"needs {', '.join(lacking)}; pip install '{distribution_name}[{extra}]'"
    return None


@cache
def _lacking(distribution_name: str, extra: str) -> tuple[str, ...]:
    """Return the requirements of an extra that are not installed, sorted."""
    requirements = _optional(distribution_name).get(extra, [])
    names = {name for name, text in requirements if not _is_installed(name) and _applies(text, extra)}
    return tuple(sorted(names))


@cache
def _optional(distribution_name: str) -> dict[str, list[tuple[str, str]]]:
    """Return the names and texts of requirements by the extra that their marker names."""
    try:
        texts = distribution(distribution_name).requires or ()
    except (
        Exception
    ):  # a plugin in a file has no distribution, and the metadata of others can be broken
        texts = ()
    found: dict[str, list[tuple[str, str]]] = {}
    for text in texts:
        name = _NAME.match(text)
        for extra in _EXTRA.findall(text):
            if name:
                found.setdefault(extra, []).append((name[0], text))
    return found


@cache
def _is_installed(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def _applies(text: str, extra: str) -> bool:
    """Return whether a requirement is valid, and one of this system and version of Python."""
    # Imported here, since it takes time, and a whole installation lacks nothing.
    from packaging.requirements import InvalidRequirement, Requirement

    try:
        marker = Requirement(text).marker
    except InvalidRequirement:
        return False
    return marker is not None and marker.evaluate({"extra": extra})
