"""Import a plugin, and return the record that its hook gives for a name."""

import importlib.util
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any, TypeAlias
from zlib import crc32

import pluggy

from convert.errors import PluginError, one_line
from convert.hooks import Hooks, Reader, Transform, Writer
from convert.registry.calls import calling, fault, place_of
from convert.registry.claims import KINDS, Claim, Kind, mistake_in
from convert.registry.defects import defect

Record: TypeAlias = Writer[Any] | Reader[Any] | Transform[Any]

NOUNS: dict[Kind, str] = {"writer": "format", "reader": "input format", "transform": "transform"}
_TYPES: dict[Kind, type[Record]] = {"writer": Writer, "reader": Reader, "transform": Transform}
_HOOKS = [name for name in vars(Hooks) if name.startswith("convert_")]


def load(claim: Claim) -> Record:
    """Return the record for a claim after checking it. Raises `PluginError`."""
    mistake = mistake_in(claim.name)
    if mistake:
        raise fault(claim, mistake)
    record = claim.record.record if claim.entry is None else _find(claim)
    mistake = defect(record)
    if mistake:
        raise fault(claim, mistake)
    return record


class FileRecord:
    """A record of a file of the user, with the name of the module that was made of the file."""

    def __init__(self, record: Record | None, module: str) -> None:
        """Create one; without a record while the file is imported."""
        self.record = record
        self.module = module


def load_file(path: Path) -> list[Claim]:
    """Return the claims of a file with plugins. Raises `PluginError`."""
    name = f"convert_plugin_file_{crc32(os.fsencode(path.absolute()))}"
    whole = Claim(
        kind="writer",
        name=path.name,
        plugin=str(path),
        distribution=path.stem,
        record=FileRecord(None, name),
    )
    spec = importlib.util.spec_from_file_location(name, path)
    if path.suffix != ".py" or spec is None or spec.loader is None:
        raise PluginError("not a Python file: a plugin is a file with the suffix .py", file=path)
    if not path.is_file():
        raise PluginError("there is no such file", file=path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # where dataclasses look for the types of their fields
    try:
        with calling(whole, "the import", loading=True):
            spec.loader.exec_module(module)
    except PluginError:
        del sys.modules[name]
        raise
    claims = [
        Claim(
            kind=kind,
            name=_name(record),
            plugin=str(path),
            distribution=path.stem,
            record=FileRecord(record, name),
        )
        for kind in KINDS
        for record in _records(whole, kind, module)
        if isinstance(record, _TYPES[kind])
    ]
    if not claims:
        raise fault(whole, f"it has no hook that returns records{_hint(module)}")
    return claims


def _find(claim: Claim) -> Record:
    """Return the record of a claim, as its hook returned it."""
    module = _import(claim)
    records = _records(claim, claim.kind, module)
    type_ = _TYPES[claim.kind]
    for record in records:
        if isinstance(record, type_) and _name(record) == claim.name:
            return record
    returned = ", ".join(map(_name, records)) or "nothing"
    raise fault(
        claim,
        f"it declares this {NOUNS[claim.kind]}, but convert_{claim.kind}s() returned {returned}, "
        f"not a convert.{type_.__name__} with this name{'' if records else _hint(module)}",
    )


def _import(claim: Claim) -> ModuleType:
    assert claim.entry is not None
    try:
        with calling(claim, "the import", loading=True):
            module: ModuleType = claim.entry.load()
    except PluginError as error:
        cause = error.__cause__
        if cause is None or isinstance(cause, ModuleNotFoundError):
            raise
        raise PluginError(
            f"{claim.name}: plugin {claim.description} can't be imported: "
            f"{one_line(cause)}{place_of(cause, claim)}; {claim.remedy}"
        ) from cause
    return module


def _records(claim: Claim, kind: Kind, module: ModuleType) -> list[object]:
    """Return what the hook of a plugin returns for a kind.

    Each plugin has a manager of its own, so a hook that pluggy refuses affects no other plugin.
    """
    manager = pluggy.PluginManager("convert")
    manager.add_hookspecs(Hooks)
    hook = f"convert_{kind}s"
    try:
        manager.register(module)
        manager.check_pending()
    except Exception as error:
        raise fault(claim, f"unknown hook: {one_line(error)}{_hint(module)}") from error
    with calling(claim, f"{hook}()", loading=True):
        results: list[Iterable[object]] = getattr(manager.hook, hook)()
        return [record for result in results for record in result]


def _hint(module: ModuleType) -> str:
    """Return advice about a hook that is misspelt or not marked."""
    from difflib import get_close_matches  # imported here, because only a mistake needs it

    for name in vars(module):
        if name in _HOOKS and not hasattr(getattr(module, name), "convert_impl"):
            return f"; put @convert.hookimpl before {name}"
        close = get_close_matches(name, _HOOKS, n=1, cutoff=0.9)
        if close and close[0] not in vars(module) and name.startswith("convert_"):
            return f"; did you mean {close[0]}?"
    return ""


def _name(record: object) -> str:
    """Return the name of a record that a hook returned, which may be anything."""
    try:
        return str(getattr(record, "name" if isinstance(record, Transform) else "format", record))
    except Exception as error:
        return type(error).__name__
