"""Do one job: read the threads of its source once, and write the outputs of each."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from msgspec.structs import replace

from convert import files, registry
from convert.batch.facts import facts_of
from convert.batch.jobs import Job, Outcome, Setup, Source
from convert.batch.keeping import Keeping
from convert.batch.results import Result
from convert.batch.source_reading import UnrecognisedError, threads_of
from convert.batch.warned import collected
from convert.batch.writing import EXISTS, for_standard_output, is_kept, of_thread, rendered_as, write
from convert.errors import ConvertError
from convert.running import working_on
from convert.tree import Document


def run_job(job: Job, setup: Setup) -> Iterator[Outcome]:
    """Do a job, and yield the outcome of each thread that its source holds.

    The outputs of several threads are named after them, and a last outcome says how many there were.
    At most two are in memory at a time. Errors are results; a failed output does not stop the others.
    """
    outcomes = _outcomes(job, setup)
    while True:
        # Not around the loop: what the caller does meanwhile is no part of the job.
        with working_on(job.source.name), collected() as warnings:
            outcome = next(outcomes, None)
        if outcome is None:
            return
        yield outcome._replace(warnings=tuple(warnings))


def _outcomes(job: Job, setup: Setup) -> Iterator[Outcome]:
    outcome = _kept(job, setup)
    if outcome is not None:
        yield outcome
        return
    row = row_of(job.source, setup)
    threads = 0
    names = files.ThreadNames()
    keeping: Keeping | None = None
    for position, found in threads_of(job.source, setup, single=job.single):
        row = replace(row, sha256=found.sha256, thread=position, seconds=round(found.seconds, 3))
        if isinstance(found.document, ConvertError):
            yield unread(row, found.document, setup)
            return
        if setup.keep_source and job.source.url is not None:
            keeping = keeping or Keeping(job, found.document, found.kept)
        is_named = position is not None or job.ending is not None
        name = names.name(found.document) if is_named else None
        yield converted(job, found.document, row, name, setup)
        threads = position or 0
    if keeping is not None:
        yield Outcome(source=row.source, results=(keeping.result(row, setup),))
    if threads:
        last = replace(row, thread=None, threads=threads, status="written")
        yield Outcome(source=row.source, results=(last,))


def row_of(source: Source, setup: Setup) -> Result:
    """Return a result with what is known of a source before it is read."""
    size, modified = (len(source.data) if source.data is not None else None), None
    if source.path is not None:
        try:
            status = source.path.stat()
            size, modified = status.st_size, status.st_mtime_ns
        except (OSError, ValueError):
            pass  # reading it says why
    return Result(
        source=source.name,
        size=size,
        modified=modified,
        settings=setup.settings.get("", ""),
        status="failed",
    )


def undone(item: Job | Result, setup: Setup) -> Job | Outcome:
    """Return what is to be done for an item of a plan, or its outcome if that is known already.

    Nothing is read.
    """
    if isinstance(item, Result):
        return Outcome(source=item.source, thread=item.thread, results=(item,))
    return _kept(item, setup) or item


def _kept(job: Job, setup: Setup) -> Outcome | None:
    """Return the outcome of a job of which nothing is to be written; None for any other."""
    if not job.outputs or job.ending is not None:
        return None
    if setup.with_repairs or setup.if_exists == "overwrite":
        return None
    row = row_of(job.source, setup)
    results: list[Result] = []
    for name, path in job.outputs:
        output = _Output(name=name, path=path)
        try:
            result = _result_if_kept(output, setup, row)
        except ConvertError as error:
            result = _failure(_of(output, row, setup), error)
        if result is None:
            return None
        results.append(result)
    return Outcome(source=row.source, results=tuple(results))


def unread(row: Result, error: ConvertError, setup: Setup) -> Outcome:
    """Return the outcome for a source, or a part of it, that could not be read."""
    if isinstance(error, UnrecognisedError):
        result = replace(row, status="skipped", message=error.message)
        return Outcome(source=row.source, results=(result,))
    return Outcome(
        source=row.source,
        thread=row.thread,
        results=(_failure(row, error),),
        tracebacks=_tracebacks([error], setup),
    )


class _Output(NamedTuple):
    """An output of one thread."""

    name: str
    """Its format."""
    path: Path | None
    """None for standard output."""


def converted(job: Job, document: Document, row: Result, thread: str | None, setup: Setup) -> Outcome:
    """Write the outputs of a thread, and return what became of them.

    `thread` is its name, if its outputs are named after it.
    """
    row = replace(row, repairs=dict(Counter(repair.kind for repair in document.repairs)))
    results: list[Result] = []
    errors: list[ConvertError] = []
    standard: str | bytes | None = None
    for name, path in job.outputs:
        output = _Output(name=name, path=path)
        try:
            if path is not None:
                output = output._replace(path=_path(path, name, thread, job.ending, setup))
            result = _result_if_kept(output, setup, row)
            if result is None:
                result, standard = _written(output, document, row, job.source, setup)
        except ConvertError as error:
            errors.append(error)
            result = _failure(_of(output, row, setup), error)
        results.append(result)
    return Outcome(
        source=row.source,
        thread=row.thread,
        results=tuple(results),
        facts=facts_of(document),
        repairs=document.repairs if setup.with_repairs else (),
        tracebacks=_tracebacks(errors, setup),
        standard=standard,
    )


def _path(path: Path, name: str, thread: str | None, ending: str | None, setup: Setup) -> Path:
    """Return the path of an output. Raises `OutputError` if it is the output of another source."""
    if thread is not None and ending is not None:
        return path / files.output_name(thread + ending, registry.writer(name).suffix)
    return of_thread(path, name, thread, setup.census)


def _written(
    output: _Output, document: Document, row: Result, source: Source, setup: Setup
) -> tuple[Result, str | bytes | None]:
    """Write an output, and return its result, and the content for standard output.

    Raises `ConvertError`.
    """
    begin = perf_counter()
    rendered = rendered_as(document, output.name, setup)
    result = replace(_of(output, row, setup), status="written")
    if output.path is None:
        return result, for_standard_output(rendered, output.name)
    durable = setup.durable or (setup.alone and row.thread is None)
    written = write(rendered, output.path, source, setup, durable=durable)
    result = replace(
        result,
        output_size=written.size,
        output_modified=written.modified,
        output_sha256=written.sha256,
        files=written.files,
        seconds=round(perf_counter() - begin, 3),
    )
    return result, None


def _result_if_kept(output: _Output, setup: Setup, row: Result) -> Result | None:
    """Return the result for an output that exists and is not replaced; None for any other.

    Raises `OutputError` if it should not exist.
    """
    if not is_kept(output.path, setup):
        return None
    return replace(_of(output, row, setup), status="skipped", message=EXISTS)


def _of(output: _Output, row: Result, setup: Setup) -> Result:
    """Return a result for an output, with what `row` says of its thread."""
    return replace(
        row,
        format=output.name,
        output=output.path and str(output.path),
        seconds=0.0,
        settings=setup.settings.get(output.name, ""),
    )


def _failure(row: Result, error: ConvertError) -> Result:
    # What ran out of memory is reported by the registry, which knows whose code that was.
    kind = "MemoryError" if isinstance(error.__cause__, MemoryError) else type(error).__name__
    return replace(row, status="failed", error=kind, message=str(error))


def _tracebacks(errors: Iterable[ConvertError], setup: Setup) -> tuple[str, ...]:
    if not setup.debug:
        return ()
    from traceback import format_exception  # imported here, because only a bug needs it

    causes = [error.__cause__ for error in errors if error.__cause__ is not None]
    return tuple("".join(format_exception(cause)) for cause in causes)
