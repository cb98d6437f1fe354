"""Check the dataclass of options: whether each option can be given, shown and understood."""

import dataclasses
import typing
from collections.abc import Callable
from typing import Any

from convert.hooks import Writer
from convert.options import Reading, defect
from convert.testing.advice import Advice
from convert.testing.checks.records import RecordCase
from convert.testing.checks.running import NotApplicableError

_SECTION = "Hooks"
_SIMPLE = (str, bool, int, float, type(None))
_RESERVED = {field.name for field in dataclasses.fields(Reading)} | {"to", "out"}


def options_are_a_frozen_dataclass(case: RecordCase) -> Advice | None:
    """Check that `options` is a dataclass, and frozen."""
    options: object = case.record.options
    if not (isinstance(options, type) and dataclasses.is_dataclass(options)):
        return Advice(
            wrong=f"`options` is {options!r}, not a dataclass.",
            why="its fields become options on the command line, in YAML and in Python.",
            remedy="write `@dataclass(frozen=True)` above the class, and pass the class, not an "
            "instance.",
            section=_SECTION,
        )
    if not options.__dataclass_params__.frozen:  # type: ignore[attr-defined] # typeshed lacks it
        return Advice(
            wrong=f"`options` ({options.__name__}) is not frozen.",
            why="one instance may be used for many threads, and in several processes.",
            remedy="write `@dataclass(frozen=True)`.",
            section=_SECTION,
        )
    return None


def options_have_defaults(case: RecordCase) -> Advice | None:
    """Check that no option has to be given."""
    for field in _fields(case):
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            return Advice(
                wrong=f"The option {field.name} has no default.",
                why="`convert thread.txt --to FORMAT` works without options.",
                remedy=f'give it one: `{field.name}: Annotated[…, "help"] = …`.',
                section=_SECTION,
            )
    return None


def options_have_help(case: RecordCase) -> Advice | None:
    """Check that each option has a help text."""
    hints = _hints(case)
    for field in _fields(case):
        texts = getattr(hints[field.name], "__metadata__", ())
        if not (texts and isinstance(texts[0], str) and texts[0].strip()):
            return Advice(
                wrong=f"The option {field.name} has no help text.",
                why="`--help` shows it, and nothing else tells users what the option does.",
                remedy=f'write it first in `Annotated`: `{field.name}: Annotated[…, "help"] = …`.',
                section=_SECTION,
            )
    return None


def options_can_be_given(case: RecordCase) -> Advice | None:
    """Check that the type of each option can be shown and read, and that its default can be given."""
    _hints(case)
    if options_have_defaults(case):
        raise NotApplicableError("an option has no default")
    problem = defect(case.record.options)
    if problem is None:
        return None
    return Advice(
        wrong=f"Not all options can be given: {problem}.",
        why="options come from the command line, YAML and Python, and one that can't be shown breaks "
        "`--help` and `--show-settings` of the whole format.",
        remedy="use one of the types in docs/plugins.md, and a default that users could give, too.",
        section=_SECTION,
    )


def options_have_names_of_their_own(case: RecordCase) -> Advice | None:
    """Check that no option of a writer has the name of one that reading has."""
    if not isinstance(case.record, Writer):
        return None
    for field in _fields(case):
        if field.name in _RESERVED:
            return Advice(
                wrong=f"The name of the option {field.name} is reserved.",
                why="Python's functions take the options of reading and of the writer side by side, as "
                f"in `convert.convert(source, to=…, {field.name}=…)`.",
                remedy=f"rename it; these are reserved: {', '.join(sorted(_RESERVED))}.",
                section=_SECTION,
            )
    return None


def _fields(case: RecordCase) -> tuple[dataclasses.Field[Any], ...]:
    options: object = case.record.options
    if not (isinstance(options, type) and dataclasses.is_dataclass(options)):
        raise NotApplicableError("`options` is no dataclass")
    return dataclasses.fields(options)


def _hints(case: RecordCase) -> dict[str, Any]:
    _fields(case)
    try:
        return typing.get_type_hints(case.record.options, include_extras=True)
    except Exception as error:
        raise NotApplicableError("the types of the options can't be evaluated") from error


def option_types_can_be_evaluated(case: RecordCase) -> Advice | None:
    """Check that the types of options are there when the program runs."""
    _fields(case)
    try:
        typing.get_type_hints(case.record.options, include_extras=True)
    except Exception as error:
        return Advice(
            wrong=f"The types of the options can't be evaluated: {type(error).__name__}: {error}.",
            why="they are read when the program runs, for `--help` and to convert values.",
            remedy="import them outside `if TYPE_CHECKING:`.",
            section=_SECTION,
        )
    return None


OPTION_CHECKS: tuple[Callable[[RecordCase], Advice | None], ...] = (
    options_are_a_frozen_dataclass,
    option_types_can_be_evaluated,
    options_have_defaults,
    options_have_help,
    options_can_be_given,
    options_have_names_of_their_own,
)
