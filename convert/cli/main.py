"""Run the command line: dispatch a call, and turn errors into messages and exit codes."""

import signal
import sys
import warnings
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise

from convert import interrupts, running
from convert.cli import arguments, imagemagick, prints, streams
from convert.cli.messages import print_error, print_message, print_traceback
from convert.errors import ConvertError, ConvertWarning, PlaceError, UsageError, one_line

ALL_WRITTEN, SOME_FAILED, WRONG_CALL, NO_PLACE = 0, 1, 2, 3
# 128 plus the number of the signal, as shells report it. Windows has no SIGPIPE (13).
INTERRUPTED, PIPE_CLOSED = (128 + number for number in (signal.SIGINT, 13))


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
    others, writer_options = arguments.split_writer_options(words)
    if "-h" in others or "--help" in others:
        _print_help(others, writer_options)
        return ALL_WRITTEN
    if imagemagick.is_meant(others):
        raise UsageError(imagemagick.message())
    call = arguments.parse(others)
    # Imported here because --help must not import what these need: pluggy, msgspec, yaml, …
    if call.version:
        from convert.cli import listing

        listing.print_version()
        return ALL_WRITTEN
    from convert import registry

    with registry.restored():
        return ALL_WRITTEN if _succeeds(call, writer_options) else SOME_FAILED


def _succeeds(call: Namespace, writer_options: Mapping[str, Mapping[str, str]]) -> bool:
    """Do what a call asks for. Return whether all of it succeeded."""
    if call.check and not call.formats:
        raise UsageError("--check: it checks the plugins that --formats lists; add --formats")
    if call.formats or "print_completion" in call:
        from convert.cli import listing
        from convert.cli.plugins import use_plugins_if_possible

        plugins_work = use_plugins_if_possible(call)
        if call.formats:
            return listing.print_formats(check=call.check) and plugins_work
        listing.print_completion(call.print_completion)
        return plugins_work
    from convert.cli.conversion import convert_threads

    return convert_threads(call, writer_options)


def _print_help(words: Sequence[str], writer_options: Mapping[str, Mapping[str, str]]) -> None:
    """Print the help, including the options of the formats that the call names."""
    named = dict.fromkeys([*_values_of("--to", words), *writer_options])
    if not named:
        streams.write_output(arguments.parser().format_help())
        return
    # Imported here because plain --help must not import pluggy and yaml.
    from convert import registry
    from convert.cli.plugins import configuration, use_plugins

    known = arguments.parser().parse_known_args(
        [word for word in words if word not in ("-h", "--help")]
    )
    with registry.restored():
        use_plugins(known[0], *configuration(known[0]))
        writers = [(name, registry.writer(name).options) for name in named]
        streams.write_output(arguments.parser(writers).format_help())


def _values_of(flag: str, words: Sequence[str]) -> list[str]:
    """Return the values of a flag that can be repeated."""
    given = [word.removeprefix(f"{flag}=") for word in words if word.startswith(f"{flag}=")]
    return given + [following for word, following in pairwise(words) if word == flag]


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
