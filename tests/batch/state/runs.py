"""Run jobs with a state, as a batch does, but in this process."""

from collections.abc import Iterable
from pathlib import Path

from convert.batch.jobs import Job, Outcome, Setup, Source
from convert.batch.results import Result
from convert.batch.state import State, fingerprints, pending
from convert.batch.work import run_job
from convert.options import Reading

FORMATS = {"json": ".json", "markdown": ".md"}


def setup_of(*, formats: Iterable[str] = FORMATS, options=None, **values) -> Setup:
    """Return a setup with the fingerprints of its formats."""
    reading = values.pop("reading", Reading())
    sections = options or {}
    settings = fingerprints(reading, formats, sections)
    return Setup(reading=reading, formats=sections, settings=settings, **values)


def job_of(source: Path, folder: Path, formats: Iterable[str] = FORMATS) -> Job:
    """Return the job of a file whose outputs are in a folder."""
    outputs = tuple((name, folder / (source.stem + FORMATS[name])) for name in formats)
    return Job(source=Source(name=str(source), path=source), outputs=outputs)


def run(
    folder: Path, jobs: Iterable[Job | Result], setup: Setup | None = None, *, shard=None, **options
) -> list[Outcome]:
    """Do all jobs that are pending, and return their outcomes and those of the others."""
    setup = setup or setup_of()
    state = State.open(folder, shard)
    outcomes: list[Outcome] = []
    try:
        for each in pending(jobs, state, setup, **options):
            for outcome in run_job(each, setup) if isinstance(each, Job) else [each]:
                state.append(outcome.results)
                outcomes.append(outcome)
    finally:
        state.close()
    return outcomes


def statuses(outcomes: Iterable[Outcome]) -> dict[str, str]:
    """Return what became of each output, by its file name, and of each source without output."""
    results = [result for outcome in outcomes for result in outcome.results]
    return {Path(result.output or result.source).name: result.status for result in results}
