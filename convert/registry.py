"""Registry: from the name of a format to the plugin behind it.

The formats are known from the metadata of what is installed, without importing any of it. Only the
plugin that is asked for is imported, so a broken one harms its own format and no other.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from types import ModuleType
from typing import Any, Literal, NamedTuple, TypeAlias, TypeVar, get_args

import pluggy

from convert.entry_points import EntryPoint, entry_points
from convert.errors import PluginError, UsageError
from convert.hooks import Hooks, Reader, Writer
from convert.options import Reading, suggestion

Group: TypeAlias = Literal["convert.writers", "convert.readers"]
RecordT = TypeVar("RecordT", Writer[Any], Reader)


class Format(NamedTuple):
    """A format that something installed claims to write or read."""

    name: str
    plugin: str
    """The module that the entry point names."""
    distribution: str
    """Name and version: "thread-convert 0.1.0"."""


def formats(group: Group = "convert.writers") -> tuple[Format, ...]:
    """All formats, by name; a format that two distributions claim is listed twice."""
    return tuple(sorted(Format(entry.name, entry.value, _origin(entry)) for entry in _entries(group)))


def names(group: Group = "convert.writers") -> frozenset[str]:
    """The names of all formats; unlike `formats`, it asks nobody for a version."""
    return frozenset(entry.name for entry in _entries(group))


@cache
def writer(name: str) -> Writer[Any]:
    """The writer of a format.

    Raises `UsageError` for a format that nobody claims, `PluginError` where its plugin is at fault.
    """
    entry = _entry("convert.writers", name)
    record = _record(entry, "convert_writers", Writer)
    fault = _fault(record)
    if fault:
        raise PluginError(f"{name}: the writer of {_who(entry)} {fault}")
    return record


@cache
def reader(name: str) -> Reader:
    """The reader of a format; raises like `writer`."""
    return _record(_entry("convert.readers", name), "convert_readers", Reader)


def forget() -> None:
    """Look for plugins anew when next asked: for tests, and for whoever installs while running."""
    for known in (writer, reader, _all_entries, _manager):
        known.cache_clear()


@cache
def _all_entries() -> tuple[EntryPoint, ...]:
    return entry_points(get_args(Group))


def _entries(group: Group) -> list[EntryPoint]:
    return [entry for entry in _all_entries() if entry.group == group]


def _entry(group: Group, name: str) -> EntryPoint:
    entries = [entry for entry in _entries(group) if entry.name == name]
    if not entries:
        known = sorted(entry.name for entry in _entries(group))
        listed = "convert --formats lists them"
        raise UsageError(f"{name}: no such format{suggestion(name, known, listed)}")
    if len(entries) > 1:
        claims = " and ".join(sorted(map(_who, entries)))
        raise PluginError(f"{name}: both {claims} claim this format; uninstall one of them")
    return entries[0]


def _origin(entry: EntryPoint) -> str:
    found = entry.distribution()
    return f"{found.name} {found.version}" if found else "an unnamed distribution"


def _who(entry: EntryPoint) -> str:
    """A plugin, as messages name it."""
    return f"{entry.value} ({_origin(entry)})"


@cache
def _manager() -> pluggy.PluginManager:
    manager = pluggy.PluginManager("convert")
    manager.add_hookspecs(Hooks)
    return manager


def _record(entry: EntryPoint, hook: str, kind: type[RecordT]) -> RecordT:
    """The record of the format that an entry point claims, from its plugin alone."""
    plugin = _registered(entry)
    manager = _manager()
    others = [other for other in manager.get_plugins() if other is not plugin]
    try:
        answers: Sequence[Iterable[object]] = manager.subset_hook_caller(hook, others)()
        records = [record for answer in answers for record in answer]
    except Exception as error:
        raise PluginError(f"{entry.name}: {hook} of {_who(entry)} fails: {_told(error)}") from error
    for record in records:
        if isinstance(record, kind) and record.format == entry.name:
            return record
    given = ", ".join(str(getattr(record, "format", record)) for record in records) or "nothing"
    raise PluginError(
        f"{entry.name}: {_who(entry)} claims this format, but its {hook} gives {given}; "
        f"it must give a convert.{kind.__name__} of that name"
    )


def _registered(entry: EntryPoint) -> ModuleType:
    """The plugin of an entry point, imported and registered.

    A plugin that fails the check for misspelt hooks is unregistered again: the check looks at all
    plugins, and would fail for every later format, too.
    """
    plugin = _loaded(entry)
    manager = _manager()
    if not manager.is_registered(plugin):
        try:
            manager.register(plugin)
            manager.check_pending()
        except Exception as error:
            manager.unregister(plugin)
            raise PluginError(
                f"{entry.name}: {_who(entry)} has a hook that is none: {_told(error)}"
            ) from error
    return plugin


def _loaded(entry: EntryPoint) -> ModuleType:
    try:
        plugin: ModuleType = entry.load()
    except ModuleNotFoundError as error:
        missing = error.name or "a module"
        remedy = _remedy(entry, missing)
        raise PluginError(
            f"{entry.name}: {_who(entry)} needs {missing}, which is not installed; {remedy}"
        ) from error
    except (Exception, SystemExit) as error:
        raise PluginError(f"{entry.name}: {_who(entry)} can't be imported: {_told(error)}") from error
    return plugin


def _remedy(entry: EntryPoint, module: str) -> str:
    """What to install for a missing module: the extra that asks for it, if one does."""
    name = module.partition(".")[0]
    found = entry.distribution()
    for requirement in (found.requires or []) if found else []:
        wanted, _, marker = requirement.partition(";")
        extra = re.search(r"""extra\s{0,3}==\s{0,3}['"]([\w.-]+)""", marker)
        package = wanted.split("[")[0].split(">")[0].split("=")[0].strip()
        if extra and found and package.lower().replace("-", "_") == name.lower():
            return f"pip install '{found.name}[{extra[1]}]'"
    return f"install {name}, or reinstall {found.name if found else 'the plugin'}"


def _fault(record: Writer[Any]) -> str | None:
    """What is wrong with a writer's record, if anything."""
    if not callable(record.write):
        return "can't be called: `write` is no function"
    if not record.suffix.startswith("."):
        return f"has the suffix {record.suffix!r}, which must start with a dot"
    if not (isinstance(record.options, type) and is_dataclass(record.options)):
        return "has no dataclass as its `options`"
    clash = {field.name for field in fields(Reading)} & {field.name for field in fields(record.options)}
    if clash:
        return f"has an option of the reader's name: {', '.join(sorted(clash))}"
    try:
        record.options()
    except Exception as error:
        return f"has options without a default: {_told(error)}"
    return None


def _told(error: BaseException) -> str:
    """An error of somebody else's code, in one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())
