"""Know which plugin runs and on which thread, for messages about what it prints and warns of."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple


class Call(NamedTuple):
    """The code of a plugin that runs."""

    plugin: str
    """Plugin, distribution and version."""
    name: str
    """The format or the transform."""
    thread: str | None


_current: ContextVar[Call | None] = ContextVar("call", default=None)
_thread: ContextVar[str | None] = ContextVar("thread", default=None)


def current() -> Call | None:
    """Return the call of a plugin that runs in this context, if there is one."""
    return _current.get()


@contextmanager
def entered(call: Call) -> Iterator[None]:
    """Set the call that runs."""
    token = _current.set(call)
    try:
        yield
    finally:
        _current.reset(token)


@contextmanager
def working_on(thread: str) -> Iterator[None]:
    """Name the source of a thread in messages in this way, such as by its path."""
    token = _thread.set(thread)
    try:
        yield
    finally:
        _thread.reset(token)


def name_of(thread: str) -> str:
    """Return how messages name a thread: as `working_on` says, or else by this name."""
    return _thread.get() or thread
