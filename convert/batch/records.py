"""Write what becomes of outputs to the state of their folder and to the report, if there are any."""

from contextlib import nullcontext, suppress
from pathlib import Path

from convert.batch.results import Result, Summary
from convert.batch.state import Report, State
from convert.errors import PlaceError
from convert.options import BatchOptions, shard_of


class Records:
    """The state and the report of a run."""

    def __init__(self, folder: Path | None, options: BatchOptions, *, beside: bool = False) -> None:
        """Open them.

        Args:
            folder: The folder of the state.
            options: The options that name the report and the shard.
            beside: Whether outputs are next to their sources. Then the folder need not be writable, and
                there is no state if it is not: outputs in its subfolders can be written all the same.

        Raises `UsageError` if another run writes to the folder, or the report would replace something
        else, and `PlaceError` if they can't be written.
        """
        shard = shard_of(options.shard) if options.shard is not None else None
        self.state: State | None = None
        if folder is not None:
            with suppress(PlaceError) if beside else nullcontext():
                self.state = State.open(folder, shard)
        try:
            self._report = Report(options.report) if options.report is not None else None
        except BaseException:
            if self.state is not None:
                self.state.close()
            raise

    def append(self, results: tuple[Result, ...]) -> None:
        """Add results. Raises `PlaceError`."""
        if self.state is not None:
            self.state.append(results)
        if self._report is not None:
            self._report.append(results)

    def close(self, summary: Summary) -> None:
        """Add the summary, and close both. Raises `PlaceError`."""
        try:
            if self.state is not None:
                self.state.close(summary)
        finally:
            if self._report is not None:
                self._report.close(summary)
