"""Run the command line: dispatch a call, and turn errors into messages and exit codes."""

import os
import signal
import sys
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from types import FrameType
from typing import NoReturn

from convert.cli import arguments, imagemagick
from convert.cli.messages import print_error, print_message
from convert.errors import ConvertError, ConvertWarning, PlaceError, UsageError, one_line

ALL_WRITTEN, SOME_FAILED, WRONG_CALL, NO_PLACE = 0, 1, 2, 3
# 128 plus the number of the signal, as shells report it. Windows has no SIGPIPE (13).
INTERRUPTED, PIPE_CLOSED, TERMINATED = (128 + number for number in (signal.SIGINT, 13, signal.SIGTERM))


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        with _signals_and_warnings():
            code = _run(words)
            sys.stdout.flush()
            return code
    except ConvertError as error:
        print_error(error)
        return _exit_code(error)
    except BrokenPipeError:
        # Python flushes standard output again on exit, which would fail with a traceback.
        with Path(os.devnull).open("wb") as devnull:
            os.dup2(devnull.fileno(), sys.stdout.fileno())
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if "-v" in words or "--verbose" in words:
            raise
        print_error(ConvertError(f"bug in thread-convert: {one_line(error)} (-v shows the traceback)"))
        return SOME_FAILED


def _run(words: Sequence[str]) -> int:
    others, writer_options = arguments.split_writer_options(words)
    if "-h" in others or "--help" in others:
        _print_help(others, writer_options)
        return ALL_WRITTEN
    if imagemagick.is_meant(others):
        raise UsageError(imagemagick.message())
    call = arguments.parse(others)
    # Imported here because --help must not import what these need: pluggy, msgspec, yaml, …
    if call.version or call.formats or "print_completion" in call:
        from convert.cli import listing

        if call.version:
            listing.print_version()
        elif call.formats:
            listing.print_formats()
        else:
            listing.print_completion(call.print_completion)
        return ALL_WRITTEN
    from convert.cli.conversion import convert_threads

    return ALL_WRITTEN if convert_threads(call, writer_options) else SOME_FAILED


def _print_help(words: Sequence[str], writer_options: Mapping[str, Mapping[str, str]]) -> None:
    """Print the help, including the options of the formats that the call names."""
    named = [word.removeprefix("--to=") for word in words if word.startswith("--to=")]
    named += [following for word, following in pairwise(words) if word == "--to"]
    writers = []
    for name in dict.fromkeys([*named, *writer_options]):
        from convert import registry  # imports pluggy, which plain --help must not

        writers.append((name, registry.writer(name).options))
    print(arguments.parser(writers).format_help(), end="")


def _exit_code(error: ConvertError) -> int:
    match error:
        case UsageError():
            return WRONG_CALL
        case PlaceError():
            return NO_PLACE
        case _:
            return SOME_FAILED


@contextmanager
def _signals_and_warnings() -> Iterator[None]:
    """Handle SIGTERM and print warnings, and restore the previous behaviour at the end."""
    previous = signal.signal(signal.SIGTERM, _terminate)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("always", ConvertWarning)
            warnings.showwarning = _print_warning
            yield
    finally:
        signal.signal(signal.SIGTERM, previous)


def _print_warning(
    message: Warning | str, category: type[Warning], *_place: object, **_more: object
) -> None:
    """Print the warnings of writers, and no others; replaces `warnings.showwarning`."""
    if issubclass(category, ConvertWarning):
        print_message(f"warning: {message}")


def _terminate(number: int, frame: FrameType | None) -> NoReturn:
    """Exit by an exception, so that temporary files are removed."""
    raise SystemExit(TERMINATED)
