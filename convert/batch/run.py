"""Run one job: read the documents of its thread and write their outputs."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from convert import api, files, registry
from convert.batch.plan import Identity, Job, identity
from convert.errors import ConvertError, InputError, OutputError
from convert.hooks import Output
from convert.metadata import counted
from convert.options import Reading, options_of
from convert.rendered import content_of, files_of
from convert.sections import Sections, own_options
from convert.tree import Document


class Writing(NamedTuple):
    """How the outputs of all jobs are written."""

    if_exists: Literal["overwrite", "skip", "error"] = "overwrite"
    """What to do with an output that exists. A thread of which nothing is to be written is not read."""
    read_always: bool = False
    """Read each thread, even if nothing is to be written."""
    place: files.Place | None = None
    """The folder that all outputs are in or below."""
    durable: bool = False
    """Continue only when an output would survive a loss of power."""
    alone: bool = False
    """There is only one output, which is durable in any case."""
    threads: frozenset[Identity] = frozenset()
    """The threads of all jobs, which no file beside an output replaces."""
    targets: Mapping[str, Path | None] = MappingProxyType({})
    """The source of each output of all jobs, by the `files.output_key` of the output."""


_DEFAULTS = Writing()


@dataclass
class Outcome:
    """The result of a job for one document."""

    document: Document | None = None
    """None if it was not read."""
    position: int | None = None
    """The position of the document among several of its thread, counted from 1."""
    written: list[Path] = field(default_factory=list)
    standard: str | bytes | None = None
    """The content for standard output."""
    errors: list[ConvertError] = field(default_factory=list)


def run_job(
    job: Job,
    reading: Reading,
    options: Sections,
    *,
    writing: Writing = _DEFAULTS,
    read_standard: Callable[[], bytes] = bytes,
) -> Iterator[Outcome]:
    """Run a job, and yield the outcome of each document that its thread holds.

    The outputs of several documents are numbered. At most two of them are in memory at a time. Errors
    are collected in the outcomes; one failed output does not stop the others.

    Args:
        job: The job.
        reading: The options of reading.
        options: The options of writers, readers and transforms, by their names.
        writing: How outputs are written.
        read_standard: Returns the content of standard input, or raises `InputError`.
    """
    kept = Outcome()
    if job.outputs and not _to_write(job.outputs, writing, kept) and not writing.read_always:
        yield kept
        return
    results = _results(job, reading, options, read_standard)
    file = "standard input" if job.source is None else str(job.source)
    for position, result in _with_positions(results, file, single=job.single):
        outcome = Outcome(position=position)
        if isinstance(result, ConvertError):
            outcome.errors.append(result)
        else:
            outcome.document = result
            _write(job, options, writing, outcome)
        yield outcome


def _results(
    job: Job,
    reading: Reading,
    options: Sections,
    read_standard: Callable[[], bytes],
) -> Iterator[Document | ConvertError]:
    """Yield the documents of a thread, and the error that ends it, if there is one."""
    sections = {
        name: section
        for name, section in options.items()
        if registry.is_known(name, "reader", "transform")
    }
    values: dict[str, Any] = asdict(reading) | sections
    try:
        if job.source is None:
            yield from api.read_all(read_standard(), name="stdin", **values)
        else:
            yield from api.read_all(job.source, **values)
    except ConvertError as error:
        yield error


def _with_positions(
    results: Iterator[Document | ConvertError], file: str, *, single: bool
) -> Iterator[tuple[int | None, Document | ConvertError]]:
    """Yield the documents of a thread with their positions, which is None if it is the only one.

    With `single`, several documents are an error. The first document is yielded when it is known
    whether there is another.
    """
    first, second = next(results, None), next(results, None)
    if first is None:
        yield None, InputError("there is no thread in it", file=file)
    elif second is None:
        yield None, first
    elif single:
        several = InputError("it holds several threads; name a folder with -o", file=file)
        yield None, second if isinstance(second, ConvertError) else several
    else:
        yield 1, first
        first = None  # may be large
        yield 2, second
        second = None
        yield from enumerate(results, start=3)


def _write(job: Job, options: Sections, writing: Writing, outcome: Outcome) -> None:
    """Write the outputs of a document, and record in its outcome what was written and what failed."""
    assert outcome.document is not None
    for name, path in _to_write(_placed(job, writing, outcome), writing, outcome):
        try:
            own = own_options(name, registry.writer(name).options, options.get(name, {}))
            rendered = api.render(outcome.document, name, **own)
            if path is None:
                outcome.standard = _for_standard_output(rendered, name)
                continue
            _check_files(rendered, path, writing.threads)
            durable = writing.durable or (writing.alone and outcome.position is None)
            api.save(rendered, path, source=job.source, place=writing.place, durable=durable)
            outcome.written.append(path)
        except ConvertError as error:
            outcome.errors.append(error)


def _placed(job: Job, writing: Writing, outcome: Outcome) -> Iterable[tuple[str, Path | None]]:
    """Yield the outputs of a document: those of the job, numbered if it is one of several documents.

    Numbered outputs that are those of another thread, or are threads, are left out, with an error.
    """
    for name, path in job.outputs:
        if path is None or outcome.position is None:
            yield name, path
            continue
        file = files.numbered(path, registry.writer(name).suffix, outcome.position)
        other = writing.targets.get(files.output_key(file), job.source)
        if other != job.source:
            outcome.errors.append(OutputError(files.collision(job.source, other), file=file))
        elif identity(file) in writing.threads:
            message = "not written: this is itself one of the threads; name a folder with -o"
            outcome.errors.append(OutputError(message, file=file))
        else:
            yield name, file


def _to_write(
    outputs: Iterable[tuple[str, Path | None]], writing: Writing, outcome: Outcome
) -> list[tuple[str, Path | None]]:
    """Return the outputs that do not exist or are replaced; add an error for what should not exist."""
    return [(name, path) for name, path in outputs if not _is_kept(path, writing, outcome)]


def _check_files(rendered: str | bytes | Output, path: Path, threads: frozenset[Identity]) -> None:
    """Raise `OutputError` if a file beside an output would replace a thread."""
    for name in files_of(rendered):
        file = path.parent / name
        if identity(file) in threads:
            raise OutputError(
                f"not written: this file beside {path.name} is itself one of the threads; "
                "name a folder with -o",
                file=file,
            )


def _for_standard_output(rendered: str | bytes | Output, to: str) -> str | bytes:
    """Return the content of an output. Raises `OutputError` if it has files, which have no place."""
    beside = files_of(rendered)
    if beside:
        options = options_of(registry.writer(to).options)
        embeds = any(option.name == "media" and "embed" in option.values for option in options)
        remedy = "name a file with -o" + (f", or add --{to}.media embed" if embeds else "")
        raise OutputError(
            f"can't hold files, and this output has {counted(len(beside), 'file')} beside it; {remedy}",
            file="standard output",
        )
    return content_of(rendered)


def _is_kept(path: Path | None, writing: Writing, outcome: Outcome) -> bool:
    """Return whether an output exists and is not replaced; add an error if it should not exist."""
    if path is None or writing.if_exists == "overwrite" or not _exists(path):
        return False
    if writing.if_exists == "error":
        outcome.errors.append(
            OutputError("this file exists; --if-exists overwrite replaces it", file=path)
        )
    return True


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False  # writing it reports why
