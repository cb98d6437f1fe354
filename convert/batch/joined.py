"""Convert all threads of a call to one document."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from convert import files
from convert.batch.jobs import Job, Outcome, Setup, Source
from convert.batch.planning import STANDARD, Plan, Request
from convert.batch.planning.formats import formats_of, suffixes_of
from convert.batch.reading_all import threads_in
from convert.batch.results import FAILURES
from convert.batch.warned import collected
from convert.batch.work import converted, row_of
from convert.errors import UsageError
from convert.inputs import is_address
from convert.joining import join
from convert.locations import location
from convert.metadata import counted
from convert.tree import Document

_NAME = "threads"
"""The name of the output of threads that have no common name."""


def outputs_of_joined(request: Request) -> tuple[tuple[str, Path | None], ...]:
    """Return the outputs of one document of all threads: pairs of a format and a file.

    None is standard output. Raises `UsageError`, and `PluginError` if the plugin of a format is broken.
    """
    suffixes, errors = suffixes_of(formats_of(request))
    for error in errors:
        raise error
    output = request.output
    if output == STANDARD:
        if len(suffixes) > 1:
            raise UsageError("standard output takes only one format; name a folder with -o")
        return tuple((name, None) for name in suffixes)
    if output is not None and not output.endswith("/") and not files.is_folder(location(output)):
        if len(suffixes) > 1:
            raise UsageError(
                f"{output} is one file, but there are several formats; name a folder: -o {output}/"
            )
        return tuple((name, location(output)) for name in suffixes)
    stem, beside = _named(request)
    folder = beside if output is None else location(output)
    if folder is None:
        raise UsageError("--join: several threads are named; name the output with -o")
    return tuple((name, folder / files.output_name(stem, suffix)) for name, suffix in suffixes.items())


def _named(request: Request) -> tuple[str, Path | None]:
    """Return the stem of an output without a name, and the folder that it is in without `-o`."""
    if len(request.threads) != 1 or request.files_from is not None or STANDARD in request.threads:
        return _NAME, None
    if is_address(request.threads[0]):
        return _NAME, Path()
    path = location(request.threads[0])
    if not files.is_folder(path):
        return files.stem(path.name), path.parent
    named = path if path.name not in ("", "..") else path.resolve()
    return named.name or _NAME, named.parent


def convert_joined(
    plan: Plan, outputs: tuple[tuple[str, Path | None], ...], setup: Setup
) -> Iterator[Outcome]:
    """Read all threads of a plan, and write them as one document.

    Nothing is written if one of them can't be read. The title in the options of reading is that of the
    document. All threads are in memory at a time.
    """
    title = setup.reading.title
    reading = replace(setup, reading=dataclasses.replace(setup.reading, title=None))
    documents: list[Document] = []
    failed = False
    for thread in threads_in(plan, reading):
        if isinstance(thread, Outcome):
            failed = failed or any(result.status in FAILURES for result in thread.results)
            yield thread
            continue
        documents.append(thread.document)
        if thread.warnings:
            yield Outcome(source=thread.source, warnings=thread.warnings)
    if failed or not documents:
        return
    source = Source(name=counted(len(documents), "thread"), path=None)
    job = Job(source=source, outputs=outputs, single=True)
    with collected() as warnings:
        outcome = converted(job, join(documents, title=title), row_of(source, setup), None, setup)
    yield outcome._replace(warnings=tuple(warnings))
