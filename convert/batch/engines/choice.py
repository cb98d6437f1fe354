"""Choose the engine of a batch."""

from concurrent.futures import Executor
from functools import partial

from convert.batch.engines.cpus import usable_cpus
from convert.batch.engines.serial import serial
from convert.batch.jobs import Engine
from convert.options import BatchOptions, size_in_bytes

FEW = 32
"""So few threads are converted before other processes would have started."""


def engine_for(total: int, options: BatchOptions, executor: Executor | None) -> Engine:
    """Return the engine for so many sources.

    A single job at a time needs no other process, unless time or memory is limited: only a process can
    be ended.
    """
    memory = None if options.memory is None else size_in_bytes(options.memory)
    # The other engines are imported here, because most calls convert a single thread.
    if executor is not None:
        from convert.batch.engines.executor import executor as with_executor

        return partial(with_executor, executor=executor, timeout=options.timeout, memory=memory)
    workers = options.jobs
    if workers == "auto":
        workers = 1 if total <= FEW else usable_cpus()
    if workers == 1 and options.timeout is None and options.memory is None:
        return serial
    from convert.batch.engines.pool import pool

    return partial(
        pool,
        workers=min(workers, max(total, 1)),
        timeout=options.timeout,
        memory=memory,
    )
