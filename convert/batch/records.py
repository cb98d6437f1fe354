"""Write what becomes of outputs to the state of their folder and to the report, if there are any."""

from contextlib import nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from convert.batch.results import Result, Summary
from convert.errors import PlaceError
from convert.options import BatchOptions, shard_of

if TYPE_CHECKING:
    from convert.batch.state import Report, State


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
        self.state = None if folder is None else _state(folder, options, beside=beside)
        try:
            self._report = None if options.report is None else _report(options.report)
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
        if self.state is None and self._report is None:
            return
        from convert.version import __version__  # imported here, because it takes milliseconds

        summary = replace(summary, version=__version__)
        try:
            if self.state is not None:
                self.state.close(summary)
        finally:
            if self._report is not None:
                self._report.close(summary)


# What these import is imported late, because most calls convert a single thread, and record nothing.


def _state(folder: Path, options: BatchOptions, *, beside: bool) -> "State | None":
    from convert.batch.state import State

    shard = shard_of(options.shard) if options.shard is not None else None
    with suppress(PlaceError) if beside else nullcontext():
        return State.open(folder, shard)
    return None


def _report(path: Path) -> "Report":
    from convert.batch.state import Report

    return Report(path)
