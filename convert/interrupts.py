"""Tell signals that interrupt or end the program from exceptions that a plugin raises by itself."""

import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

# Windows has no SIGHUP, which a terminal sends when it is closed.
_ENDING = [signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]
_SIGNALS = [signal.SIGINT, *_ENDING]
# Seconds. Signals that come together are one event: a shell sends SIGHUP to its programs when its
# terminal is closed, and so does the system; `timeout` signals a program and the program's group.
_TOGETHER = 0.2


class _State:
    handled = False
    """Whether the handlers of this module are installed."""
    received: int | None = None
    """The last signal that they received."""


@contextmanager
def handled() -> Iterator[None]:
    """Handle signals, and restore the previous handlers at the end.

    An interrupt raises `KeyboardInterrupt`, the other signals `SystemExit`. A signal that is ignored
    stays so, since `nohup` starts its program in this way.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread can install handlers
        return
    previous = {number: signal.getsignal(number) for number in _SIGNALS}
    for number, handler in previous.items():
        if handler is not signal.SIG_IGN:
            signal.signal(number, _end)
    _State.handled, _State.received = True, None
    try:
        yield
    finally:
        _State.handled, _State.received = False, None
        for number, handler in previous.items():
            signal.signal(number, handler or signal.SIG_DFL)


@contextmanager
def two_steps(announce: Callable[[int], None] | None = None) -> Iterator[Callable[[], int | None]]:
    """Delay the first signal until the end, so that what was begun can be finished; not the second.

    Yields a function that returns the number of the first signal, or None if none has come. At the end,
    the signal does what `handled` says, which is around this. `announce` is called with its number when
    it comes, wherever the program is, and must not raise.
    """
    if not _State.handled:
        yield lambda: None
        return
    first: list[int] = []
    since = 0.0

    def note(number: int, frame: FrameType | None) -> None:
        nonlocal since
        if not first:
            first.append(number)
            since = time.monotonic()
            if announce is not None:
                announce(number)
        elif time.monotonic() - since > _TOGETHER:
            _end(number, frame)

    replaced = [number for number in _SIGNALS if signal.getsignal(number) is _end]
    for number in replaced:
        signal.signal(number, note)
    try:
        yield lambda: first[0] if first else None
    finally:
        for number in replaced:
            signal.signal(number, _end)
    if first:
        _end(first[0], None)


def is_signalled(error: BaseException) -> bool:
    """Return whether an exception comes from a signal, as far as that can be known.

    Without the handlers of this module, each `KeyboardInterrupt` may come from one, and so does what a
    handler of the program that uses this package raises.
    """
    if _State.handled:
        return _State.received is not None
    return isinstance(error, KeyboardInterrupt) or _is_raised_by_handler(error)


def check() -> None:
    """Raise the exception of a signal again if one came, and other code has caught it."""
    if _State.received == signal.SIGINT:
        raise KeyboardInterrupt
    if _State.received is not None:
        raise SystemExit(128 + _State.received)


def _is_raised_by_handler(error: BaseException) -> bool:
    import traceback  # imported here, because only an error needs it

    handlers = [signal.getsignal(number) for number in signal.valid_signals()]
    codes = {getattr(handler, "__code__", None) for handler in handlers} - {None}
    return any(frame.f_code in codes for frame, _ in traceback.walk_tb(error.__traceback__))


def _end(number: int, frame: FrameType | None) -> NoReturn:
    """End the program by an exception, so that temporary files are removed."""
    _State.received = number
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    for each in _ENDING:
        signal.signal(each, _pass_over)  # nothing shall disturb the end
    sys.exit(128 + number)


def _pass_over(number: int, frame: FrameType | None) -> None:
    """Do nothing. In place of this, `SIG_IGN` prints a traceback if the signal has come already."""
