"""Run the command line: dispatch a call, and turn errors into messages and exit codes."""

import signal
import sys
import warnings
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from convert import interrupts, prints, running
from convert.cli import arguments, imagemagick, streams
from convert.cli.messages import print_error, print_message, print_traceback
from convert.errors import ConvertError, ConvertWarning, PlaceError, UsageError, one_line

if TYPE_CHECKING:
    from convert.cli.plugins import Setup

ALL_WRITTEN, SOME_FAILED, WRONG_CALL, NO_PLACE = 0, 1, 2, 3
# 128 plus the number of the signal, as shells report it. Windows has no SIGPIPE (13).
INTERRUPTED, PIPE_CLOSED = (128 + number for number in (signal.SIGINT, 13))

# What the flags name whose options are part of the help.
_KINDS = {"--to": "writer", "--from": "reader", "--transform": "transform"}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    verbose, debug = "-v" in words or "--verbose" in words, "--debug" in words
    streams.open_missing()
    try:
        with interrupts.handled(), _warnings(), prints.reported(_report_print, debug=debug):
            return _run(words)
    except ConvertError as error:
        print_error(error, whole=verbose, debug=debug)
        return _exit_code(error)
    except BrokenPipeError:
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except MemoryError:
        print_message("error: not enough memory")
        return SOME_FAILED
    except Exception as error:
        if debug:
            print_traceback(error)
        hint = "" if debug else " (--debug shows the traceback)"
        print_error(ConvertError(f"bug in thread-convert: {one_line(error)}{hint}"))
        return SOME_FAILED


def _run(words: Sequence[str]) -> int:
    asks_for_help = "-h" in words or "--help" in words
    if asks_for_help and not any(_named(words)) and not any(map(arguments.is_of_writer, words)):
        _print_help(words, ())
        return ALL_WRITTEN
    # Imported here because --help must not import what these need: pluggy, msgspec, yaml, …
    if "--version" in words:
        from convert.version import __version__

        streams.write_output(f"thread-convert {__version__}\n")
        return ALL_WRITTEN
    from convert import registry
    from convert.cli.plugins import set_up

    with registry.restored():
        setup = set_up(arguments.parse_plugins(words))
        others, writer_options = arguments.split_writer_options(words)
        if asks_for_help:
            _print_help(others, writer_options)
            return ALL_WRITTEN
        if imagemagick.is_meant(others):
            raise UsageError(imagemagick.message())
        succeeded = _succeeds(arguments.parse(others), writer_options, setup)
        return ALL_WRITTEN if succeeded else SOME_FAILED


def _succeeds(
    call: Namespace, writer_options: Mapping[str, Mapping[str, object]], setup: "Setup"
) -> bool:
    """Do what a call asks for. Return whether all of it succeeded."""
    if call.check and not call.formats:
        raise UsageError("--check: it checks the plugins that --formats lists; add --formats")
    if call.formats:
        from convert.cli.listing import print_formats

        return print_formats(check=call.check) and setup.plugins_work
    if "print_completion" in call:
        from convert.cli.listing import print_completion

        print_completion(call.print_completion)
        return setup.plugins_work
    if call.merge_reports:
        from convert.cli.merging import merge_reports

        return merge_reports(call)
    from convert.cli.conversion import convert_threads

    return convert_threads(call, writer_options, setup)


def _print_help(words: Sequence[str], given: Iterable[str]) -> None:
    """Print the help, including the options of the formats and transforms that the call names.

    `given` are the names of formats and transforms whose options are among the words.
    """
    records: dict[tuple[str, type[Any]], None] = {}  # in this order, each once
    named = list(_named(words))
    if named or given:
        from convert import registry  # imports pluggy, which plain --help must not

        records |= {(name, getattr(registry, _KINDS[flag])(name).options): None for flag, name in named}
        records |= {(name, record): None for name in given for record in registry.options_types(name)}
    streams.write_output(arguments.parser(records).format_help())


def _named(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the flags that name formats and transforms, with these names."""
    pairs = [(flag, name) for flag, equals, name in (word.partition("=") for word in words) if equals]
    yield from (pair for pair in (*pairs, *pairwise(words)) if pair[0] in _KINDS)


def _exit_code(error: ConvertError) -> int:
    match error:
        case UsageError():
            return WRONG_CALL
        case PlaceError():
            return NO_PLACE
        case _:
            return SOME_FAILED


@contextmanager
def _warnings() -> Iterator[None]:
    """Print the warnings of plugins, and restore the previous behaviour at the end."""
    with warnings.catch_warnings():
        warnings.simplefilter("always", ConvertWarning)
        warnings.showwarning = _print_warning
        yield


def _print_warning(
    message: Warning | str, category: type[Warning], *_place: object, **_more: object
) -> None:
    """Print the warnings of plugins, and no others; replaces `warnings.showwarning`."""
    if issubclass(category, ConvertWarning):
        call = running.current()
        place = f"{call.thread}: {call.name}: " if call and call.thread else ""
        print_message(f"warning: {place}{message}")


def _report_print(line: str) -> None:
    """Report what a plugin prints as a warning, which the user can silence as one."""
    warnings.warn(line, ConvertWarning, stacklevel=1)
