"""Read all threads of a plan, one after the other, without writing anything."""

from collections.abc import Iterator
from typing import NamedTuple

from convert.batch.jobs import Job, Outcome, Setup
from convert.batch.planning import Plan
from convert.batch.results import Result
from convert.batch.source_reading import threads_of
from convert.batch.warned import collected
from convert.batch.work import row_of, unread
from convert.errors import ConvertError
from convert.running import working_on
from convert.tree import Document


class Thread(NamedTuple):
    """A thread that was read."""

    source: str
    """The name of its source."""
    document: Document
    warnings: tuple[str, ...]
    """What its reader and the transforms warn of, each on one line."""


def threads_in(plan: Plan, setup: Setup) -> Iterator[Thread | Outcome]:
    """Yield all threads of a plan in order, and an outcome for what is none or can't be read."""
    for job in plan.jobs():
        if isinstance(job, Result):
            yield Outcome(source=job.source, results=(job,))
        else:
            yield from _threads_of(job, setup)


def _threads_of(job: Job, setup: Setup) -> Iterator[Thread | Outcome]:
    name = job.source.name
    threads = threads_of(job.source, setup, single=False)
    while True:
        with working_on(name), collected() as warnings:
            position, found = next(threads, (None, None))
        if found is None:
            return
        if isinstance(found.document, ConvertError):
            outcome = unread(row_of(job.source, setup), found.document, setup)
            yield outcome._replace(thread=position, warnings=tuple(warnings))
            return
        yield Thread(source=name, document=found.document, warnings=tuple(warnings))
