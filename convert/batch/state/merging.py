"""Merge the reports of several runs, such as those of all shards."""

import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from io import FileIO
from pathlib import Path

from convert.batch.results import Result, Row, Status, Summary
from convert.batch.state.file import RowFile
from convert.batch.state.index import Index
from convert.batch.state.rows import decode, key_of
from convert.batch.state.summaries import Summaries
from convert.errors import InputError, UsageError, reason


def merge(paths: Sequence[Path]) -> Iterator[Row]:
    """Yield the last row of each output, in the order of the reports, and then one summary.

    A row about a source as a whole counts only if no later one is about the source or its outputs. The
    summary says in `stopped` what is missing: a shard, or the end of a report. The reports may be those
    of one run and of the run that resumed it, in this order, or have been joined before; the files are
    read twice, and their rows are never all in memory.

    Raises `UsageError` if a file is not a regular one, and `InputError` if one can't be read or has a
    line that is no row. All lines are checked before the first row is yielded.
    """
    with ExitStack() as stack:
        files = [_opened(path, stack) for path in paths]
        summaries = Summaries()
        index = Index()
        for number, file in enumerate(files):
            _add(file, number, index, summaries)
        counts: Counter[Status] = Counter()
        for row in _last_rows(files, index):
            if row.threads is None:
                counts[row.status] += 1
            yield row
        yield summaries.merged(counts)


def _opened(path: Path, stack: ExitStack) -> RowFile:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UsageError("not a report: this is not a regular file", file=path)
        file = RowFile(FileIO(path), path)
    except (OSError, ValueError) as error:
        raise InputError(f"can't be read: {reason(error)}", file=path) from None
    stack.callback(file.close)
    return file


def _add(file: RowFile, number: int, index: Index, summaries: Summaries) -> None:
    """Add the rows of a report to the index, and its summaries to the others."""
    row: Row | None = None
    end = 0
    for line_number, (offset, line) in enumerate(file.lines(), 1):
        row, end = decode(line), offset + len(line)
        if row is None:
            raise InputError("not a row of a report", file=file.path, line=line_number)
        if isinstance(row, Summary):
            summaries.add(row)
            continue
        for key in {key_of(row), (row.source,)}:
            if key is not None:
                index.add(key, number, offset)
    if not isinstance(row, Summary) or end != file.size():
        summaries.add_unended(file.path)


def _last_rows(files: Sequence[RowFile], index: Index) -> Iterator[Result]:
    for number, file in enumerate(files):
        for offset, line in file.lines():
            row = decode(line)
            if isinstance(row, Result) and not _is_replaced(row, (number, offset), files, index):
                yield row


def _is_replaced(row: Result, place: tuple[int, int], files: Sequence[RowFile], index: Index) -> bool:
    """Return whether there is a later row about the same output, or about the same source."""
    key = key_of(row)
    if key is None:
        return False
    for number, offset in index.places(key):
        if (number, offset) > place:
            later = decode(files[number].line(offset))
            if isinstance(later, Result) and key in (key_of(later), (later.source,)):
                return True
    return False
