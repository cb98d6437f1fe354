"""Convert the threads that the command line names, and report the results."""

import sys
import warnings
from argparse import Namespace
from collections.abc import Mapping
from concurrent.futures import Executor
from contextlib import AbstractContextManager, nullcontext

from convert import api, interrupts
from convert.batch import Batch, Plan, Request, plan_jobs, setup_for
from convert.batch.jobs import Outcome
from convert.batch.planning import STANDARD
from convert.batch.results import FAILURES
from convert.batch.state import state_name
from convert.cli import progress
from convert.cli.messages import print_error
from convert.cli.outcomes import Messages
from convert.cli.plugins import Setup
from convert.cli.settings import Settings, merged
from convert.cli.standard_input import read_input
from convert.cli.streams import write_output
from convert.cli.used_options import check_used
from convert.errors import ConvertWarning, UsageError
from convert.options import shard_of


def convert_threads(
    call: Namespace, writer_options: Mapping[str, Mapping[str, object]], setup: Setup
) -> bool:
    """Convert every thread to every format. Return whether all outputs were written.

    Raises `UsageError` for a wrong call, and `PlaceError` if the outputs can't be written anywhere.
    """
    if call.quiet:
        warnings.simplefilter("ignore", ConvertWarning)
    settings = _settings(call, writer_options, setup)
    if call.show_settings:
        write_output(settings.as_yaml(setup.plugins))
        return setup.plugins_work
    plan = plan_jobs(_request(call, settings))
    check_used(settings, writer_options, plan.formats)
    for error in plan.errors:
        print_error(error, whole=call.verbose, debug=call.debug)
    return _run(plan, settings, call) and not plan.errors and setup.plugins_work


def _request(call: Namespace, settings: Settings) -> Request:
    to, shard = settings.writing.to, settings.batch.shard
    return Request(
        threads=call.threads,
        output=call.output,
        to=to,
        from_=settings.reading.from_,
        files_from=call.files_from,
        zero=call.null,
        include=call.include,
        limit=api.size_limit(settings.reading),
        only_read=call.show_repairs and not to and call.output is None,
        shard=shard_of(shard) if shard is not None else None,
        standard=lambda: read_input(api.size_limit(settings.reading)),
    )


def _run(plan: Plan, settings: Settings, call: Namespace) -> bool:
    """Convert what is planned, and print what becomes of it. Return whether nothing failed.

    Raises `PlaceError`, and what a signal raises that came.
    """
    setup = setup_for(
        plan,
        settings.reading,
        settings.formats,
        options=settings.batch,
        if_exists=settings.writing.if_exists,
        durable=settings.writing.durable,
        with_repairs=call.show_repairs,
        debug=call.debug,
    )
    messages = Messages(call, total=plan.total)
    with interrupts.two_steps() as signalled, _executor(call.dask) as executor:
        batch = Batch(plan, setup, settings.batch, executor=executor, signalled=signalled)
        with progress.shown(plan.total, wanted=call.progress, quiet=call.quiet) as shown:
            for outcome in batch.outcomes():
                shown.count(outcome)
                _write_standard(outcome, requested=call.output == STANDARD)
                messages.print(outcome)
                shown.draw()
        summary = batch.summary
        messages.finish(summary, _place_of_results(plan, settings))
    return not FAILURES & summary.counts.keys()


def _executor(address: str | None) -> AbstractContextManager[Executor | None]:
    """Return the executor of a Dask scheduler, or none without an address. Raises `ConvertError`."""
    if address is None:
        return nullcontext()
    from convert.batch.engines.dask import dask

    return dask(address)


def _place_of_results(plan: Plan, settings: Settings) -> str | None:
    """Return the file that has the results of all outputs, if there is one."""
    if settings.batch.report is not None:
        return str(settings.batch.report)
    if plan.state_folder is None:
        return None
    shard = None if settings.batch.shard is None else shard_of(settings.batch.shard)
    return str(plan.state_folder / state_name(shard))


def _settings(
    call: Namespace, writer_options: Mapping[str, Mapping[str, object]], setup: Setup
) -> Settings:
    given = {name.replace("_", "-"): value for name, value in vars(call).items()}
    return merged(setup.config, given, writer_options, setup.file)


def _write_standard(outcome: Outcome, *, requested: bool) -> None:
    """Write what is for standard output; `requested` means that `-o -` was given."""
    content = outcome.standard
    if content is None:
        return
    if isinstance(content, bytes) and not requested and sys.stdout and sys.stdout.isatty():
        raise UsageError(
            "this format is binary, and standard output is a terminal; name a file with -o"
        )
    write_output(api.encoded(content))
