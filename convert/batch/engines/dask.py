"""Use the workers of a Dask cluster, through the executor that its client offers."""

import logging
import warnings
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from typing import Any

from convert.errors import ConvertError, UsageError, one_line

_TIMEOUT = 30.0
"""Seconds to wait for an answer of the scheduler."""

_MUCH = 100_000
"""Bytes that should not be sent with each task."""

_COMPARED = ("thread-convert", "distributed", "python")


@contextmanager
def dask(address: str) -> Iterator[Executor]:
    """Connect to the scheduler at an address, such as "tcp://10.0.0.1:8786", and yield an executor.

    Until the end, the scheduler does not repeat a task whose worker died: the engine itself does, and
    knows more. Otherwise a thread that kills its worker would kill three more, with what they do.

    Raises `UsageError` without the extra "dask" or an address, and `ConvertError` if no scheduler
    answers, or if its workers have other versions.
    """
    if not address:  # for which Dask would start processes on this machine
        raise UsageError("the address of the Dask scheduler is empty")
    try:
        from distributed import Client
        from distributed.versions import VersionMismatchWarning
    except ImportError:
        raise UsageError("Dask is not installed; pip install 'thread-convert[dask]'") from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", VersionMismatchWarning)  # `_check_versions` compares them
            client = Client(address, timeout=_TIMEOUT, set_as_default=False)
    except Exception as error:  # of many types: OSError, ValueError, TypeError for TLS, …
        raise ConvertError(
            f"no Dask scheduler answers: {one_line(error)}; "
            "name the address that the scheduler prints when it starts, such as tcp://10.0.0.1:8786",
            file=address,
        ) from None
    with _without_log(), client:
        _check_versions(client)
        previous = client.run_on_scheduler(_allow_failures(0))
        try:
            yield client.get_executor(pure=False)
        finally:
            with suppress(Exception):  # the scheduler may have ended
                client.run_on_scheduler(_allow_failures(previous))


def shared(executor: Executor, data: bytes) -> Any:
    """Return an argument for tasks that is some bytes, which Dask sends to each worker only once.

    It is the result of a task, which is done again if all workers that have it die. For another
    executor, and for few bytes, it is the bytes themselves.
    """
    if type(executor).__module__ != "distributed.cfexecutor" or len(data) < _MUCH:
        return data
    client: Any = vars(executor)["_client"]  # there is no public name for it
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # that it is large
        return client.submit(bytes, data, pure=False)


@contextmanager
def _without_log() -> Iterator[None]:
    """Keep Dask from logging to standard error: what goes wrong is an error or an outcome."""
    loggers = [
        logger
        for name, logger in logging.root.manager.loggerDict.items()
        if name.partition(".")[0] == "distributed" and isinstance(logger, logging.Logger)
    ]
    levels = [(handler, handler.level) for logger in loggers for handler in logger.handlers]
    for handler, _ in levels:
        handler.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for handler, level in levels:
            handler.setLevel(level)


def _check_versions(client: Any) -> None:
    """Raise `ConvertError` if a worker has another version of what both sides use."""
    versions = client.get_versions(packages=["thread-convert"])
    own = versions["client"]["packages"]
    for worker, found in sorted(versions["workers"].items()):
        packages = found["packages"]
        for name in _COMPARED:
            here, there = _version(own, name), _version(packages, name)
            if here != there:
                raise ConvertError(
                    f"this Dask worker has {name} {there}, but here it is {here}; "
                    "use the same version on all machines",
                    file=worker,
                )


def _version(packages: Mapping[str, Any], name: str) -> str:
    """Return the version of a package; of Python, only what decides whether data can be exchanged."""
    version = str(packages.get(name))
    return ".".join(version.split(".")[:2]) if name == "python" else version


def _allow_failures(number: int) -> Callable[[Any], int]:
    """Return a function that sets how often a task is repeated, and returns the number until then.

    It is local, so that it is sent whole: thread-convert need not be installed where the scheduler is.
    """

    def allow_failures(dask_scheduler: Any) -> int:
        previous: int
        previous, dask_scheduler.allowed_failures = dask_scheduler.allowed_failures, number
        return previous

    return allow_failures
