"""Check the dataclass of options: whether each option can be given, shown and understood."""

import dataclasses
import enum
import types
import typing
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from convert.errors import ConvertError
from convert.hooks import Writer
from convert.options import Reading, build, options_of
from convert.testing.advice import Advice
from convert.testing.checking import NotApplicableError
from convert.testing.records import RecordCase

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
    if not options.__dataclass_params__.frozen:  # type: ignore[attr-defined]
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
    """Check that the type of each option can be shown, and that its default can be given."""
    hints = _hints(case)
    for field in _fields(case):
        hint = hints[field.name]
        if not _is_shown(hint):
            return _ungivable(
                field.name, f"its type, {_spelled(hint)}, can't be shown or read from text"
            )
        if field.default is dataclasses.MISSING:
            continue
        try:
            list(options_of(case.record.options))
            build(case.record.options, {field.name: field.default})
        except ConvertError:
            return _ungivable(
                field.name, f"its default, {field.default!r}, is refused when it is given"
            )
        except Exception as error:
            return _ungivable(field.name, f"its type is refused: {error}")
    return None


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


def _ungivable(name: str, reason: str) -> Advice:
    return Advice(
        wrong=f"The option {name} can't be given: {reason}.",
        why="options come from the command line, YAML and Python; one with a type that can't be shown "
        "breaks `--help` and `--show-settings` of the whole format.",
        remedy="use str, bool, int, float, Literal, Enum, Path or tuples of them, or `… | None`; "
        "limits in "
        'an Annotated of their own: `Annotated[Annotated[int, Meta(ge=20)] | None, "help"]`.',
        section=_SECTION,
    )


def _is_shown(hint: Any) -> bool:
    """Return whether the values of a type can be read from text, and shown."""
    origin = get_origin(hint)
    if origin is Annotated:
        return _is_shown(get_args(hint)[0])
    if origin in (Union, types.UnionType):
        return all(map(_is_shown, get_args(hint)))
    if origin is Literal:
        return all(isinstance(value, str | int | bool | None) for value in get_args(hint))
    if origin in (tuple, list):
        return all(part is ... or _is_shown(part) for part in get_args(hint))
    return isinstance(hint, type) and (hint in _SIMPLE or issubclass(hint, Path | enum.Enum))


def _spelled(hint: Any) -> str:
    return getattr(hint, "__name__", None) or str(hint)


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
