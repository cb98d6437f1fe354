"""Find out what earlier runs did for a job, and whether it is up to date."""

import os
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from msgspec.structs import replace

from convert import files, registry
from convert.batch.jobs import Job, Outcome, Setup
from convert.batch.results import FAILURES, Result
from convert.batch.state.comparing import OutputNow, SourceNow
from convert.batch.state.store import State


class Earlier:
    """What earlier runs did for a job."""

    def __init__(self, job: Job, state: State, setup: Setup) -> None:
        """Create it for a job; `setup` says how the job would be done now."""
        self.source = SourceNow(job.source, setup.reading)
        self._state = state
        self._settings = setup.settings

    def up_to_date(self, name: str, path: Path, thread: int | None = None) -> Result | None:
        """Return the result of an output that is up to date, or None.

        Args:
            name: The format.
            path: The output of the only thread of the source.
            thread: The position of the thread among several of its source.
        """
        output: OutputNow | None = None
        for row in self._rows(name, path, thread):
            place = path if thread is None else self._place(row, name, path)
            if place is not None and row.thread == thread and self._is_done(row, name):
                output = output or OutputNow(place)
                if output.is_as_written(row):
                    row = self._seen(row, output.modified)
                    return replace(row, output=str(place), seconds=0.0, status="up-to-date")
        return None

    def are_up_to_date(self, name: str, path: Path) -> bool:
        """Return whether the source has several threads, and the outputs of all are up to date."""
        return self._source_row is not None and all(
            self.up_to_date(name, path, thread) is not None for thread in self._threads
        )

    def outcomes(self, outputs: Iterable[tuple[str, Path]]) -> Iterator[Outcome]:
        """Yield the outcome of each of several threads, whose outputs are up to date."""
        wanted = list(outputs)
        for thread in self._threads:
            found = [self.up_to_date(name, path, thread) for name, path in wanted]
            results = tuple(row for row in found if row is not None)  # None: removed just now
            yield Outcome(source=self.source.name, thread=thread, results=results)
        if self._source_row is not None:
            row = replace(self._source_row, seconds=0.0, status="up-to-date")
            yield Outcome(source=self.source.name, results=(row,))

    def has_failed(self, name: str, path: Path | None) -> bool:
        """Return whether the last run failed to read the source or to write an output."""
        rows = [*self._source_rows]
        if path is not None:
            for thread in (None, *self._threads):
                rows += self._rows(name, path, thread)
        return any(row.status in FAILURES for row in rows)

    def _rows(self, name: str, path: Path, thread: int | None) -> list[Result]:
        """Return the last rows of an output."""
        if thread is not None:
            return self._state.last((self.source.name, name, thread))
        rows = self._state.last(self._state.relative(os.fspath(path)))
        return [row for row in rows if row.format == name]

    def _place(self, row: Result, name: str, path: Path) -> Path | None:
        """Return the output of one of several threads; None if it would be elsewhere now."""
        folder = files.of_thread(path, registry.writer(name).suffix, "").parent
        place = self._state.folder / (row.output or "")
        return place if place.parent == folder else None

    @cached_property
    def _source_rows(self) -> list[Result]:
        return self._state.last((self.source.name,))

    @cached_property
    def _source_row(self) -> Result | None:
        """The row of a source of several threads, of which all were read."""
        for row in self._source_rows:
            if row.threads is not None and self._is_done(row, ""):
                return self._seen(row, None)
        return None

    @property
    def _threads(self) -> range:
        """The positions of the threads of a source of several."""
        row = self._source_row
        return range(0) if row is None else range(1, (row.threads or 0) + 1)

    def _is_done(self, row: Result, name: str) -> bool:
        """Return whether a row says that something was done, as it would be done now."""
        return (
            row.status == "written"
            and row.settings == self._settings.get(name)
            and self.source.is_of(row)
        )

    def _seen(self, row: Result, output_modified: int | None) -> Result:
        """Return a row with the present name and times, and keep it if they have changed.

        So the next run need not compare the contents again.
        """
        source = self.source
        seen = (source.name, source.size, source.modified, output_modified)
        if seen == (row.source, row.size, row.modified, row.output_modified):
            return row
        row = replace(
            row,
            source=source.name,
            size=source.size,
            modified=source.modified,
            output_modified=output_modified,
        )
        self._state.append([row])
        return row
