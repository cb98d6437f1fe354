"""Find the type of values that a type annotation of an option means."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum, Flag
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NewType, Union, get_args, get_origin

from convert.options.composites import AnyOfType, ListType
from convert.options.length import Length
from convert.options.limits import COUNTS, LIMITS
from convert.options.scalars import (
    ChoiceType,
    DateType,
    FlagType,
    LengthType,
    NumberType,
    PathType,
    TextType,
)
from convert.options.value_type import ValueType

UNDERSTOOD = (
    "str, bool, int, float, Literal, Enum, Path, date, Length, lists (list[T] or tuple[T, ...]), "
    "and these with “| None”"
)
"""The types that an option can have, for messages."""

_SIMPLE: Mapping[Any, ValueType] = {
    str: TextType(),
    bool: FlagType(),
    int: NumberType(whole=True),
    float: NumberType(whole=False),
    Path: PathType(),
    date: DateType(),
    Length: LengthType(),
}
_LITERALS = (str, int, bool)


def value_type(hint: Any) -> ValueType:
    """Return the type of values of an annotation. Raises `TypeError` if it is none of `UNDERSTOOD`."""
    hint = _resolved(hint)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _annotated(value_type(arguments[0]), arguments[1:])
    if origin in (Union, UnionType):
        return _any_of(arguments)
    if origin is Literal:
        return _literal(arguments)
    if origin in (list, tuple, Sequence):
        return _list(hint)
    if isinstance(hint, type) and issubclass(hint, Enum) and not issubclass(hint, Flag):
        return _enum(hint)
    if isinstance(hint, type) and hint in _SIMPLE:
        return _SIMPLE[hint]
    raise TypeError(f"it is {spelled(hint)}")


def help_of(hint: Any) -> str:
    """Return the help text of an annotation: the last text in the outermost `Annotated`, else ""."""
    hint = _resolved(hint)
    if get_origin(hint) is Annotated:
        base, *metadata = get_args(hint)
        texts = [each for each in metadata if isinstance(each, str)]
        return texts[-1] if texts else help_of(base)
    if get_origin(hint) in (Union, UnionType):
        return next(filter(None, map(help_of, get_args(hint))), "")
    return ""


def spelled(hint: Any) -> str:
    """Return a type as its author wrote it, more or less: "dict[str, int]"."""
    if isinstance(hint, type) and not get_args(hint):
        return hint.__qualname__
    return str(hint).replace("typing.", "")


def _resolved(hint: Any) -> Any:
    """Return what an alias (`type X = …`) or a `NewType` is for."""
    while True:
        if isinstance(hint, NewType):
            hint = hint.__supertype__
        elif type(hint).__name__ == "TypeAliasType":  # since Python 3.12, and in typing_extensions
            hint = hint.__value__
        else:
            return hint


def _annotated(base: ValueType, metadata: Sequence[Any]) -> ValueType:
    for each in metadata:
        if isinstance(each, str):
            continue
        found = {name: getattr(each, name, None) for name in (*LIMITS, *COUNTS, "pattern")}
        base = base.with_limits({name: limit for name, limit in found.items() if limit is not None})
        description = getattr(each, "description", None)
        if isinstance(description, str):
            base = base.described(description)
    return base


def _any_of(hints: Sequence[Any]) -> ValueType:
    members = tuple(value_type(hint) for hint in hints if hint is not NoneType)
    if len(members) > 1 and any(member.repeated for member in members):
        raise TypeError("a list can't be an alternative to another type")
    return AnyOfType(members=members, optional=NoneType in hints)


def _literal(values: Sequence[object]) -> ValueType:
    for value in values:
        if value is not None and type(value) not in _LITERALS:
            raise TypeError(f"it is a Literal of {value!r}, not of text, whole numbers or bools")
    choices = ChoiceType(
        choices=_by_text([(_literal_text(value), value) for value in values if value is not None])
    )
    return AnyOfType(members=(choices,), optional=True) if None in values else choices


def _literal_text(value: object) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _enum(members: type[Enum]) -> ValueType:
    """Return the choice of the values of an enumeration if they are texts, else of its names."""
    by_value = all(isinstance(member.value, str) for member in members)
    return ChoiceType(
        choices=_by_text(
            [
                (member.value if by_value else member.name.lower().replace("_", "-"), member)
                for member in members
            ]
        )
    )


def _by_text(pairs: Sequence[tuple[str, Any]]) -> Mapping[str, Any]:
    choices = dict(pairs)
    if not pairs:
        raise TypeError("it has no values")
    if len(choices) < len(pairs):
        texts = [text for text, _ in pairs]
        twice = next(text for text in texts if texts.count(text) > 1)
        raise TypeError(f"two of its values are written “{twice}”")
    return choices


def _list(hint: Any) -> ValueType:
    origin, arguments = get_origin(hint), get_args(hint)
    if not arguments or (origin is tuple and arguments[1:] != (...,)):
        raise TypeError(f"it is {spelled(hint)}, neither list[T] nor tuple[T, ...]")
    item = value_type(arguments[0])
    if item.repeated:
        raise TypeError(f"it is {spelled(hint)}, a list of lists")
    if item.holds(None):
        raise TypeError(f"it is {spelled(hint)}, whose items can be None")
    return ListType(item=item, make=list if origin is list else tuple)
