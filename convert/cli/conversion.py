"""Convert the threads that the command line names, and report the results."""

import sys
import warnings
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Mapping

from convert import api, batch
from convert.cli import report
from convert.cli.messages import print_error, print_message
from convert.cli.plugins import Setup
from convert.cli.settings import Settings, merged
from convert.cli.standard_input import read_input
from convert.cli.streams import write_output
from convert.cli.used_options import check_used
from convert.errors import ConvertWarning, PlaceError, UsageError
from convert.files import open_place
from convert.metadata import counted
from convert.running import working_on


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
    to = settings.writing.to
    only_read = call.show_repairs and not to and call.output is None
    plan = batch.plan_jobs(
        call.threads, call.output, to, only_read=only_read, from_=settings.reading.from_
    )
    check_used(settings, writer_options, plan.formats)
    for error in plan.errors:
        print_error(error, whole=call.verbose, debug=call.debug)
    _print_left_out(plan.left_out, call)
    writing = _writing(plan, settings, call)
    succeeded = [_run(job, settings, writing, call) for job in plan.jobs]
    return all(succeeded) and not plan.errors and setup.plugins_work


def _writing(plan: batch.Plan, settings: Settings, call: Namespace) -> batch.Writing:
    """Return how to write the outputs of a plan, and make their folder. Raises `PlaceError`."""
    paths = [path for job in plan.jobs for _, path in job.outputs if path is not None]
    return batch.Writing(
        if_exists=settings.writing.if_exists,
        read_always=call.show_repairs,
        place=open_place(plan.folder) if plan.folder is not None and paths else None,
        durable=settings.writing.durable,
        alone=len(paths) == 1,
        threads=plan.threads,
        targets=plan.targets,
    )


def _run(job: batch.Job, settings: Settings, writing: batch.Writing, call: Namespace) -> bool:
    """Run a job and report its outcomes. Return whether it succeeded. Raises `PlaceError`."""
    with working_on("stdin" if job.source is None else str(job.source)):
        outcomes = batch.run_job(
            job,
            settings.reading,
            settings.formats,
            writing=writing,
            read_standard=lambda: read_input(api.size_limit(settings.reading)),
        )
        succeeded = [_report(job, outcome, call) for outcome in outcomes]
    return all(succeeded)


def _report(job: batch.Job, outcome: batch.Outcome, call: Namespace) -> bool:
    """Report the outcome for one document. Return whether there is no error. Raises `PlaceError`."""
    if outcome.standard is not None:
        _write_standard(outcome.standard, requested=call.output == batch.STANDARD)
    _print_outcome(job, outcome, call)
    for error in outcome.errors:
        if isinstance(error, PlaceError):
            raise error
        print_error(error, whole=call.verbose, debug=call.debug)
    return not outcome.errors


def _settings(
    call: Namespace, writer_options: Mapping[str, Mapping[str, object]], setup: Setup
) -> Settings:
    given = {name.replace("_", "-"): value for name, value in vars(call).items()}
    return merged(setup.config, given, writer_options, setup.file)


def _print_left_out(left_out: Iterable[batch.LeftOut], call: Namespace) -> None:
    """Report the files in folders that are not read: each of them with `-v`, else their number."""
    if call.quiet:
        return
    if call.verbose:
        for path, reason in left_out:
            print_message(f"{path}: left out: {reason}", whole=True)
        return
    for reason, count in Counter(reason for _, reason in left_out).items():
        print_message(f"{counted(count, 'file')} left out: {reason}; -v lists what is left out")


def _print_outcome(job: batch.Job, outcome: batch.Outcome, call: Namespace) -> None:
    document = outcome.document
    if call.quiet:
        return
    source = "stdin" if job.source is None else str(job.source)
    if outcome.position is not None:
        source += f", thread {outcome.position}"
    if document is None:
        if call.verbose and not outcome.errors:
            print_message(f"{source}: skipped; its outputs exist", whole=True)
        return
    if call.verbose:
        print_message(f"{source}: {report.scheme(document)}", whole=True)
    if call.show_repairs:
        for line in report.report(document.repairs):
            print_message(f"{source}:{line}", prefix="", whole=call.verbose)
    elif outcome.written or document.repairs:
        summary = report.summary(document, map(str, outcome.written))
        print_message(f"{source}: {summary}", whole=call.verbose)


def _write_standard(rendered: str | bytes, *, requested: bool) -> None:
    """Write an output to standard output; `requested` means that the user wrote `-o -`."""
    if isinstance(rendered, bytes) and not requested and sys.stdout and sys.stdout.isatty():
        raise UsageError(
            "this format is binary, and standard output is a terminal; name a file with -o"
        )
    write_output(api.encoded(rendered))
