"""Describe a record so that another process finds it."""

import pickle
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from convert.hooks import Reader, Transform, Writer
from convert.testing.checks.records import Record, name_of


@dataclass(frozen=True, kw_only=True)
class Located:
    """Where a record is."""

    modules: tuple[tuple[str, str | None], ...]
    """The modules to import first, each with its file."""
    pickled: bytes | None = None
    """The record, which refers to functions by their modules and names."""
    module: str = ""
    """The module whose hook returns the record, if it can't be pickled."""
    hook: str = ""
    name: str = ""


def locate(record: Record) -> Located | None:
    """Return where a record is; None if no other process can find it."""
    function = function_of(record)
    names = {getattr(function, "__module__", None), getattr(record.options, "__module__", None)}
    known = tuple((name, _file(name)) for name in sorted(filter(None, names)) if name in sys.modules)
    try:
        return Located(modules=known, pickled=pickle.dumps(record))
    except Exception:  # a function in a function, a lambda
        pass
    hook = {Writer: "convert_writers", Reader: "convert_readers", Transform: "convert_transforms"}
    for name, _ in known:
        if hasattr(sys.modules[name], hook[type(record)]):
            return Located(modules=known, module=name, hook=hook[type(record)], name=name_of(record))
    return None


def function_of(record: Record) -> Callable[..., Any]:
    """Return the function of a record that does its work."""
    function: Callable[..., Any]
    match record:
        case Writer():
            function = record.write
        case Reader():
            function = record.read
        case Transform():
            function = record.apply
    return getattr(function, "func", function)  # that of a functools.partial


def _file(name: str) -> str | None:
    return getattr(sys.modules[name], "__file__", None)
