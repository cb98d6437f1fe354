"""Divide the options of one name among the writer, the reader and the transform that bear it."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from convert import registry
from convert.errors import ConvertError, PluginError, UsageError
from convert.options import ValueType, build, option_name, options_of, suggestion

Sections: TypeAlias = Mapping[str, Mapping[str, object]]
"""The options of writers, readers and transforms, by their names."""


def own_options(name: str, options: type[Any], section: Mapping[str, object]) -> dict[str, object]:
    """Return those options of a section that a record has, given the type of the record's options.

    Raises `UsageError` for an option that no record of this name has.
    """
    if not section:
        return {}
    own = {option.name for option in options_of(options)}
    others = [option for option in section if option_name(option) not in own]
    if others:
        _check_known(name, others)
    return {option: value for option, value in section.items() if option not in others}


def built(name: str, section: Mapping[str, object]) -> list[Any]:
    """Return the options of all that bear a name: a writer, a reader, a transform.

    Raises `UsageError` if one is unknown or invalid. A broken plugin has none.
    """
    try:
        records = registry.options_types(name)
    except PluginError:
        return []  # which is reported where it is used, and the other formats are written
    return [build(record, own_options(name, record, section), prefix=f"{name}.") for record in records]


def type_of(name: str, option: str) -> ValueType | None:
    """Return the type of an option of a section, or None if its plugin is unknown or broken.

    Raises `UsageError` for an option that no record of this name has.
    """
    try:
        records = registry.options_types(name)
    except ConvertError:
        return None  # which is reported where the section is used
    _check_known(name, [option])
    known = {each.name: each.type for record in records for each in options_of(record)}
    return known[option_name(option)]


def _check_known(name: str, given: list[str]) -> None:
    known = {option.name for each in registry.options_types(name) for option in options_of(each)}
    for option in given:
        if option_name(option) not in known:
            raise UsageError(f"{name}.{option}: no such option{suggestion(option, known)}")
