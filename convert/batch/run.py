"""Run one job: read its thread and write its outputs."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal, NamedTuple

from convert import api, files, registry
from convert.batch.plan import Identity, Job, identity
from convert.errors import ConvertError, OutputError
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
    threads: frozenset[Identity] = frozenset()
    """The threads of all jobs, which no file beside an output replaces."""


_DEFAULTS = Writing()


@dataclass
class Outcome:
    """The result of a job."""

    document: Document | None = None
    """None if the thread was not read."""
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
) -> Outcome:
    """Run a job. Errors are collected in the outcome; one failed output does not stop the others.

    Args:
        job: The job.
        reading: The options of reading.
        options: The options of writers, readers and transforms, by their names.
        writing: How outputs are written.
        read_standard: Returns the content of standard input, or raises `InputError`.
    """
    outcome = Outcome()
    outputs = [(name, path) for name, path in job.outputs if not _is_kept(path, writing, outcome)]
    if job.outputs and not outputs and not writing.read_always:
        return outcome
    try:
        outcome.document = _read(job, reading, options, read_standard)
    except ConvertError as error:
        outcome.errors.append(error)
        return outcome
    for name, path in outputs:
        try:
            own = own_options(name, registry.writer(name).options, options.get(name, {}))
            rendered = api.render(outcome.document, name, **own)
            if path is None:
                outcome.standard = _for_standard_output(rendered, name)
                continue
            _check_files(rendered, path, writing.threads)
            api.save(rendered, path, source=job.source, place=writing.place, durable=writing.durable)
            outcome.written.append(path)
        except ConvertError as error:
            outcome.errors.append(error)
    return outcome


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


def _read(
    job: Job,
    reading: Reading,
    options: Sections,
    read_standard: Callable[[], bytes],
) -> Document:
    sections = {
        name: section
        for name, section in options.items()
        if registry.is_known(name, "reader", "transform")
    }
    values: dict[str, Any] = asdict(reading) | sections
    if job.source is None:
        return api.read(read_standard(), name="stdin", **values)
    return api.read(job.source, **values)
