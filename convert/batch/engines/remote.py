"""Run a chunk of jobs in a worker of an executor, which may be on another machine."""

import pickle
import time
from collections.abc import Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from convert import registry
from convert.batch.engines.pool import pool
from convert.batch.engines.serial import serial
from convert.batch.jobs import Engine, Job, Outcome, Setup
from convert.errors import ConvertError
from convert.version import __version__


class Limits(NamedTuple):
    """What a thread may take at most."""

    timeout: float | None = None
    """In seconds."""
    memory: int | None = None
    """In bytes."""


class Done(NamedTuple):
    """The result of a chunk."""

    outcomes: tuple[Outcome, ...]
    seconds: float
    """How long the worker took."""
    refusal: ConvertError | None = None
    """Why the worker can't do any job of this batch."""


def packed(setup: Setup) -> bytes:
    """Return a setup, and the version of this program, as workers get it.

    It is packed only once in a batch, and unpacked only once by a worker.
    """
    return pickle.dumps((__version__, pickle.dumps(setup)))


def run_chunk(setup: bytes, jobs: Sequence[Job], limits: Limits) -> Done:
    """Do some jobs, with the setup that `packed` returned."""
    start = time.perf_counter()
    try:
        outcomes = tuple(_engine(limits)(iter(jobs), _prepared(setup), lambda: False))
    except ConvertError as error:
        return Done(outcomes=(), seconds=0.0, refusal=error)
    return Done(outcomes=outcomes, seconds=time.perf_counter() - start)


def _engine(limits: Limits) -> Engine:
    """Return the engine that does a chunk: in this process, unless it may have to be ended."""
    if not any(limits):
        return serial
    return partial(pool, workers=1, timeout=limits.timeout, memory=limits.memory)


@lru_cache(maxsize=1)  # only the plugins of the last setup are in use
def _prepared(setup: bytes) -> Setup:
    """Return a setup, after its plugins are loaded. Raises `ConvertError`."""
    version, content = pickle.loads(setup)
    if version != __version__:
        raise ConvertError(
            f"a worker has thread-convert {__version__} instead of {version}; "
            "install the same version on all machines"
        )
    prepared: Setup = pickle.loads(content)
    # A worker may have done another batch before, with other plugins.
    registry.use_files(prepared.plugins.files, only_own=prepared.plugins.only_own)
    return prepared
