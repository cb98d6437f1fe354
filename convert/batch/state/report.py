"""Write the report of a run: the rows of all outputs, and a summary at the end."""

import stat
from collections.abc import Iterable
from io import FileIO
from pathlib import Path

from convert.batch.planning.request import STANDARD
from convert.batch.results import Result, Summary
from convert.batch.state.file import RowFile
from convert.batch.state.rows import decode, encode
from convert.batch.state.store import is_state
from convert.errors import PlaceError, UsageError, reason


class Report:
    """A report, which is written as the run goes on."""

    def __init__(self, path: Path) -> None:
        """Begin a report, in place of an earlier one.

        Raises `UsageError` if the file has something else in it, and `PlaceError` if it can't be
        written.
        """
        try:
            _check_is_report(path)
            self._rows = RowFile(FileIO(path, "w"), path)
        except (OSError, ValueError) as error:
            raise PlaceError(f"can't be written: {reason(error)}", file=path) from None

    def append(self, results: Iterable[Result]) -> None:
        """Add results. Raises `PlaceError`."""
        self._rows.append(b"".join(map(encode, results)))

    def close(self, summary: Summary | None = None) -> None:
        """Add the summary of the run, if it is known, and close the file. Raises `PlaceError`."""
        try:
            if summary is not None:
                self._rows.append(encode(summary))
        finally:
            self._rows.close()


def _check_is_report(path: Path) -> None:
    """Raise `UsageError` if a file is no report, so that a mistake in a call destroys no thread."""
    if str(path) == STANDARD:
        raise UsageError("--report: - is no file; name a file, or /dev/stdout for standard output")
    if is_state(path.name):
        raise UsageError("this is the name of a state, which a run writes itself", file=path)
    try:
        status = path.stat()
    except FileNotFoundError:
        return
    if not stat.S_ISREG(status.st_mode) or not status.st_size:
        return
    rows = RowFile(FileIO(path), path)
    try:
        if decode(rows.line(0)) is None:
            raise UsageError(
                "this file exists and is not a report, so it is not replaced; name another file",
                file=path,
            )
    finally:
        rows.close()
