"""Find the plugin of a format or a transform.

The names are read from the metadata of installed distributions, without importing a plugin. Only the
plugin of the requested name is imported, so a broken plugin affects no other format.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import cache
from importlib.metadata import EntryPoint, distributions, entry_points
from types import ModuleType
from typing import Any, Literal, NamedTuple, TypeAlias, TypeVar, cast

import pluggy

from convert.errors import PluginError, UsageError, one_line
from convert.hooks import Hooks, Reader, Transform, Writer
from convert.options import Reading, defect, suggestion

Kind: TypeAlias = Literal["writer", "reader", "transform"]
RecordT = TypeVar("RecordT", Writer[Any], Reader[Any], Transform[Any])

_NOUNS: dict[Kind, str] = {"writer": "format", "reader": "input format", "transform": "transform"}
# Names that options of plugins can't have, since they are arguments of Python's functions.
_RESERVED = {field.name for field in fields(Reading)} | {"to", "out"}


class Format(NamedTuple):
    """A format that an installed distribution declares."""

    name: str
    plugin: str
    """The module that the entry point refers to."""
    distribution: str
    """Name and version: "thread-convert 0.1.0"."""


def formats(kind: Kind = "writer") -> tuple[Format, ...]:
    """Return all formats, sorted by name. A format that two distributions declare is listed twice."""
    return tuple(
        sorted(
            Format(name=entry.name, plugin=entry.value, distribution=_distribution(entry))
            for entry in _entries(kind)
        )
    )


def names(kind: Kind = "writer") -> frozenset[str]:
    """Return the names of all formats, or of all transforms."""
    return frozenset(entry.name for entry in _entries(kind))


def writer(name: str) -> Writer[Any]:
    """Return the writer of a format.

    Raises `UsageError` for an unknown format and `PluginError` if its plugin is broken.
    """
    return _checked("writer", name, Writer)


def reader(name: str) -> Reader[Any]:
    """Return the reader of a format. Raises the same errors as `writer`."""
    return _checked("reader", name, Reader)


def transform(name: str) -> Transform[Any]:
    """Return a transform. Raises the same errors as `writer`."""
    return _checked("transform", name, Transform)


def options_types(name: str) -> list[type[Any]]:
    """Return the options of the writer, the reader and the transform of a name, as far as they exist.

    Raises `UsageError` if there is none of them, and `PluginError` if a plugin is broken.
    """
    found: list[type[Any]] = []
    if name in names("writer"):
        found.append(writer(name).options)
    if name in names("reader"):
        found.append(reader(name).options)
    if name in names("transform"):
        found.append(transform(name).options)
    return found or [writer(name).options]  # which raises the error for an unknown format


def description(kind: Kind, name: str) -> str:
    """Return the plugin of a format, for messages: "convert_pdf (thread-convert 0.1.0)"."""
    return _describe(_entry(kind, name))


def bug(kind: Kind, name: str, what: str, file: str) -> PluginError:
    """Return the error for a function of a plugin that failed while it worked on a thread."""
    return PluginError(f"bug in plugin {description(kind, name)}: the {name} {kind} {what}", file=file)


def forget() -> None:
    """Clear all caches, so that plugins which are installed while the program runs are found."""
    for cached in (_known, _entries, _manager):
        cached.cache_clear()


def _checked(kind: Kind, name: str, record_type: type[RecordT]) -> RecordT:
    """Return the record of a name after checking it, which happens once."""
    record = _known().get((kind, name))
    if record is None:
        record = _known()[kind, name] = _loaded(kind, name, record_type)
    return cast("RecordT", record)


@cache
def _known() -> dict[tuple[Kind, str], Any]:
    """Return the records that were loaded, by kind and name."""
    return {}


def _loaded(kind: Kind, name: str, record_type: type[RecordT]) -> RecordT:
    entry = _entry(kind, name)
    record = _record(entry, kind, record_type)
    defect = _defect(record)
    if defect:
        raise PluginError(f"{name}: bug in plugin {_describe(entry)}: {defect}")
    return record


@cache
def _entries(kind: Kind) -> tuple[EntryPoint, ...]:
    group = f"convert.{kind}s"
    try:
        return tuple(entry_points(group=group))
    except Exception:
        # One malformed entry_points.txt makes importlib.metadata fail for all distributions.
        return tuple(_valid_entries(group))


def _valid_entries(group: str) -> Iterator[EntryPoint]:
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


def _entry(kind: Kind, name: str) -> EntryPoint:
    entries = [entry for entry in _entries(kind) if entry.name == name]
    if not entries:
        hint = f"convert --formats lists all {'transforms' if kind == 'transform' else 'formats'}"
        raise UsageError(f"{name}: no such {_NOUNS[kind]}{suggestion(name, names(kind), hint)}")
    if len(entries) > 1:
        plugins = " and ".join(sorted(map(_describe, entries)))
        raise PluginError(f"{name}: both {plugins} declare this {_NOUNS[kind]}; uninstall one of them")
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


def _record(entry: EntryPoint, kind: Kind, record_type: type[RecordT]) -> RecordT:
    """Return the record of the format that an entry point declares, calling its plugin only."""
    plugin, hook = _register(entry), f"convert_{kind}s"
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
        if isinstance(record, record_type) and _name(record) == entry.name:
            return record
    returned = ", ".join(map(_name, records)) or "nothing"
    raise PluginError(
        f"{entry.name}: bug in plugin {_describe(entry)}: it declares this {_NOUNS[kind]}, but "
        f"{hook}() returned {returned}, not a convert.{record_type.__name__} with this name"
    )


def _name(record: object) -> str:
    """Return the name of a record that a hook returned, which may be anything."""
    return str(getattr(record, "name" if isinstance(record, Transform) else "format", record))


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


def _defect(record: Writer[Any] | Reader[Any] | Transform[Any]) -> str | None:
    """Return a description of the first mistake in a record; None if it is valid."""
    functions: tuple[str, ...]
    suffixes: tuple[str, ...]
    match record:
        case Writer():
            functions, suffixes = ("write",), (record.suffix,)
        case Reader():
            functions, suffixes = ("recognise", "read"), record.suffixes
        case Transform():
            functions, suffixes = ("apply",), ()
    for function in functions:
        if not callable(getattr(record, function)):
            return f"`{function}` is not callable"
    for suffix in suffixes:
        if not suffix.startswith("."):
            return f"the suffix {suffix!r} does not start with a dot"
    reserved = _RESERVED if isinstance(record, Writer) else set()
    return _defect_of_options(record.options, reserved)


def _defect_of_options(options: object, reserved: set[str]) -> str | None:
    if not (isinstance(options, type) and is_dataclass(options)):
        return "`options` is not a dataclass"
    taken = reserved & {field.name for field in fields(options)}
    if taken:
        return f"options with names reserved for reading: {', '.join(sorted(taken))}"
    try:
        options()
    except Exception as error:
        return f"options without a default: {one_line(error)}"
    return defect(options)
