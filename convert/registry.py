"""Find the plugin of a format.

The formats are read from the metadata of installed distributions, without importing a plugin. Only the
plugin of the requested format is imported, so a broken plugin affects no other format.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import cache
from importlib.metadata import EntryPoint, distributions, entry_points
from types import ModuleType
from typing import Any, Literal, NamedTuple, TypeAlias, TypeVar

import pluggy

from convert.errors import PluginError, UsageError, one_line
from convert.hooks import Hooks, Reader, Writer
from convert.options import Reading, suggestion

Group: TypeAlias = Literal["convert.writers", "convert.readers"]
RecordT = TypeVar("RecordT", Writer[Any], Reader)


class Format(NamedTuple):
    """A format that an installed distribution declares."""

    name: str
    plugin: str
    """The module that the entry point refers to."""
    distribution: str
    """Name and version: "thread-convert 0.1.0"."""


def formats(group: Group = "convert.writers") -> tuple[Format, ...]:
    """Return all formats, sorted by name. A format that two distributions declare is listed twice."""
    return tuple(
        sorted(
            Format(name=entry.name, plugin=entry.value, distribution=_distribution(entry))
            for entry in _entries(group)
        )
    )


def names(group: Group = "convert.writers") -> frozenset[str]:
    """Return the names of all formats."""
    return frozenset(entry.name for entry in _entries(group))


@cache
def writer(name: str) -> Writer[Any]:
    """Return the writer of a format.

    Raises `UsageError` for an unknown format and `PluginError` if its plugin is broken.
    """
    entry = _entry("convert.writers", name)
    record = _record(entry, "convert_writers", Writer)
    defect = _defect(record)
    if defect:
        raise PluginError(f"{name}: bug in plugin {_describe(entry)}: {defect}")
    return record


@cache
def reader(name: str) -> Reader:
    """Return the reader of a format. Raises the same errors as `writer`."""
    return _record(_entry("convert.readers", name), "convert_readers", Reader)


def plugin_of(name: str) -> str:
    """Return the plugin that writes a format, for messages: "convert_pdf (thread-convert 0.1.0)"."""
    return _describe(_entry("convert.writers", name))


def forget() -> None:
    """Clear all caches, so that plugins which are installed while the program runs are found."""
    for cached in (writer, reader, _entries, _manager):
        cached.cache_clear()


@cache
def _entries(group: Group) -> tuple[EntryPoint, ...]:
    try:
        return tuple(entry_points(group=group))
    except Exception:
        # One malformed entry_points.txt makes importlib.metadata fail for all distributions.
        return tuple(_valid_entries(group))


def _valid_entries(group: Group) -> Iterator[EntryPoint]:
    """Yield the entry points of a group, without those of distributions with malformed metadata."""
    seen = set()
    for distribution in distributions():
        try:
            entries, name = distribution.entry_points.select(group=group), distribution.name
        except Exception:
            continue
        if name not in seen:  # the first one on the path is the one that Python imports
            yield from entries
        seen.add(name)


def _entry(group: Group, name: str) -> EntryPoint:
    entries = [entry for entry in _entries(group) if entry.name == name]
    if not entries:
        hint = "convert --formats lists all formats"
        raise UsageError(f"{name}: no such format{suggestion(name, names(group), hint)}")
    if len(entries) > 1:
        plugins = " and ".join(sorted(map(_describe, entries)))
        raise PluginError(f"{name}: both {plugins} declare this format; uninstall one of them")
    return entries[0]


def _distribution(entry: EntryPoint) -> str:
    """Return name and version of the distribution that an entry point belongs to."""
    # Without a METADATA file, importlib.metadata returns None or raises, depending on its version.
    with suppress(Exception):
        if entry.dist is not None and entry.dist.name:
            return f"{entry.dist.name} {entry.dist.version}"
    return "unknown distribution"


def _describe(entry: EntryPoint) -> str:
    """Return the module and distribution of a plugin, for messages."""
    return f"{entry.value} ({_distribution(entry)})"


@cache
def _manager() -> pluggy.PluginManager:
    manager = pluggy.PluginManager("convert")
    manager.add_hookspecs(Hooks)
    return manager


def _record(entry: EntryPoint, hook: str, kind: type[RecordT]) -> RecordT:
    """Return the record of the format that an entry point declares, calling its plugin only."""
    plugin = _register(entry)
    manager = _manager()
    others = [other for other in manager.get_plugins() if other is not plugin]
    try:
        results: Sequence[Iterable[object]] = manager.subset_hook_caller(hook, others)()
        records = [record for result in results for record in result]
    except Exception as error:
        raise PluginError(
            f"{entry.name}: bug in plugin {_describe(entry)}: {hook}() failed: {one_line(error)}"
        ) from error
    for record in records:
        if isinstance(record, kind) and record.format == entry.name:
            return record
    returned = ", ".join(str(getattr(record, "format", record)) for record in records) or "nothing"
    raise PluginError(
        f"{entry.name}: bug in plugin {_describe(entry)}: it declares this format, but {hook}() "
        f"returned {returned}, not a convert.{kind.__name__} with this name"
    )


def _register(entry: EntryPoint) -> ModuleType:
    """Import the plugin of an entry point and register it.

    A plugin with an unknown hook is unregistered again: pluggy checks the hooks of all plugins
    together, so it would fail for every later format too.
    """
    plugin = _import(entry)
    manager = _manager()
    if not manager.is_registered(plugin):
        try:
            manager.register(plugin)
            manager.check_pending()
        except Exception as error:
            manager.unregister(plugin)
            raise PluginError(
                f"{entry.name}: unknown hook in plugin {_describe(entry)}: {one_line(error)}"
            ) from error
    return plugin


def _import(entry: EntryPoint) -> ModuleType:
    try:
        plugin: ModuleType = entry.load()
    except ModuleNotFoundError as error:
        missing = error.name or "a module"
        raise PluginError(
            f"{entry.name}: plugin {_describe(entry)} needs {missing}, which is not installed; "
            f"{_remedy(entry, missing)}"
        ) from error
    except (Exception, SystemExit) as error:
        raise PluginError(
            f"{entry.name}: plugin {_describe(entry)} can't be imported: {one_line(error)}"
        ) from error
    return plugin


def _remedy(entry: EntryPoint, module: str) -> str:
    """Return how to install a missing module: by the extra that requires it, if there is one."""
    package = module.partition(".")[0]
    if entry.dist is None:
        return f"install {package}"
    extra = _extra_that_requires(package, entry)
    if extra:
        return f"pip install '{entry.dist.name}[{extra}]'"
    return f"install {package}, or reinstall {entry.dist.name}"


def _extra_that_requires(package: str, entry: EntryPoint) -> str | None:
    # Imported here since it is needed for this message only.
    from packaging.requirements import InvalidRequirement, Requirement
    from packaging.utils import canonicalize_name

    assert entry.dist is not None
    for text in entry.dist.requires or []:
        try:
            requirement = Requirement(text)
        except InvalidRequirement:
            continue
        marker = requirement.marker
        if marker is None or canonicalize_name(requirement.name) != canonicalize_name(package):
            continue
        for extra in entry.dist.metadata.get_all("Provides-Extra") or []:
            if marker.evaluate({"extra": extra}) and not marker.evaluate({"extra": ""}):
                return str(extra)
    return None


def _defect(record: Writer[Any]) -> str | None:
    """Return a description of the first mistake in a writer's record; None if it is valid."""
    if not callable(record.write):
        return "`write` is not callable"
    if not record.suffix.startswith("."):
        return f"the suffix {record.suffix!r} does not start with a dot"
    if not (isinstance(record.options, type) and is_dataclass(record.options)):
        return "`options` is not a dataclass"
    reserved = {field.name for field in fields(Reading)} & {
        field.name for field in fields(record.options)
    }
    if reserved:
        return f"options with names reserved for reading: {', '.join(sorted(reserved))}"
    try:
        record.options()
    except Exception as error:
        return f"options without a default: {one_line(error)}"
    return None
