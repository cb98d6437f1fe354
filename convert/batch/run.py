"""Run one job: read its thread and write its outputs."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal

from convert import api, files
from convert.batch.plan import Job
from convert.errors import ConvertError, OutputError
from convert.options import Reading
from convert.tree import Document


@dataclass
class Outcome:
    """The result of a job."""

    document: Document | None = None
    """None if the thread could not be read."""
    written: list[Path] = field(default_factory=list)
    standard: str | bytes | None = None
    """The content for standard output."""
    errors: list[ConvertError] = field(default_factory=list)


def run_job(
    job: Job,
    reading: Reading,
    options: Mapping[str, Mapping[str, object]],
    *,
    if_exists: Literal["overwrite", "skip", "error"] = "overwrite",
    standard: bytes = b"",
) -> Outcome:
    """Run a job. Errors are collected in the outcome; one failed output does not stop the others.

    Args:
        job: The job.
        reading: The options of reading.
        options: The options of writers, by format.
        if_exists: What to do with an output that exists.
        standard: The content of standard input.
    """
    outcome = Outcome()
    try:
        outcome.document = _read(job, reading, standard)
    except ConvertError as error:
        outcome.errors.append(error)
        return outcome
    for name, path in job.outputs:
        try:
            if path is not None and if_exists != "overwrite" and path.exists():
                if if_exists == "error":
                    raise OutputError("this file exists; --if-exists overwrite replaces it", file=path)
                continue
            rendered = api.render(outcome.document, name, **options.get(name, {}))
            if path is None:
                outcome.standard = rendered
            else:
                files.write_whole(path, api.encoded(rendered), source=job.source)
                outcome.written.append(path)
        except ConvertError as error:
            outcome.errors.append(error)
    return outcome


def _read(job: Job, reading: Reading, standard: bytes) -> Document:
    if job.source is None:
        return api.read(standard, name="stdin", **asdict(reading))
    return api.read(job.source, **asdict(reading))
