"""Do jobs one after the other, in this process."""

from collections.abc import Generator, Iterator

from convert.batch.engines.doing import outcomes_of
from convert.batch.jobs import Job, Outcome, Setup, Stop


def serial(jobs: Iterator[Job | Outcome], setup: Setup, stop: Stop) -> Generator[Outcome]:
    """Do jobs in their order, and yield their outcomes. See `convert.batch.jobs.Engine`."""
    while not stop():
        job = next(jobs, None)
        if job is None:
            return
        if isinstance(job, Outcome):
            yield job
        else:
            yield from outcomes_of(job, setup)
