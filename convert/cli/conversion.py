"""Convert the threads that the command line names, and report the results."""

import sys
import warnings
from argparse import Namespace
from collections.abc import Collection, Mapping
from pathlib import Path

from convert import api, batch, registry
from convert.cli import report
from convert.cli.messages import print_error, print_message
from convert.cli.settings import Settings, default_config, load, merged
from convert.errors import ConvertWarning, PlaceError, UsageError


def convert_threads(call: Namespace, writer_options: Mapping[str, Mapping[str, str]]) -> bool:
    """Convert every thread to every format. Return whether all outputs were written.

    Raises `UsageError` for a wrong call, and `PlaceError` if the outputs can't be written anywhere.
    """
    if call.quiet:
        warnings.simplefilter("ignore", ConvertWarning)
    settings = _settings(call, writer_options)
    if call.show_settings:
        print(settings.as_yaml(), end="")
        return True
    to = settings.writing.to
    only_read = call.show_repairs and not to and call.output is None
    jobs, errors = batch.plan_jobs(call.threads, call.output, to, only_read=only_read)
    _check_writer_options(settings, writer_options, {name for job in jobs for name, _ in job.outputs})
    for error in errors:
        print_error(error)
    standard = sys.stdin.buffer.read() if any(job.source is None for job in jobs) else b""
    succeeded = [_run(job, settings, call, standard) for job in jobs]
    return all(succeeded) and not errors


def _run(job: batch.Job, settings: Settings, call: Namespace, standard: bytes) -> bool:
    """Run a job and report its outcome. Return whether it succeeded."""
    outcome = batch.run_job(
        job,
        settings.reading,
        settings.formats,
        if_exists=settings.writing.if_exists,
        standard=standard,
    )
    if outcome.standard is not None:
        _write_standard(outcome.standard, requested=call.output == batch.STANDARD)
    _print_outcome(job, outcome, call)
    for error in outcome.errors:
        if isinstance(error, PlaceError):
            raise error
        print_error(error)
    return not outcome.errors


def _settings(call: Namespace, writer_options: Mapping[str, Mapping[str, str]]) -> Settings:
    file = Path(call.config) if "config" in call else default_config()
    config = {}
    if "config" in call or (not call.no_config and file.is_file()):
        config = load(file)
    given = {name.replace("_", "-"): value for name, value in vars(call).items()}
    return merged(config, given, writer_options, file)


def _check_writer_options(
    settings: Settings, given: Mapping[str, Mapping[str, str]], formats: Collection[str]
) -> None:
    """Raise `UsageError` for invalid options, and for options of a format that is not written."""
    settings.check(sorted(formats))
    for name, options in given.items():
        if formats and name not in formats:
            registry.writer(name)  # raises if there is no such format
            raise UsageError(
                f"{name}.{next(iter(options))}: {name} is not among the output formats; add --to {name}"
            )


def _print_outcome(job: batch.Job, outcome: batch.Outcome, call: Namespace) -> None:
    document = outcome.document
    if document is None or call.quiet:
        return
    source = "stdin" if job.source is None else str(job.source)
    if call.verbose:
        print_message(f"{source}: {report.scheme(document)}")
    if call.show_repairs:
        for line in report.report(document.repairs):
            print_message(f"{source}:{line}", prefix="")
    elif outcome.written or document.repairs:
        print_message(f"{source}: {report.summary(document, map(str, outcome.written))}")


def _write_standard(rendered: str | bytes, *, requested: bool) -> None:
    """Write an output to standard output; `requested` means that the user wrote `-o -`."""
    if isinstance(rendered, bytes) and not requested and sys.stdout.isatty():
        raise UsageError(
            "this format is binary, and standard output is a terminal; name a file with -o"
        )
    sys.stdout.buffer.write(api.encoded(rendered))
