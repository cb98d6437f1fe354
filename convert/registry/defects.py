"""Check the records that a plugin returns."""

import re
from dataclasses import fields, is_dataclass
from typing import Any

from convert.errors import one_line
from convert.hooks import Reader, Transform, Writer
from convert.options import Reading
from convert.options import defect as defect_of_types

# Names that options of writers can't have, since they are arguments of Python's functions.
_RESERVED = {field.name for field in fields(Reading)} | {"to", "out", "keep_source"}

# No separators of folders, spaces and upper case, in which suffixes are compared.
_SUFFIX = re.compile(r"(\.[^\s./\\A-Z\x00-\x1f]+)+")

_FUNCTIONS = {Writer: ("write",), Reader: ("recognise", "read"), Transform: ("apply",)}


def defect(record: Writer[Any] | Reader[Any] | Transform[Any]) -> str | None:
    """Return a description of the first mistake in a record; None if it is valid."""
    for function in _FUNCTIONS[type(record)]:
        if not callable(getattr(record, function)):
            return f"`{function}` is not callable"
    for function in ("address", "archive") if isinstance(record, Reader) else ():
        value = getattr(record, function)
        if value is not None and not callable(value):
            return f"`{function}` is neither callable nor None"
    if not isinstance(record.description, str):
        return "`description` is not text"
    reserved = _RESERVED if isinstance(record, Writer) else set()
    return _defect_of_suffixes(record) or _defect_of_options(record.options, reserved)


def _defect_of_suffixes(record: Writer[Any] | Reader[Any] | Transform[Any]) -> str | None:
    if isinstance(record, Writer) and not isinstance(record.media_type, str):
        return "`media_type` is not text"
    if isinstance(record, Reader) and not isinstance(record.suffixes, tuple):
        return "`suffixes` is not a tuple"
    for suffix in suffixes_of(record):
        if not isinstance(suffix, str) or not suffix.startswith("."):
            return f"the suffix {suffix!r} does not start with a dot"
        if not _SUFFIX.fullmatch(suffix):
            return f"the suffix {suffix!r} is not that of a file in lower case"
    return None


def suffixes_of(record: Writer[Any] | Reader[Any] | Transform[Any]) -> tuple[str, ...]:
    """Return the suffixes of a format; a transform has none."""
    match record:
        case Writer():
            return (record.suffix,)
        case Reader():
            return record.suffixes
        case Transform():
            return ()


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
    return defect_of_types(options)
