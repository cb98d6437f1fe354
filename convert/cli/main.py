"""Run the command line: dispatch a call, and turn errors into messages and exit codes."""

import signal
import sys
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise
from types import FrameType
from typing import Any, NoReturn

from convert.cli import arguments, imagemagick, streams
from convert.cli.messages import print_error, print_message
from convert.errors import ConvertError, ConvertWarning, PlaceError, UsageError, one_line

ALL_WRITTEN, SOME_FAILED, WRONG_CALL, NO_PLACE = 0, 1, 2, 3
# 128 plus the number of the signal, as shells report it. Windows has no SIGPIPE (13).
INTERRUPTED, PIPE_CLOSED = (128 + number for number in (signal.SIGINT, 13))

# What the flags name whose options are part of the help.
_KINDS = {"--to": "writer", "--from": "reader", "--transform": "transform"}

# Windows has no SIGHUP, which a terminal sends when it is closed.
_ENDING_SIGNALS = [signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    verbose = "-v" in words or "--verbose" in words
    streams.open_missing()
    try:
        with _signals_and_warnings():
            return _run(words)
    except ConvertError as error:
        print_error(error, whole=verbose)
        return _exit_code(error)
    except BrokenPipeError:
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except MemoryError:
        print_message("error: not enough memory")
        return SOME_FAILED
    except Exception as error:
        if verbose:
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


def _print_help(words: Sequence[str], given: Mapping[str, Mapping[str, str]]) -> None:
    """Print the help, including the options of the formats and transforms that the call names."""
    pairs = [(flag, name) for flag, equals, name in (word.partition("=") for word in words) if equals]
    named = [pair for pair in (*pairs, *pairwise(words)) if pair[0] in _KINDS]
    records: dict[tuple[str, type[Any]], None] = {}  # in this order, each once
    if named or given:
        from convert import registry  # imports pluggy, which plain --help must not

        records |= {(name, getattr(registry, _KINDS[flag])(name).options): None for flag, name in named}
        records |= {(name, record): None for name in given for record in registry.options_types(name)}
    streams.write_output(arguments.parser(records).format_help())


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
    """Handle signals and print warnings, and restore the previous behaviour at the end.

    A signal that is ignored stays so: `nohup` starts its program in this way.
    """
    previous = {number: signal.getsignal(number) for number in _ENDING_SIGNALS}
    for number, handler in previous.items():
        if handler is not signal.SIG_IGN:
            signal.signal(number, _terminate)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("always", ConvertWarning)
            warnings.showwarning = _print_warning
            yield
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler or signal.SIG_DFL)


def _print_warning(
    message: Warning | str, category: type[Warning], *_place: object, **_more: object
) -> None:
    """Print the warnings of writers, and no others; replaces `warnings.showwarning`."""
    if issubclass(category, ConvertWarning):
        print_message(f"warning: {message}")


def _terminate(number: int, frame: FrameType | None) -> NoReturn:
    """Exit by an exception, so that temporary files are removed, undisturbed by further signals."""
    for each in _ENDING_SIGNALS:
        signal.signal(each, signal.SIG_IGN)
    raise SystemExit(128 + number)
