"""Choose the engine of a batch."""

from functools import partial
from typing import TYPE_CHECKING

from convert.batch.engines.cpus import usable_cpus
from convert.batch.engines.serial import serial
from convert.batch.jobs import Engine
from convert.options import BatchOptions, size_in_bytes

if TYPE_CHECKING:  # it takes as long to import as a thread takes to convert
    from concurrent.futures import Executor

SHORT = 300
"""So many threads may be converted before other processes would have started.

More take longer than that in every format.
"""


def engine_for(total: int, options: BatchOptions, executor: "Executor | None") -> Engine:
    """Return the engine for so many sources.

    A single job at a time needs no other process, unless time or memory is limited: only a process can
    be ended.
    """
    memory = None if options.memory is None else size_in_bytes(options.memory)
    # The other engines are imported here, because most calls convert a single thread.
    if executor is not None:
        from convert.batch.engines.executor import executor as with_executor

        return partial(with_executor, executor=executor, timeout=options.timeout, memory=memory)
    is_limited = options.timeout is not None or memory is not None
    is_auto = options.jobs == "auto"
    workers = min(usable_cpus() if options.jobs == "auto" else options.jobs, max(total, 1))
    if workers == 1 and not is_limited:
        return serial
    from convert.batch.engines.pool import pool

    others = partial(pool, workers=workers, timeout=options.timeout, memory=memory)
    if is_auto and total <= SHORT and not is_limited:
        from convert.batch.engines.gradual import gradual

        return partial(gradual, others=others)
    return others
