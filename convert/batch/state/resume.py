"""Leave out what is up to date, before a source is read."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from convert import files, registry
from convert.batch.jobs import Job, Outcome, Setup
from convert.batch.results import FAILURES, Result
from convert.batch.state.comparing import OutputNow, SourceNow
from convert.batch.state.store import State
from convert.batch.work import kept

_NOT_FAILED = "it did not fail in the last run"


def pending(
    jobs: Iterable[Job | Result],
    state: State | None,
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
        state: What is known of earlier runs; None if nothing is.
        setup: How the jobs are done. What `Setup.if_exists` keeps is decided here, if a source has only
            outputs of this kind.
        resume: Leave out what is up to date.
        retry_failed: Leave out also what is not up to date, but did not fail in the last run.

    Raises `PlaceError` if the state can't be written.
    """
    for job in jobs:
        if isinstance(job, Result):
            yield Outcome(source=job.source, thread=job.thread, results=(job,))
            continue
        if state is not None and job.outputs:
            yield from _Check(job, state, setup).pending(resume=resume, retry_failed=retry_failed)
        else:
            yield kept(job, setup) or job


class _Known(NamedTuple):
    """What the state says of the outputs of one format."""

    rows: list[Result]
    """One for each thread, if all of them are up to date; otherwise none."""
    failed: bool = False
    """Whether the last run failed to write one."""


class _Check:
    """Compare a job with what earlier runs did."""

    def __init__(self, job: Job, state: State, setup: Setup) -> None:
        self._job = job
        self._state = state
        self._setup = setup
        self._now = SourceNow(job.source)

    def pending(self, *, resume: bool, retry_failed: bool) -> Iterator[Job | Outcome]:
        """Yield the outcomes of what is up to date, and the job with the rest."""
        rest: list[tuple[str, Path | None]] = []
        failed: list[tuple[str, Path | None]] = []
        rows: list[Result] = []
        for name, path in self._job.outputs:
            known = _Known(rows=[]) if path is None else self._known(name, path)
            if resume and known.rows:
                rows += known.rows
                continue
            rest.append((name, path))
            if known.failed:
                failed.append((name, path))
        yield from self._outcomes(rows)
        if retry_failed and rest and not self._source_failed():
            yield from self._skipped([output for output in rest if output not in failed])
            rest = failed
        if rest or self._setup.with_repairs:
            job = self._job._replace(outputs=tuple(rest))
            yield kept(job, self._setup) or job

    def _known(self, name: str, path: Path) -> _Known:
        """Return what is known of a format: of the only thread of the source, or of all of several."""
        one = self._known_output(name, path, None)
        if one.rows or self._several is None:
            return one
        several = self._known_outputs(name, path, self._several)
        return _Known(rows=several.rows, failed=one.failed or several.failed)

    @cached_property
    def _several(self) -> Result | None:
        """The last row of a source of several threads, all of which were read."""
        for row in self._state.last((self._now.name,)):
            if row.threads is not None and self._is_done(row, ""):
                return self._seen(row, None)
        return None

    def _known_outputs(self, name: str, path: Path, last: Result) -> _Known:
        """Return what is known of the outputs of several threads."""
        suffix = registry.writer(name).suffix
        rows = []
        complete, failed = True, False
        for position in range(1, (last.threads or 0) + 1):
            known = self._known_output(name, files.numbered(path, suffix, position), position)
            rows += known.rows
            complete = complete and bool(known.rows)
            failed = failed or known.failed
        return _Known(rows=rows if complete else [], failed=failed)

    def _known_output(self, name: str, path: Path, thread: int | None) -> _Known:
        found = self._state.last(self._state.relative(path))
        now = None
        for row in found:
            if row.format == name and row.thread == thread and self._is_done(row, name):
                now = now or OutputNow(path)
                if now.is_as_written(row):
                    return _Known(rows=[self._up_to_date(row, now)])
        return _Known(rows=[], failed=any(row.status in FAILURES for row in found))

    def _is_done(self, row: Result, name: str) -> bool:
        """Return whether a row says that something was done, as it would be done now."""
        return (
            row.status == "written"
            and row.settings == self._setup.settings.get(name)
            and self._now.is_of(row)
        )

    def _up_to_date(self, row: Result, now: OutputNow) -> Result:
        """Return the row of an output that is up to date, with what is seen of its files now."""
        row = self._seen(row, now.modified)
        return replace(row, output=str(now.path), seconds=0.0, status="up-to-date")

    def _seen(self, row: Result, output_modified: int | None) -> Result:
        """Return a row with the present name and times, and keep it if they have changed.

        So the next run need not compare the contents again.
        """
        now = self._now
        seen = (now.name, now.size, now.modified, output_modified)
        if seen == (row.source, row.size, row.modified, row.output_modified):
            return row
        row = replace(
            row,
            source=now.name,
            size=now.size,
            modified=now.modified,
            output_modified=output_modified,
        )
        self._state.append([row])
        return row

    def _outcomes(self, rows: list[Result]) -> Iterator[Outcome]:
        """Yield an outcome for each thread that is up to date."""
        by_thread: dict[int | None, list[Result]] = {}
        for row in rows:
            by_thread.setdefault(row.thread, []).append(row)
        for thread, results in by_thread.items():
            yield Outcome(source=self._now.name, thread=thread, results=tuple(results))
        if None not in by_thread and by_thread and self._several is not None:
            last = replace(self._several, seconds=0.0, status="up-to-date")
            yield Outcome(source=self._now.name, results=(last,))

    def _skipped(self, outputs: list[tuple[str, Path | None]]) -> Iterator[Outcome]:
        results = tuple(
            Result(
                source=self._now.name,
                size=self._now.size,
                modified=self._now.modified,
                format=name,
                output=None if path is None else str(path),
                status="skipped",
                message=_NOT_FAILED,
            )
            for name, path in outputs
        )
        if results:
            yield Outcome(source=self._now.name, results=results)

    def _source_failed(self) -> bool:
        return any(row.status in FAILURES for row in self._state.last((self._now.name,)))
