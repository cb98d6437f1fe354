"""Create an options dataclass from values that users give."""

from collections.abc import Mapping
from typing import Any, TypeVar

from convert.errors import ConvertError, PluginError, UsageError, one_line
from convert.options.messages import invalid_value, suggestion
from convert.options.option import Option, by_name, option_name
from convert.options.value_type import InvalidValueError

T = TypeVar("T")


def build(record: type[T], values: Mapping[str, object], prefix: str = "") -> T:
    """Create an instance of an options dataclass from values by name, with hyphens or underscores.

    Text is converted to the types of the fields ("no" to False, "12" to 12). Raises `UsageError`, whose
    message names the option with the prefix ("pdf.page-size") and the values that it accepts.
    """
    if not values:
        return record()
    known = by_name(record)
    given: dict[str, object] = {}
    for name, value in values.items():
        option = known.get(option_name(str(name)))
        if option is None:
            raise UsageError(f"{prefix}{name}: no such option{suggestion(str(name), known)}")
        try:
            given[option.field] = option.type.read(value)
        except InvalidValueError as error:
            message = invalid_value(prefix + option.name, error.value, error.expected)
            raise UsageError(message) from None
    try:
        return record(**given)
    except ConvertError:
        raise
    except ValueError as error:
        raise UsageError(_refusal(record, given, prefix, error)) from None
    except Exception as error:
        section = f"{prefix.removesuffix('.')}: " if prefix else ""
        raise PluginError(f"{section}bug in the options' __post_init__: {one_line(error)}") from error


def _refusal(record: type[Any], given: Mapping[str, object], prefix: str, error: ValueError) -> str:
    """Return the message for values that a dataclass refuses, although their types are right."""
    for option in by_name(record).values():
        if option.field in given and not _is_allowed(record, option, given[option.field]):
            return invalid_value(prefix + option.name, given[option.field], option.type.expected)
    names = ", ".join(prefix + option_name(field) for field in given)
    return f"{names}: {' '.join(str(error).split())}"


def _is_allowed(record: type[Any], option: Option, value: object) -> bool:
    try:
        record(**{option.field: value})
    except ValueError:
        return False
    return True
