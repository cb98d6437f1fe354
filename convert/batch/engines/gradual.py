"""Do jobs in this process, and in others as soon as it is worthwhile to start them."""

from collections.abc import Generator, Iterator
from time import monotonic

from convert.batch.engines.serial import serial
from convert.batch.jobs import Engine, Job, Outcome, Setup, Stop

ALONE = 2.0
"""How many seconds this process works alone. To start others takes 0.5, and 2 on a busy machine."""


def gradual(
    jobs: Iterator[Job | Outcome], setup: Setup, stop: Stop, *, others: Engine
) -> Generator[Outcome]:
    """Do jobs here for a short time, and the rest, if there is one, with another engine.

    How long a thread takes differs by a factor of a hundred between formats, so the number of threads
    does not say whether others are worthwhile. In this way, a batch takes at most two seconds longer
    than if that had been known. See `convert.batch.jobs.Engine`.
    """
    end = monotonic() + ALONE
    late = False

    def is_late() -> bool:
        nonlocal late
        late = monotonic() >= end
        return late or stop()

    yield from serial(jobs, setup, is_late)
    if late:
        yield from others(jobs, setup, stop)
