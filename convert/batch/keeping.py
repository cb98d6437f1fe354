"""Keep what was fetched for a thread in a file beside its outputs."""

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from convert import files
from convert.batch.jobs import Job, Setup
from convert.batch.results import KEPT_SOURCE, Result
from convert.batch.writing import EXISTS, is_kept, write
from convert.errors import ConvertError
from convert.tree import Document


class Keeping:
    """The file for what is fetched for the threads of one job."""

    def __init__(self, job: Job, document: Document, content: Callable[[], bytes | None]) -> None:
        """Name the file after the first thread; `content` returns what was fetched so far."""
        self._job = job
        self._path = _path(job, document)
        self._content = content

    def result(self, row: Result, setup: Setup) -> Result:
        """Write the file, and return what became of it; `row` is about the source."""
        row = replace(row, thread=None, format=KEPT_SOURCE, output=str(self._path), seconds=0.0)
        try:
            if is_kept(self._path, setup):
                return replace(row, status="skipped", message=EXISTS)
            content = self._content() or b""
            written = write(content, self._path, self._job.source, setup, durable=setup.durable)
        except ConvertError as error:
            return replace(row, status="failed", error=type(error).__name__, message=str(error))
        return replace(
            row,
            status="written",
            output_size=written.size,
            output_modified=written.modified,
            output_sha256=written.sha256,
        )


def _path(job: Job, document: Document) -> Path:
    paths = [path for _, path in job.outputs if path is not None]
    if paths and job.ending is None:
        return paths[0].with_name(files.stem(paths[0].name) + files.SOURCE_SUFFIX)
    folder = paths[0] if paths else Path()
    return folder / files.output_name(
        f"{files.thread_name(document)}{job.ending or ''}", files.SOURCE_SUFFIX
    )
