"""Convert many threads from Python."""

import os
import tempfile
import warnings
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import closing, contextmanager
from dataclasses import fields
from typing import Any

from convert import api, files, registry
from convert.batch.batch import Batch, setup_for
from convert.batch.jobs import IfExists
from convert.batch.planning import STANDARD, Plan, Request, plan_jobs
from convert.batch.results import Result
from convert.errors import ConvertError, ConvertWarning
from convert.options import BatchOptions, Reading, build, shard_of
from convert.sections import built

_OF_BATCH = frozenset(field.name for field in fields(BatchOptions))


def convert_many(  # noqa: PLR0913 - all but three are keywords
    sources: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    /,
    to: str | Iterable[str],
    out: str | os.PathLike[str] | None = None,
    *,
    executor: Executor | None = None,
    include: Iterable[str] = (),
    if_exists: IfExists = "overwrite",
    keep_source: bool = False,
    durable: bool = False,
    **options: Any,
) -> Generator[Result]:
    """Convert all threads of files, folders, archives and addresses; yield a result for each output.

    The results come as soon as they are known, in any order. An error is a result, too. What an earlier
    call has written and is up to date is not converted again.

    Args:
        sources: Files, folders, archives and addresses. They may come from a generator, and be very
            many.
        to: A format, or several.
        out: A folder, which is made if it is missing. Default: each output is next to its thread.
        executor: Where to convert, such as `distributed.Client.get_executor()`. Default: in processes
            on this machine, or in this one if there are few threads.
        include: Patterns of the names of files that are threads in folders and archives.
        if_exists: What to do with outputs that exist: "overwrite", "skip" or "error".
        keep_source: Keep what was fetched from an address, in a zip beside its outputs.
        durable: Continue only when an output would survive a loss of power.
        options: The fields of `convert.options.BatchOptions` (`jobs`, `timeout`, `report`, …) and of
            `convert.options.Reading` (`language`, `transform`, …), and a mapping for each format,
            reader and transform with options of its own, by its name.

    When the generator is closed, what is being converted is ended at once. Raises `UsageError` at once
    for an invalid option, and `ConvertError` when it can't go on: outputs can't be written any more, or
    there were more failures than `max_failures`.
    """
    sections = {
        name: value
        for name, value in options.items()
        if isinstance(value, Mapping) and registry.is_known(name, "writer", "reader", "transform")
    }
    for name, section in sections.items():
        built(name, section)  # raises `UsageError` for an invalid option
    others = {name: value for name, value in options.items() if name not in sections}
    batch = build(BatchOptions, {name: others.pop(name) for name in _OF_BATCH & others.keys()})
    reading = build(Reading, others)
    request = Request(
        output=None if out is None else files.prefix(os.fspath(out)),
        to=(to,) if isinstance(to, str) else tuple(to),
        from_=reading.from_,
        include=tuple(include),
        limit=api.size_limit(reading),
        shard=None if batch.shard is None else shard_of(batch.shard),
    )
    named = [sources] if isinstance(sources, str | os.PathLike) else sources

    def start(plan: Plan) -> Batch:
        setup = setup_for(
            plan,
            reading,
            sections,
            options=batch,
            if_exists=if_exists,
            keep_source=keep_source,
            durable=durable,
        )
        return Batch(plan, setup, batch, executor=executor)

    return _results(named, request, start)


def _results(
    sources: Iterable[str | os.PathLike[str]], request: Request, start: Callable[[Plan], Batch]
) -> Generator[Result]:
    """Plan and convert, and yield the results. Raises `ConvertError`."""
    with _named(sources, request) as complete:
        plan = plan_jobs(complete)
        for error in plan.errors:
            raise error
        batch = start(plan)
        with closing(batch.outcomes()) as outcomes:
            for outcome in outcomes:
                for line in outcome.warnings:
                    warnings.warn(line, ConvertWarning, stacklevel=2)
                # The row that ends a source of several threads is about no output.
                yield from (result for result in outcome.results if result.threads is None)
    if batch.summary.stopped is not None:
        raise ConvertError(batch.summary.stopped)


@contextmanager
def _named(sources: Iterable[str | os.PathLike[str]], request: Request) -> Iterator[Request]:
    """Yield a request for some sources. Those of a generator, which may be very many, are in a file."""
    if isinstance(sources, Sequence):
        yield request._replace(threads=[_path(source) for source in sources])
        return
    with tempfile.NamedTemporaryFile(prefix="convert-") as file:
        file.writelines(os.fsencode(_path(source)) + b"\0" for source in sources)
        file.flush()
        yield request._replace(files_from=file.name, zero=True)


def _path(source: str | os.PathLike[str]) -> str:
    """Return the name of a source, which is never that of standard input."""
    name = os.fspath(source)
    return f"./{name}" if name == STANDARD else name
