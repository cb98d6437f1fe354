"""Move the clock, the time zone and the locale of this process, as far as Python code can see them."""

import datetime
import locale
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any, Final
from unittest import mock

_SHIFT = 400 * 86_400 + 5 * 3_600 + 17 * 60  # seconds: another year, month, day, hour and minute
_DATETIME, _DATE = datetime.datetime, datetime.date
# Modules that are left alone: they compare types by identity, or belong to this process.
_KEPT = {"convert", "msgspec", "unittest", *sys.stdlib_module_names}

_LOCALES = ("tr_TR.UTF-8", "de_DE.UTF-8", "fr_FR.UTF-8", "C")


class _Metaclass(type):
    """Makes real values instances of the classes that replace theirs."""

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, cls.__mro__[1])

    def __subclasscheck__(cls, subclass: type) -> bool:
        return issubclass(subclass, cls.__mro__[1])


class _Datetime(datetime.datetime, metaclass=_Metaclass):
    def __new__(cls, *args: Any, **keywords: Any) -> Any:
        return _DATETIME(*args, **keywords)

    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> Any:
        return _DATETIME.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls) -> Any:
        return _DATETIME.fromtimestamp(time.time(), datetime.UTC).replace(tzinfo=None)


class _Date(datetime.date, metaclass=_Metaclass):
    def __new__(cls, *args: Any, **keywords: Any) -> Any:
        return _DATE(*args, **keywords)

    @classmethod
    def today(cls) -> Any:
        return _DATE.fromtimestamp(time.time())


@contextmanager
def moved(what: str) -> Iterator[None]:
    """Move the "clock", the "time zone" or the "locale" while the block runs."""
    with _MOVES[what]():
        yield


@contextmanager
def _clock() -> Iterator[None]:
    now, now_ns = time.time, time.time_ns
    patches: dict[str, Any] = {
        "time": lambda: now() + _SHIFT,
        "time_ns": lambda: now_ns() + _SHIFT * 10**9,
    }
    for name in ("localtime", "gmtime", "ctime"):
        real = getattr(time, name)
        patches[name] = lambda seconds=None, real=real: real(
            time.time() if seconds is None else seconds
        )
    real_asctime, real_strftime = time.asctime, time.strftime
    patches["asctime"] = lambda when=None: real_asctime(time.localtime() if when is None else when)
    patches["strftime"] = lambda form, when=None: real_strftime(
        form, time.localtime() if when is None else when
    )
    replaced = [*_replaced_names(_DATETIME), *_replaced_names(_DATE)]
    try:
        with (
            mock.patch.multiple(time, **patches),
            mock.patch.multiple(datetime, datetime=_Datetime, date=_Date),
        ):
            for namespace, name, value in replaced:
                namespace[name] = _Datetime if value is _DATETIME else _Date
            yield
    finally:
        for namespace, name, value in replaced:
            namespace[name] = value


def _replaced_names(value: type) -> Iterator[tuple[dict[str, Any], str, type]]:
    """Yield the names of a class in modules that imported it: `from datetime import datetime`."""
    for module_name, module in [*sys.modules.items()]:
        if module_name.partition(".")[0] in _KEPT:
            continue
        namespace = getattr(module, "__dict__", {})
        yield from [(namespace, name, value) for name, found in namespace.items() if found is value]


@contextmanager
def _time_zone() -> Iterator[None]:
    with mock.patch.dict(os.environ, TZ="ZZZ-13:45"):
        _reset_time_zone()
        yield
    _reset_time_zone()


def _reset_time_zone() -> None:
    if hasattr(time, "tzset"):
        time.tzset()


@contextmanager
def _locale() -> Iterator[None]:
    before = locale.setlocale(locale.LC_ALL)
    for name in _LOCALES:
        with suppress(locale.Error):
            locale.setlocale(locale.LC_ALL, name)
            break
    names = dict.fromkeys(("LANG", "LC_ALL", "LANGUAGE"), "tr_TR.UTF-8")
    encoding = mock.Mock(return_value="iso8859-9")
    try:
        with (
            mock.patch.dict(os.environ, names),
            mock.patch.multiple(locale, getpreferredencoding=encoding, getencoding=encoding),
        ):
            yield
    finally:
        locale.setlocale(locale.LC_ALL, before)


_MOVES: Final[Mapping[str, Callable[[], Any]]] = {
    "clock": _clock,
    "time zone": _time_zone,
    "locale": _locale,
}
MOVES: Final = tuple(_MOVES)
"""What can be moved."""
