"""Call records in a process of its own, as `convert.testing.processes.child` asks.

Requests and answers are pickled, each after its length, on what were standard input and output.
"""

import importlib
import importlib.util
import os
import pickle
import struct
import sys
from contextlib import ExitStack
from functools import partial
from types import ModuleType
from typing import IO, Any

from convert.testing.checks.records import name_of
from convert.testing.processes import calls
from convert.testing.processes.locating import Located
from convert.testing.processes.moved import moved
from convert.testing.processes.observing import Observed, Observer

_LENGTH = struct.Struct(">Q")  # precedes each value


def send(file: IO[bytes], value: object) -> None:
    """Write a value for `receive`."""
    data = pickle.dumps(value)
    file.write(_LENGTH.pack(len(data)) + data)
    file.flush()


def receive(file: IO[bytes]) -> Any:
    """Read a value. Raises `EOFError` if the other process has ended."""
    head = file.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    return pickle.loads(file.read(_LENGTH.unpack(head)[0]))


def main() -> None:
    """Answer requests until there are none."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    sys.path[:] = receive(requests)
    sys.dont_write_bytecode = True
    observer = Observer()
    try:
        while True:
            located, function, arguments, moves = receive(requests)
            try:
                record = _record(located)
            except (Exception, SystemExit) as error:
                send(answers, Observed(error=f"can't be found: {type(error).__name__}: {error}"))
                continue
            with ExitStack() as stack:
                for each in moves:
                    stack.enter_context(moved(each))
                observed = observer.observe(partial(getattr(calls, function), record, *arguments))
            send(answers, observed)
    except EOFError:
        pass
    finally:
        observer.close()


def _record(located: Located) -> Any:
    """Return the record that another process described."""
    for name, file in located.modules:
        _import(name, file)
    if located.pickled is not None:
        return pickle.loads(located.pickled)
    module = sys.modules[located.module]
    records = getattr(module, located.hook)()
    return next(record for record in records if name_of(record) == located.name)


def _import(name: str, file: str | None) -> ModuleType:
    """Import a module by its name, or else from its file, as pytest does with test files."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        if file is None:
            raise
    spec = importlib.util.spec_from_file_location(name, file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
