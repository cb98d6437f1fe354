"""Convert the threads that the command line names, and report the results."""

import signal
import warnings
from argparse import Namespace
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, closing, nullcontext
from typing import TYPE_CHECKING

from convert import api, interrupts
from convert.batch import Batch, Plan, Request, plan_jobs, setup_for
from convert.batch.planning import STANDARD, formats_of
from convert.batch.results import FAILURES
from convert.cli import progress
from convert.cli.messages import print_error, print_message
from convert.cli.outcomes import Messages
from convert.cli.plugins import Setup
from convert.cli.settings import Settings, merged
from convert.cli.standard_input import read_input
from convert.cli.standard_output import write_standard
from convert.cli.streams import write_output
from convert.cli.used_options import check_used
from convert.errors import ConvertWarning, PlaceError, UsageError
from convert.options import shard_of

if TYPE_CHECKING:
    from concurrent.futures import Executor


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
    request = _request(call, settings)
    # What few calls need is imported here.
    if call.list:
        from convert.cli.listed_threads import list_threads

        check_used(settings, writer_options, ())
        return list_threads(request, settings, call) and setup.plugins_work
    if call.join:
        from convert.cli.joining import join_threads

        check_used(settings, writer_options, formats_of(request))
        return join_threads(request, settings, call) and setup.plugins_work
    plan = plan_jobs(request)
    check_used(settings, writer_options, plan.formats)
    for error in plan.errors:
        print_error(error, whole=call.verbose, debug=call.debug)
    return _run(plan, settings, call) and not plan.errors and setup.plugins_work


def _request(call: Namespace, settings: Settings) -> Request:
    """Return what a call asks for. Raises `UsageError`."""
    if call.null and call.files_from is None:
        raise UsageError("--null: it is about the names in --files-from; add --files-from")
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
        keep_source=settings.writing.keep_source,
        durable=settings.writing.durable,
        with_repairs=call.show_repairs,
        debug=call.debug,
    )
    messages = Messages(call, total=plan.total)
    results = _place_of_results(plan, settings)
    with _executor(call.dask) as executor, _steps(plan) as signalled:
        batch = Batch(plan, setup, settings.batch, executor=executor, signalled=signalled)
        try:
            _convert(batch, plan, messages, call)
        except PlaceError:
            messages.finish(batch.summary, results)
            raise
        summary = batch.summary
        messages.finish(summary, results)
        if summary.stopped is not None:
            is_resumed = signalled() and plan.state_folder is not None and settings.batch.resume
            rest = "; the same call converts the rest" if is_resumed else ""
            print_message(f"error: {summary.stopped}{rest}")
    if settings.batch.shard is None and messages.fail_without_threads():
        return False
    return summary.stopped is None and not FAILURES & summary.counts.keys()


def _convert(batch: Batch, plan: Plan, messages: Messages, call: Namespace) -> None:
    """Convert what is planned, and print what becomes of it."""
    with (
        progress.shown(
            plan.total, formats=len(plan.formats), wanted=call.progress, quiet=call.quiet or call.debug
        ) as shown,
        closing(batch.outcomes()) as outcomes,
    ):
        for outcome in outcomes:
            shown.count(outcome)
            write_standard(outcome, requested=call.output == STANDARD)
            messages.print(outcome)
            shown.draw()


def _executor(dask: str | None) -> "AbstractContextManager[Executor | None]":
    """Return the executor of the Dask scheduler at an address; None without an address."""
    if dask is None:
        return nullcontext(None)
    from convert.batch.engines import dask as cluster  # imported here, because few calls need it

    return cluster.dask(dask)


def _steps(plan: Plan) -> AbstractContextManager[Callable[[], int | None]]:
    """Return how signals end the conversion: after what is begun if it is a batch, else at once."""
    return interrupts.two_steps(_announce) if plan.batch else nullcontext(lambda: None)


def _announce(number: int) -> None:
    again = "Ctrl-C again" if number == signal.SIGINT else "another signal"
    print_message(f"stopping when what was begun is finished; {again} stops at once")


def _place_of_results(plan: Plan, settings: Settings) -> str | None:
    """Return the file that has the results of all outputs, if there is one."""
    if settings.batch.report is not None:
        return str(settings.batch.report)
    if plan.state_folder is None:
        return None
    from convert.batch.state import state_name  # imported here, because few calls keep a state

    shard = None if settings.batch.shard is None else shard_of(settings.batch.shard)
    return str(plan.state_folder / state_name(shard))


def _settings(
    call: Namespace, writer_options: Mapping[str, Mapping[str, object]], setup: Setup
) -> Settings:
    given = {name.replace("_", "-"): value for name, value in vars(call).items()}
    return merged(setup.config, given, writer_options, setup.file)
