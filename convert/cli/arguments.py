"""Arguments: the words of the command line, parsed but not yet believed."""

import argparse
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, NoReturn

from convert.errors import UsageError
from convert.options import Option, Reading, options_of, suggestion

DESCRIPTION = "Convert saved threads into documents worth keeping. Links and mentions become footnotes."
EXAMPLES = """\
examples:
  convert thread.txt --to pdf                  thread.pdf, beside it
  convert thread.txt -o notes.md               the format is told by the name
  convert a.txt b.txt --to epub --to json -o out/
  convert archive/ --to markdown -o out/       every .txt below the folder
  pbpaste | convert - --to markdown            from the clipboard to the terminal
  convert --to pdf --help                      the options of a format, too

Where `convert` is ImageMagick's, write thread-convert or python -m convert.
"""


class Parser(argparse.ArgumentParser):
    """An argument parser whose complaints are a `UsageError`."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}; see convert --help")


def parser(writers: Iterable[tuple[str, type[Any]]] = (), width: int | None = None) -> Parser:
    """The command line, with the options of writers: pairs of a format and its options' dataclass.

    `width` is that of its help; without it, the terminal's.
    """
    # SUPPRESS: only what is really given may go before the configuration file
    result = Parser(
        prog="convert",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=partial(argparse.RawDescriptionHelpFormatter, width=width),
        allow_abbrev=False,
        argument_default=argparse.SUPPRESS,
    )
    result.add_argument(
        "threads",
        metavar="THREAD",
        nargs="*",
        default=[],
        help="a file, a folder, or - for standard input",
    )
    output = result.add_argument_group("output")
    output.add_argument(
        "--to", metavar="FORMAT", action="append", help="the format; may be given several times"
    )
    output.add_argument(
        "-o",
        "--output",
        metavar="PATH",
        default=None,
        help="a file, a folder (out/), or - for standard output",
    )
    output.add_argument(
        "--if-exists",
        metavar="overwrite|skip|error",
        help="what to do where an output exists (default: overwrite)",
    )
    reading = result.add_argument_group("reading")
    for option in options_of(Reading):
        _add_reading(reading, option)
    _add_settings(result.add_argument_group("settings and messages"))
    for name, options in writers:
        group = result.add_argument_group(f"options of {name}")
        for option in options_of(options):
            group.add_argument(f"--{name}.{option.name}", metavar=option.kind, help=_help(option))
    return result


def split_writer_options(arguments: Sequence[str]) -> tuple[list[str], dict[str, dict[str, str]]]:
    """Take the options of writers (`--pdf.page-size a5`) out of the arguments.

    They are known by their dot, so that no plugin need be imported to parse the rest.
    """
    rest: list[str] = []
    formats: dict[str, dict[str, str]] = {}
    words = iter(arguments)
    for word in words:
        name, equals, value = word.removeprefix("--").partition("=")
        if word == "--":
            return [*rest, word, *words], formats
        if not word.startswith("--") or "." not in name:
            rest.append(word)
            continue
        if not equals:
            following = next(words, None)
            if following is None:
                raise UsageError(f"{name}: a value is missing")
            value = following
        format_, _, option = name.partition(".")
        formats.setdefault(format_, {})[option] = value
    return rest, formats


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Parse all arguments but those of writers. Raises `UsageError`."""
    known = parser(width=80)  # no help is shown; to ask for the terminal's width would take 4 ms
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    namespace, unknown = known.parse_known_intermixed_args(arguments[:cut])
    namespace.threads = [*namespace.threads, *arguments[cut + 1 :]]  # whatever they begin with
    if unknown:
        flags = [
            flag for action in known._actions for flag in action.option_strings
        ]  # argparse has no list of its own
        raise UsageError(f"{unknown[0]}: no such option{suggestion(unknown[0], flags)}")
    return namespace


def _add_reading(group: argparse._ArgumentGroup, option: Option) -> None:
    if option.kind == "yes|no":
        action = argparse.BooleanOptionalAction
        group.add_argument(f"--{option.name}", action=action, help=_help(option))
    else:
        metavar = option.kind.upper() if option.kind == "text" else option.kind
        group.add_argument(f"--{option.name}", metavar=metavar, help=_help(option))


def _add_settings(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--config", metavar="FILE", help="read settings from this YAML file")
    group.add_argument(
        "--no-config",
        action="store_true",
        default=False,
        help="do not read the user's own configuration",
    )
    for flag, text in (
        ("--show-settings", "print the settings as YAML, and stop"),
        ("--show-repairs", "list every repair, with its line"),
        ("--formats", "list the formats with their plugins, and stop"),
        ("--version", "print the version, and stop"),
    ):
        group.add_argument(flag, action="store_true", default=False, help=text)
    group.add_argument(
        "--print-completion", metavar="SHELL", help="print completions for bash, zsh or tcsh"
    )
    group.add_argument(
        "-q", "--quiet", action="store_true", default=False, help="say nothing but errors"
    )
    group.add_argument(
        "-v", "--verbose", action="store_true", default=False, help="say how a thread was read"
    )


def _help(option: Option) -> str:
    if option.default is None:
        return option.help.replace("%", "%%")
    default = (
        {True: "yes", False: "no"}.get(option.default, option.default)
        if option.kind == "yes|no"
        else option.default
    )
    return f"{option.help} (default: {default})".replace("%", "%%")
