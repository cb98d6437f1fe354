"""Leave out what is up to date, before a source is read."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from convert.batch.jobs import Job, Outcome, Setup
from convert.batch.results import Result
from convert.batch.state.comparing import SourceNow
from convert.batch.state.earlier import Earlier
from convert.batch.state.store import State
from convert.batch.work import undone

_NOT_FAILED = "it did not fail in the last run"


def pending(
    jobs: Iterable[Job | Result],
    state: State,
    setup: Setup,
    *,
    resume: bool = True,
    retry_failed: bool = False,
) -> Iterator[Job | Outcome]:
    """Yield the jobs that are to be done, and the outcomes of what is not.

    A job of which some formats are up to date is yielded with the others, after their outcome. Nothing
    is read but the status of files, and their content where the status does not decide.

    Args:
        jobs: The jobs of a plan, and its results for what is no job.
        state: What is known of earlier runs.
        setup: How the jobs are done. What `Setup.if_exists` keeps is decided here, if a source has only
            outputs of this kind.
        resume: Leave out what is up to date.
        retry_failed: Leave out also what is not up to date, but did not fail in the last run.

    Raises `PlaceError` if the state can't be written.
    """
    for job in jobs:
        if isinstance(job, Job) and job.outputs:
            yield from _checked(job, state, setup, resume=resume, retry_failed=retry_failed)
        else:
            yield undone(job, setup)


def _checked(
    job: Job, state: State, setup: Setup, *, resume: bool, retry_failed: bool
) -> Iterator[Job | Outcome]:
    """Yield the outcomes of what is up to date, and the job with the rest."""
    earlier = Earlier(job, state, setup)
    results: list[Result] = []
    several: list[tuple[str, Path]] = []
    rest: list[tuple[str, Path | None]] = []
    for name, path in job.outputs:
        result = earlier.up_to_date(name, path) if resume and path is not None else None
        if result is not None:
            results.append(result)
        elif resume and path is not None and earlier.are_up_to_date(name, path):
            several.append((name, path))
        else:
            rest.append((name, path))
    if results:
        yield Outcome(source=job.source.name, results=tuple(results))
    if several:
        yield from earlier.outcomes(several)
    if retry_failed:
        others = [(name, path) for name, path in rest if not earlier.has_failed(name, path)]
        if others:
            yield _not_failed(others, earlier.source)
        rest = [output for output in rest if output not in others]
    if rest or setup.with_repairs:
        job = job._replace(outputs=tuple(rest))
        yield undone(job, setup)


def _not_failed(outputs: Iterable[tuple[str, Path | None]], source: SourceNow) -> Outcome:
    results = tuple(
        Result(
            source=source.name,
            size=source.size,
            modified=source.modified,
            format=name,
            output=None if path is None else str(path),
            status="skipped",
            message=_NOT_FAILED,
        )
        for name, path in outputs
    )
    return Outcome(source=source.name, results=results)
