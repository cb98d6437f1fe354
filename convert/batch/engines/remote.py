"""Run a chunk of jobs in a worker of an executor, which may be on another machine."""

import os
import pickle
import time
from collections.abc import Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

from convert import registry
from convert.batch.engines.pool import pool
from convert.batch.engines.serial import serial
from convert.batch.jobs import Engine, Job, Outcome, Setup
from convert.errors import ConvertError, reason
from convert.version import __version__


class Limits(NamedTuple):
    """What a thread may take at most."""

    timeout: float | None = None
    """In seconds."""
    memory: int | None = None
    """In bytes."""


class ChunkResult(NamedTuple):
    """The result of a chunk."""

    outcomes: tuple[Outcome, ...]
    seconds: float
    """How long the worker took."""
    refusal: ConvertError | None = None
    """Why the worker can't do any job of this batch."""


def packed(setup: Setup) -> bytes:
    """Return a setup as workers get it, with the version of this program and the current folder.

    It is packed only once in a batch, and unpacked only once by a worker.
    """
    return pickle.dumps((__version__, str(Path.cwd()), pickle.dumps(setup)))


def run_chunk(setup: bytes, jobs: Sequence[Job], limits: Limits) -> ChunkResult:
    """Do some jobs, with the setup that `packed` returned."""
    start = time.perf_counter()
    try:
        version, folder, content = pickle.loads(setup)
        _check_version(version)
        _enter(folder, jobs)
        outcomes = tuple(_engine(limits)(iter(jobs), _prepared(content), lambda: False))
    except ConvertError as error:
        return ChunkResult(outcomes=(), seconds=0.0, refusal=error)
    return ChunkResult(outcomes=outcomes, seconds=time.perf_counter() - start)


def _engine(limits: Limits) -> Engine:
    """Return the engine that does a chunk: in this process, unless it may have to be ended."""
    if not any(limits):
        return serial
    return partial(pool, workers=1, timeout=limits.timeout, memory=limits.memory)


def _check_version(version: str) -> None:
    if version != __version__:
        raise ConvertError(
            f"a worker has thread-convert {__version__} instead of {version}; "
            "install the same version on all machines"
        )


def _enter(folder: str, jobs: Sequence[Job]) -> None:
    """Make the folder of the call the current one, which relative paths begin at.

    Where the folder does not exist, only absolute paths and URLs have a meaning. It stays the current
    folder, since other threads of this process may need it.
    """
    try:
        os.chdir(folder)
    except OSError as error:
        paths = [path for job in jobs for path in (job.source.path, *(each for _, each in job.outputs))]
        if any(path is not None and not path.is_absolute() for path in paths):
            raise ConvertError(
                f"a worker can't enter the folder of this call: {reason(error)}; name absolute paths",
                file=folder,
            ) from None


@lru_cache(maxsize=1)  # only the plugins of the last setup are in use
def _prepared(setup: bytes) -> Setup:
    """Return a setup, after its plugins are loaded. Raises `ConvertError`."""
    prepared: Setup = pickle.loads(setup)
    # A worker may have done another batch before, with other plugins.
    registry.use_files(prepared.plugins.files, only_own=prepared.plugins.only_own)
    return prepared
