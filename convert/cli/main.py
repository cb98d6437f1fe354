"""The command line. Only here are messages printed, and errors turned into exit codes."""

import atexit
import gc
import os
import signal
import sys
import warnings
from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, NoReturn, TextIO

from convert.cli import arguments, imagemagick
from convert.cli.report import printable, report, scheme, summary
from convert.errors import ConvertError, ConvertWarning, PlaceError, PluginError, UsageError

if TYPE_CHECKING:
    from convert.batch import Job, Outcome
    from convert.cli.settings import Settings

ALL_WRITTEN, SOME_FAILED, WRONG_CALL, NO_PLACE = 0, 1, 2, 3
INTERRUPTED, PIPE_CLOSED, TERMINATED = (128 + number for number in (signal.SIGINT, 13, signal.SIGTERM))


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    atexit.register(gc.freeze)  # else Python, before it ends, looks through all objects once more: 9 ms
    signal.signal(signal.SIGTERM, _terminate)
    warnings.simplefilter("always", ConvertWarning)
    warnings.showwarning = _warn
    try:
        code = _run(words)
        sys.stdout.flush()
    except UsageError as error:
        _complain(error)
        return WRONG_CALL
    except PlaceError as error:
        _complain(error)
        return NO_PLACE
    except ConvertError as error:
        _complain(error)
        return SOME_FAILED
    except BrokenPipeError:
        # the interpreter flushes once more at exit, and would complain then
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if "-v" in words or "--verbose" in words:
            raise
        told = " ".join(f"{type(error).__name__}: {error}".split())
        _complain(ConvertError(f"this is a fault of thread-convert ({told}); -v shows where"))
        return SOME_FAILED
    return code


def _run(words: Sequence[str]) -> int:
    rest, writer_options = arguments.split_writer_options(words)
    if "-h" in rest or "--help" in rest:
        return _show_help(rest, writer_options)
    if imagemagick.is_meant(rest):
        raise UsageError(imagemagick.message())
    call = arguments.parse(rest)
    if call.version:
        from importlib.metadata import version

        print(f"thread-convert {version('thread-convert')}")
        return ALL_WRITTEN
    if call.formats:
        return _show_formats()
    if "print_completion" in call:
        return _print_completion(call.print_completion)
    return _convert(call, writer_options)


def _convert(call: Namespace, writer_options: dict[str, dict[str, str]]) -> int:
    """The main job: every thread to every format."""
    from convert import batch

    if call.quiet:
        warnings.simplefilter("ignore", ConvertWarning)

    settings = _settings(call, writer_options)
    if call.show_settings:
        print(settings.as_yaml(), end="")
        return ALL_WRITTEN
    to = settings.writing.to
    only_read = call.show_repairs and not to and call.output is None
    planned, errors = batch.plan(call.threads, call.output, to, only_read=only_read)
    _check_writer_options(
        settings, writer_options, {name for job in planned for name, _ in job.outputs}
    )
    for error in errors:
        _complain(error)
    failed = bool(errors)
    standard = sys.stdin.buffer.read() if any(job.source is None for job in planned) else b""
    for job in planned:
        outcome = batch.run(job, settings, standard)
        if outcome.standard is not None:
            _write_standard(outcome.standard, asked=call.output == batch.STANDARD)
        _tell(job, outcome, call)
        for error in outcome.errors:
            if isinstance(error, PlaceError):
                raise error
            _complain(error)
            failed = True
    return SOME_FAILED if failed else ALL_WRITTEN


def _check_writer_options(
    settings: "Settings", given: dict[str, dict[str, str]], formats: set[str]
) -> None:
    """Raise `UsageError` for options that are wrong, and for those of a format that is not written."""
    settings.check(sorted(formats))
    for name, options in given.items():
        if formats and name not in formats:
            from convert.registry import writer

            writer(name)  # says so where there is no such format at all
            raise UsageError(f"{name}.{next(iter(options))}: {name} is not written; add --to {name}")


def _settings(call: Namespace, writer_options: dict[str, dict[str, str]]) -> "Settings":
    from convert.cli.settings import default_config, load, merged

    file = Path(call.config) if "config" in call else default_config()
    config = {}
    if "config" in call or (not call.no_config and file.is_file()):
        config = load(file)
    given = {name.replace("_", "-"): value for name, value in vars(call).items()}
    return merged(config, given, writer_options, file)


def _tell(job: "Job", outcome: "Outcome", call: Namespace) -> None:
    """Say what became of a thread, on standard error."""
    document = outcome.document
    if document is None or call.quiet:
        return
    source = "stdin" if job.source is None else str(job.source)
    if call.verbose:
        _say(f"{source}: {scheme(document)}")
    if call.show_repairs:
        for line in report(document.repairs):
            _say(f"{source}:{line}", by="")
    elif outcome.written or document.repairs:
        _say(f"{source}: {summary(document, map(str, outcome.written))}")


def _write_standard(rendered: str | bytes, *, asked: bool) -> None:
    """Write an output to standard output; `asked` says that the user named it."""
    from convert.api import encoded

    if isinstance(rendered, bytes) and not asked and sys.stdout.isatty():
        raise UsageError("this format is binary, and standard output a terminal; name a file with -o")
    sys.stdout.buffer.write(encoded(rendered))


def _show_help(rest: Sequence[str], writer_options: dict[str, dict[str, str]]) -> int:
    """Print the help; with `--to`, that of the format's options too."""
    named = [word.removeprefix("--to=") for word in rest if word.startswith("--to=")]
    named += [after for word, after in pairwise(rest) if word == "--to"]
    writers = []
    for name in dict.fromkeys([*named, *writer_options]):
        from convert.registry import writer

        writers.append((name, writer(name).options))
    print(arguments.parser(writers).format_help(), end="")
    return ALL_WRITTEN


def _show_formats() -> int:
    from convert.registry import formats

    for format_ in formats():
        print(printable(f"{format_.name:<21} {format_.distribution} ({format_.plugin})"))
    return ALL_WRITTEN


def _print_completion(shell: str) -> int:
    import shtab

    from convert.registry import formats, writer

    if shell not in shtab.SUPPORTED_SHELLS:
        raise UsageError(
            f"--print-completion: {'|'.join(shtab.SUPPORTED_SHELLS)} is wanted, not {shell!r}"
        )
    writers = []
    for format_ in formats():
        with suppress(PluginError):
            writers.append((format_.name, writer(format_.name).options))
    print(shtab.complete(arguments.parser(writers), shell))
    return ALL_WRITTEN


def _complain(error: ConvertError) -> None:
    _say(f"error: {error}")


def _warn(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """Print a writer's warning; those of libraries are nobody's business here."""
    if issubclass(category, ConvertWarning):
        _say(f"warning: {message}")


def _say(message: str, by: str = "thread-convert: ") -> None:
    print(printable(by + message), file=sys.stderr)


def _terminate(number: int, frame: FrameType | None) -> NoReturn:
    """Leave by an exception, so that no temporary file stays behind."""
    raise SystemExit(TERMINATED)
