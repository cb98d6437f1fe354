"""Collect what plugins warn of, for the thread that they work on."""

import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from convert import running
from convert.errors import ConvertWarning

_lines: ContextVar[list[str] | None] = ContextVar("lines", default=None)


class _Shared:
    """What replaces `warnings.showwarning`, for as long as any thread of this process collects."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.users = 0
        self.restore: warnings.catch_warnings[Any] | None = None


_shared = _Shared()


@contextmanager
def collected() -> Iterator[list[str]]:
    """Collect the warnings of this context in a list.

    Each is one line that names the thread and the format.
    """
    lines: list[str] = []
    token = _lines.set(lines)
    _enter()
    try:
        yield lines
    finally:
        _leave()
        _lines.reset(token)


def _enter() -> None:
    with _shared.lock:
        _shared.users += 1
        if _shared.users > 1:
            return
        _shared.restore = warnings.catch_warnings()
        _shared.restore.__enter__()
        before = warnings.showwarning
        warnings.simplefilter("always", ConvertWarning)

        def show(message: Warning | str, category: type[Warning], *place: Any, **more: Any) -> None:
            lines = _lines.get()
            if lines is None or not issubclass(category, ConvertWarning):
                before(message, category, *place, **more)
            else:
                lines.append(_line(message))

        warnings.showwarning = show


def _leave() -> None:
    with _shared.lock:
        _shared.users -= 1
        if _shared.users == 0 and _shared.restore is not None:
            _shared.restore.__exit__(None, None, None)
            _shared.restore = None


def _line(message: Warning | str) -> str:
    call = running.current()
    place = f"{call.thread}: {call.name}: " if call and call.thread else ""
    return f"{place}{message}"
