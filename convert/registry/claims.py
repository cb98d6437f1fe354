"""Find which distributions claim which names, from their metadata and without importing a plugin."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, fields
from importlib.metadata import Distribution, EntryPoint, distributions, entry_points
from typing import Any, Literal, TypeAlias

from convert.options import Reading, option_name

Kind: TypeAlias = Literal["writer", "reader", "transform"]
KINDS: tuple[Kind, ...] = ("writer", "reader", "transform")

_GROUPS: dict[Kind, str] = {kind: f"convert.{kind}s" for kind in KINDS}

OWN = "thread-convert"
"""The distribution whose claims win over those of others."""

UNKNOWN = "unknown distribution"

RULE = "a name starts with a letter, and has lower-case ASCII letters, digits, “-” and “_” only"

_NAME = re.compile(r"[a-z][a-z0-9_-]{0,59}")
# Words of YAML 1.1 for true, false and null, and the keys of a configuration that are settings.
_TAKEN = {"yes", "no", "on", "off", "true", "false", "null", "to", "out", "plugins"}
_TAKEN |= {option_name(each.name) for each in fields(Reading)}


@dataclass(frozen=True)
class Claim:
    """A name that a distribution, or a file of the user, claims for a plugin."""

    kind: Kind
    name: str
    plugin: str
    """The module that the entry point refers to, or the name of a file."""
    distribution: str
    """The name of the distribution; the stem of the name of a file."""
    version: str = ""
    entry: EntryPoint | None = field(default=None, compare=False)
    """None for a file of the user."""
    record: Any = field(default=None, compare=False)
    """The record, where it is known already."""

    @property
    def own(self) -> bool:
        """Whether the plugin belongs to this project."""
        return canonical(self.distribution) == OWN

    @property
    def qualified(self) -> str:
        """The name with its distribution: "pdf@convert-shout"."""
        return f"{self.name}@{canonical(self.distribution)}"

    @property
    def description(self) -> str:
        """Plugin, distribution and version, for messages: "convert_pdf (thread-convert 0.1.0)"."""
        if self.entry is None:
            return self.plugin
        return f"{self.plugin} ({self.distribution}{self.version and f' {self.version}'})"

    @property
    def remedy(self) -> str:
        """What the user can do about a bug of the plugin."""
        if self.entry is None:
            return "correct the file, or leave it out"
        if self.own or self.distribution == UNKNOWN:
            return "report it to its authors"
        return f"report it to its authors, or uninstall {self.distribution}"


def canonical(name: str) -> str:
    """Return the normalized name of a distribution (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def mistake_in(name: str) -> str | None:
    """Return why a name can't be used, or None."""
    if name in _TAKEN:
        return f"the name {name!r} is taken: it is a setting or a word of YAML"
    if not _NAME.fullmatch(name):
        return f"the name {name!r} is invalid: {RULE}"
    return None


def installed() -> list[Claim]:
    """Return the claims of all distributions, in the order of `_order`."""
    return ordered({_claim(kind, entry) for kind, entry in _entries()})


def malformed() -> Iterator[str]:
    """Yield a message for each distribution whose entry points can't be read."""
    for distribution in distributions():
        try:
            list(distribution.entry_points)
        except Exception:
            name, version = _identity(distribution)
            yield (
                f"{name}{version and f' {version}'}: its entry_points.txt can't be read; "
                "report it to its authors, or uninstall it"
            )


def _order(claim: Claim) -> tuple[bool, str, str, str, str]:
    """Return a key that puts the claims of this project first, and is the same in each process."""
    return not claim.own, claim.name, canonical(claim.distribution), claim.plugin, claim.kind


def ordered(claims: Iterable[Claim]) -> list[Claim]:
    """Return claims with those of this project first, then by name and distribution."""
    return sorted(claims, key=_order)


def _claim(kind: Kind, entry: EntryPoint) -> Claim:
    name, version = _identity(entry.dist)
    return Claim(
        kind=kind,
        name=entry.name,
        plugin=entry.value,
        distribution=name,
        version=version,
        entry=entry,
    )


def _entries() -> Iterable[tuple[Kind, EntryPoint]]:
    try:
        found = entry_points()
        return [(kind, entry) for kind in KINDS for entry in found.select(group=_GROUPS[kind])]
    except Exception:
        # One malformed entry_points.txt makes importlib.metadata fail for all distributions.
        return list(_valid_entries())


def _valid_entries() -> Iterator[tuple[Kind, EntryPoint]]:
    """Yield all entry points, without those of distributions whose metadata is malformed."""
    seen = set()
    for distribution in distributions():
        try:
            entries = distribution.entry_points
            found = [(kind, entry) for kind in KINDS for entry in entries.select(group=_GROUPS[kind])]
        except Exception:
            continue
        name = canonical(_identity(distribution)[0])
        if name not in seen or name == canonical(UNKNOWN):  # Python imports the first on the path
            yield from found
        seen.add(name)


def _identity(distribution: Distribution | None) -> tuple[str, str]:
    """Return the name and version of a distribution.

    They are taken from the name of its folder, which takes less time than its metadata, and is there
    even if the metadata is missing or damaged. importlib.metadata has no public name for the folder.
    """
    folder = getattr(distribution, "_path", None)
    name, hyphen, version = str(getattr(folder, "stem", "")).partition("-")
    if name and hyphen and str(getattr(folder, "suffix", "")) == ".dist-info":
        return name.replace("_", "-"), version
    with suppress(Exception):  # None or an exception, depending on the version of Python
        if distribution is not None and distribution.name:
            return str(distribution.name), str(distribution.version)
    return UNKNOWN, ""
