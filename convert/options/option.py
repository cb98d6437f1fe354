"""Describe the options that a dataclass has, one for each field."""

from collections.abc import Hashable, Mapping
from dataclasses import MISSING, fields
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple, cast, get_type_hints

from convert.options.types import UNDERSTOOD, help_of, value_type
from convert.options.value_type import InvalidValueError, ValueType


class Kind(NamedTuple):
    """The values of an option in short, such as "FILE", where its type does not say it."""

    description: str


class Option(NamedTuple):
    """One option, as users see it."""

    name: str
    """The name with hyphens: "page-size"."""
    field: str
    """The name of the field: "page_size"."""
    help: str
    default: Any
    type: ValueType

    @property
    def kind(self) -> str:
        """The values in short: "TEXT", "NUMBER|none", "yes|no", "a5|a4|letter"."""
        return self.type.kind

    @property
    def values(self) -> tuple[str, ...]:
        """All valid values if they can be listed, else empty."""
        return self.type.values


def options_of(record: type[Any]) -> tuple[Option, ...]:
    """Return the options of a dataclass, in the order of its fields.

    Raises `TypeError` for a type that is not understood, and what Python raises for one that it can't
    evaluate; `defect` describes both.
    """
    return tuple(by_name(record).values())


def by_name(record: type[Any]) -> Mapping[str, Option]:
    """Return the options of a dataclass by their names with hyphens; raises as `options_of` does."""
    return _by_name(cast("Hashable", record))


@cache
def _by_name(record: Any) -> Mapping[str, Option]:
    hints = get_type_hints(record, include_extras=True)
    options = (
        Option(
            name=option_name(field.name),
            field=field.name,
            help=help_of(hints[field.name]),
            default=_default(field),
            type=value_type(hints[field.name]),
        )
        for field in fields(record)
        if field.init
    )
    return MappingProxyType({option.name: option for option in options})


def option_name(field: str) -> str:
    """Return the option name of a field: "page-size" for "page_size", "from" for "from_"."""
    return field.rstrip("_").replace("_", "-")


def defect(record: type[Any]) -> str | None:
    """Return why users could not give one of the options of a dataclass; None if they can."""
    try:
        hints = get_type_hints(record, include_extras=True)
    except Exception as error:
        what = f"{type(error).__name__}: {error}; import them outside of `if TYPE_CHECKING`"
        return f"the types of its options can't be evaluated ({what})"
    names: dict[str, str] = {}
    for field in fields(record):
        if not field.init:
            continue
        try:
            type_ = value_type(hints[field.name])
        except TypeError as error:
            return f"the type of the option {field.name} can't be used: {error}; use {UNDERSTOOD}"
        other = names.setdefault(option_name(field.name), field.name)
        if other != field.name:
            return f"the options {other} and {field.name} have the same name for users"
        default = _default(field)
        try:
            type_.read(default)
        except InvalidValueError as error:
            return f"the default of the option {field.name}, {default!r}, is not {error.expected}"
    return None


def _default(field: Any) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default if field.default is not MISSING else None
