"""Do jobs one after the other, in this process."""

from collections.abc import Iterator

from convert.batch.engines.doing import outcomes_of
from convert.batch.jobs import Job, Outcome, Setup, Stop


def serial(jobs: Iterator[Job], setup: Setup, stop: Stop) -> Iterator[Outcome]:
    """Do jobs in their order, and yield their outcomes. See `convert.batch.jobs.Engine`."""
    while not stop():
        job = next(jobs, None)
        if job is None:
            return
        yield from outcomes_of(job, setup)
