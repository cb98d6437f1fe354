"""Merge the reports of several runs, such as those of all shards, for `--merge-reports`."""

from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path

from convert.batch.planning import STANDARD
from convert.batch.results import FAILURES, Result, Row, Summary
from convert.batch.state import Report, encode, merge
from convert.cli.messages import print_message
from convert.cli.report import total
from convert.cli.streams import write_output
from convert.errors import UsageError

_AT_A_TIME = 1000  # rows


def merge_reports(call: Namespace) -> bool:
    """Merge the reports that a call names, and write the result to its output.

    Returns whether no run was missing or stopped, and nothing failed.

    Raises `UsageError` for a wrong call, `InputError` for a damaged report, and `PlaceError`.
    """
    paths = [Path(name) for name in call.threads]
    if not paths:
        raise UsageError("--merge-reports: no report given; name the files that --report wrote")
    rows = merge(paths)
    # All reports are read before the first row comes, so nothing is written if one is damaged.
    rows = chain([next(rows)], rows)
    to_file = call.output not in (None, STANDARD)
    summary = _save(rows, Path(call.output), paths) if to_file else _print(rows)
    if summary.stopped is not None:
        print_message(f"error: {summary.stopped}")
    if not call.quiet:
        print_message(total(summary))
    return summary.stopped is None and not FAILURES & summary.counts.keys()


def _print(rows: Iterator[Row]) -> Summary:
    """Write rows to standard output, and return the last one."""
    return _written(rows, lambda batch: write_output(b"".join(map(encode, batch))))


def _save(rows: Iterator[Row], path: Path, reports: Sequence[Path]) -> Summary:
    """Write rows to a file that is none of the reports, and return the last one."""
    for report in reports:
        with suppress(OSError):  # there is no such file yet
            if path.samefile(report):
                raise UsageError("this is one of the reports; name another output with -o", file=path)
    merged = Report(path)
    summary = _written(
        rows, lambda batch: merged.append([row for row in batch if isinstance(row, Result)])
    )
    merged.close(summary)
    return summary


def _written(rows: Iterator[Row], write: Callable[[Sequence[Row]], None]) -> Summary:
    """Write rows, many at a time, and return the last one, which is the summary."""
    last: Row | None = None
    while batch := list(islice(rows, _AT_A_TIME)):
        write(batch)
        last = batch[-1]
    assert isinstance(last, Summary)
    return last
