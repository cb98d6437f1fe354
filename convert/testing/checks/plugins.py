"""Check a plugin as a whole: its entry points, its import, its hooks and their names."""

import importlib
import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from importlib.metadata import EntryPoint, entry_points
from types import ModuleType
from typing import Any, Final, TypeGuard

from convert.errors import one_line
from convert.hooks import Reader, Transform, Writer
from convert.testing.advice import Advice
from convert.testing.checks.records import Record, name_of
from convert.testing.checks.running import NotApplicableError
from convert.testing.processes.imports import import_time

_SECTION = "Hooks"
KINDS: Final[Mapping[str, type[Any]]] = {
    "convert_writers": Writer,
    "convert_readers": Reader,
    "convert_transforms": Transform,
}
"""The hooks, and the record that each returns."""


@dataclass(frozen=True)
class Failed:
    """An error in a module or a hook."""

    error: BaseException


class PluginCase:
    """A plugin under test: the module that entry points refer to."""

    def __init__(self, module: str) -> None:
        """Create a case for a module, such as "convert_shout"."""
        self.name = module
        self.subject = f"the plugin {module}"

    @cached_property
    def entries(self) -> list[EntryPoint]:
        """The entry points whose value is this module, in all groups."""
        found = [each for group in _groups() for each in entry_points(group=group)]
        return [entry for entry in found if entry.value == self.name]

    @cached_property
    def module(self) -> ModuleType | Failed:
        """The module, or the error that its import raises."""
        try:
            return importlib.import_module(self.name)
        except (Exception, SystemExit, KeyboardInterrupt) as error:
            return Failed(error)

    @cached_property
    def imported(self) -> ModuleType:
        """The module. Raises `NotApplicableError` if it can't be imported."""
        if isinstance(self.module, Failed):
            raise NotApplicableError("the module can't be imported")
        return self.module

    @cached_property
    def hooks(self) -> dict[str, Callable[[], object]]:
        """The functions of the module with the name of a hook."""
        found = {name: vars(self.imported).get(name) for name in KINDS}
        return {name: function for name, function in found.items() if callable(function)}

    @cached_property
    def results(self) -> dict[str, list[object] | object | Failed]:
        """What each hook that can be called returns: a list, something else, or an error."""
        found: dict[str, list[object] | object | Failed] = {}
        for name, hook in self.hooks.items():
            if not _parameters(hook):
                try:
                    result = hook()
                    found[name] = [*result] if _is_iterable(result) else result
                except (Exception, SystemExit) as error:
                    found[name] = Failed(error)
        return found

    @cached_property
    def records(self) -> list[Record]:
        """The records that the hooks return."""
        return [
            record
            for name, result in self.results.items()
            if isinstance(result, list)
            for record in result
            if isinstance(record, KINDS[name])
        ]


def _is_iterable(result: object) -> TypeGuard[Iterable[object]]:
    """Return whether a hook returned something to iterate over, and neither text nor a mapping."""
    return hasattr(result, "__iter__") and not isinstance(result, str | bytes | Mapping)


def _groups() -> list[str]:
    return [hook.replace("_", ".", 1) for hook in KINDS]


def _parameters(hook: Callable[..., object]) -> list[str]:
    return [*inspect.signature(hook).parameters]


def has_entry_points(case: PluginCase) -> Advice | None:
    """Check that the metadata of an installed distribution name the module."""
    if case.entries:
        return None
    return Advice(
        wrong=f"No installed distribution has an entry point for {case.name}.",
        why="formats are known from metadata alone, so without an entry point nobody finds the plugin.",
        remedy=f'add `[project.entry-points."convert.writers"]` with `NAME = "{case.name}"` to '
        "pyproject.toml (or convert.readers, convert.transforms), and run `pip install -e .` again: "
        "metadata is written when a distribution is installed.",
        section=_SECTION,
    )


def claims_no_name_of_others(case: PluginCase) -> Advice | None:
    """Check that no other distribution has an entry point of the same name."""
    for entry in case.entries:
        for other in entry_points(group=entry.group, name=entry.name):
            if other.value != case.name:
                owner = other.dist.name if other.dist else "another distribution"
                return Advice(
                    wrong=f"{owner} has an entry point {entry.name} in {entry.group}, too.",
                    why="users of both would have to say which one they mean.",
                    remedy="choose another name.",
                    section=_SECTION,
                )
    return None


def can_be_imported(case: PluginCase) -> Advice | None:
    """Check that the import of the module raises nothing."""
    if not isinstance(case.module, Failed):
        return None
    error = case.module.error
    missing = isinstance(error, ModuleNotFoundError) and error.name != case.name
    return Advice(
        wrong=f"{case.name} can't be imported: {one_line(error)}.",
        why="its formats are listed, and each use of them fails.",
        remedy=f"add {getattr(error, 'name', None)} to the dependencies, or to an extra."
        if missing
        else "run `python -c 'import "
        + case.name
        + "'`; a plugin reads no arguments, opens no files and ends no program when it is imported.",
        section=_SECTION,
    )


def is_imported_quickly(case: PluginCase) -> Advice | None:
    """Check that the import takes not too long besides that of the core."""
    if isinstance(case.module, Failed):
        raise NotApplicableError("the module can't be imported")
    found = import_time(case.name)
    if found is None or found.excess <= 0:
        return None
    return Advice(
        wrong=f"The import of {case.name} takes {found.milliseconds:.0f} ms of its own, of which "
        f"{found.slowest} takes {found.share:.0f} ms.",
        why="`--help` and each conversion to your format wait for it; all of the core takes less.",
        remedy=f"import {found.slowest} inside `write`, where it is needed."
        if found.slowest.partition(".")[0] != case.name.partition(".")[0]
        else f"do the work of {found.slowest} in a function, when it is first needed.",
        section=_SECTION,
    )


def spells_its_hooks_right(case: PluginCase) -> Advice | None:
    """Check that no function of the module looks like a hook that does not exist."""
    for name, value in vars(case.imported).items():
        if name in KINDS or not callable(value) or name.startswith("_"):
            continue
        close = get_close_matches(name, KINDS, n=1, cutoff=0.85)
        if (close and name.startswith("convert")) or hasattr(value, "convert_impl"):
            hint = close or get_close_matches(name, KINDS, n=1, cutoff=0.5)
            return Advice(
                wrong=f"{name} is no hook" + (f"; did you mean {hint[0]}?" if hint else "."),
                why="a plugin with an unknown hook is not loaded at all.",
                remedy=f"rename the function: {', '.join(KINDS)} are the hooks.",
                section=_SECTION,
            )
    return None


def marks_its_hooks(case: PluginCase) -> Advice | None:
    """Check that each hook has its decorator."""
    for name, hook in case.hooks.items():
        if not hasattr(hook, "convert_impl"):
            return Advice(
                wrong=f"{name} is not marked as a hook.",
                why="a function without the decorator is never called, and the format stays unknown.",
                remedy=f"write `@convert.hookimpl` above `def {name}():`.",
                section=_SECTION,
            )
    return None


def hooks_take_no_arguments(case: PluginCase) -> Advice | None:
    """Check that hooks can be called without arguments."""
    for name, hook in case.hooks.items():
        if parameters := _parameters(hook):
            return Advice(
                wrong=f"{name} takes arguments: {', '.join(parameters)}.",
                why="hooks are called with none; options reach `write` when a thread is converted.",
                remedy=f"write `def {name}():`.",
                section=_SECTION,
            )
    return None


def hooks_return_records(case: PluginCase) -> Advice | None:
    """Check what hooks return: at least one record, and nothing else."""
    for name, result in case.results.items():
        kind = KINDS[name].__name__
        wrong = None
        if isinstance(result, Failed):
            wrong = f"{name}() fails: {one_line(result.error)}."
        elif not isinstance(result, list):
            wrong = f"{name}() returns {type(result).__name__}, which can't be iterated over."
        elif not result:
            wrong = f"{name}() yields nothing."
        elif others := [type(each).__name__ for each in result if not isinstance(each, KINDS[name])]:
            wrong = f"{name}() yields {', '.join(others)}, not convert.{kind}."
        if wrong:
            return Advice(
                wrong=wrong,
                why="the entry points promise formats that nobody gets, and a test that loops over the "
                "records of a hook passes if there are none.",
                remedy=f"`yield convert.{kind}(…)` for each, or return a list of them.",
                section=_SECTION,
            )
    return None


def names_are_those_of_its_entry_points(case: PluginCase) -> Advice | None:
    """Check that each entry point has its record, and each record its entry point."""
    if not case.entries or not case.records or set(case.results) != set(case.hooks):
        raise NotApplicableError("there are no entry points or no records")
    if any(not isinstance(result, list) for result in case.results.values()):
        raise NotApplicableError("a hook returns no records")
    declared = {(entry.group, entry.name) for entry in case.entries}
    given = {(f"convert.{_kind(record)}s", str(name_of(record))) for record in case.records}
    for what, names, remedy in (
        ("has an entry point, but no record", declared - given, "yield a record with this name"),
        (
            "has a record, but no entry point",
            given - declared,
            "add the entry point, and install again",
        ),
    ):
        if names:
            group, name = min(names)
            return Advice(
                wrong=f"{name} of {group} {what}.",
                why="the name of the entry point is the format; the record behind it must have the "
                "same.",
                remedy=f"{remedy}, or rename one of them.",
                section=_SECTION,
            )
    return None


def _kind(record: Record) -> str:
    return type(record).__name__.lower()


PLUGIN_CHECKS: Final[tuple[Callable[[PluginCase], Advice | None], ...]] = (
    has_entry_points,
    claims_no_name_of_others,
    can_be_imported,
    is_imported_quickly,
    spells_its_hooks_right,
    marks_its_hooks,
    hooks_take_no_arguments,
    hooks_return_records,
    names_are_those_of_its_entry_points,
)
"""The checks of a plugin besides those of its records. Each finds a mistake that no other one finds."""
