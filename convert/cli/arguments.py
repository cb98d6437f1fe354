"""Define and parse the arguments of the command line."""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, NoReturn

from convert.errors import UsageError
from convert.options import Option, Reading, options_of, suggestion

DESCRIPTION = "Convert saved threads into documents worth keeping. Links and mentions become footnotes."
EXAMPLES = """\
examples:
  convert thread.txt --to pdf                  thread.pdf, next to it
  convert thread.txt -o notes.md               the suffix decides the format
  convert a.txt b.txt --to epub --to json -o out/
  convert archive/ --to markdown -o out/       every thread in the folder
  pbpaste | convert - --to markdown            from the clipboard to the terminal
  convert --to pdf --help                      help with the options of a format

If `convert` is ImageMagick's, use thread-convert or python -P -m convert.
"""


class Parser(argparse.ArgumentParser):
    """An argument parser that raises `UsageError` and lists its flags."""

    def __init__(self, **keywords: Any) -> None:
        """Create a parser; the keywords are those of `argparse.ArgumentParser`."""
        super().__init__(**keywords)
        self.flags: list[str] = []
        """All flags, such as "-o" and "--output"."""

    def error(self, message: str) -> NoReturn:
        """Raise the message of argparse as `UsageError`."""
        raise UsageError(f"{message}; see convert --help")


class _Flag(NamedTuple):
    """The arguments of `ArgumentParser.add_argument`."""

    names: tuple[str, ...]
    keywords: dict[str, Any]


def parser(writers: Iterable[tuple[str, type[Any]]] = ()) -> Parser:
    """Return the parser, with the options of plugins: pairs of a name and a dataclass."""
    result = Parser(
        prog="convert",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        add_help=False,
        conflict_handler="resolve",  # a reader and a writer of one name may share an option
        # No defaults: what is not given must not override the configuration file.
        argument_default=argparse.SUPPRESS,
    )
    result.add_argument(
        "threads",
        metavar="THREAD",
        nargs="*",
        default=[],
        help="a file, a folder, or - for standard input",
    )
    help_flag = result.add_argument("-h", "--help", action="help", help="show this help and exit")
    result.flags += help_flag.option_strings
    for title, flags in _sections(writers):
        group = result.add_argument_group(title)
        for names, keywords in flags:
            result.flags += group.add_argument(*names, **keywords).option_strings
    return result


def split_writer_options(arguments: Sequence[str]) -> tuple[list[str], dict[str, dict[str, str]]]:
    """Separate the options of writers (`--pdf.page-size a5`) from the other arguments.

    They are recognized by the dot, so no plugin is imported to parse the other arguments. Returns the
    others, and the options by format. Raises `UsageError` if a value is missing.
    """
    others: list[str] = []
    formats: dict[str, dict[str, str]] = {}
    words = iter(arguments)
    for word in words:
        name, equals, value = word.removeprefix("--").partition("=")
        if word == "--":
            return [*others, word, *words], formats
        if not word.startswith("--") or "." not in name:
            others.append(word)
            continue
        if not equals:
            following = next(words, None)
            if following is None:
                raise UsageError(f"{name}: missing value")
            value = following
        format_, _, option = name.partition(".")
        formats.setdefault(format_, {})[option] = value
    return others, formats


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Parse all arguments except those of writers. Raises `UsageError`."""
    known = parser()
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    namespace, unknown = known.parse_known_intermixed_args(arguments[:cut])
    namespace.threads = [*namespace.threads, *arguments[cut + 1 :]]  # may begin with a hyphen
    if unknown:
        raise UsageError(f"{unknown[0]}: no such option{suggestion(unknown[0], known.flags)}")
    return namespace


def _sections(writers: Iterable[tuple[str, type[Any]]]) -> Iterator[tuple[str, list[_Flag]]]:
    """Yield the sections of the help, each with its flags."""
    yield (
        "output",
        [
            _flag("--to", metavar="FORMAT", action="append", help="the format; can be repeated"),
            _flag(
                "-o",
                "--output",
                metavar="PATH",
                default=None,
                help="a file, a folder (out/), or - for standard output",
            ),
            _flag(
                "--if-exists",
                metavar="overwrite|skip|error",
                help="what to do if an output exists (default: overwrite)",
            ),
            _flag(
                "--durable",
                action="store_true",
                help="make each of many outputs survive a loss of power; a single one always does",
            ),
        ],
    )
    yield "reading", [_reading_flag(option) for option in options_of(Reading)]
    yield (
        "settings and messages",
        [
            _flag("--config", metavar="FILE", help="read settings from this YAML file"),
            _switch("--no-config", help="do not read the user's configuration file"),
            _switch("--show-settings", help="print the settings as YAML and exit"),
            _switch("--show-repairs", help="list every repair, with its line"),
            _switch("--formats", help="list the formats with their plugins and exit"),
            _switch("--version", help="print the version and exit"),
            _flag(
                "--print-completion",
                metavar="SHELL",
                help="print completions for bash, zsh, tcsh, fish or powershell",
            ),
            _switch("-q", "--quiet", help="print nothing but errors"),
            _switch("-v", "--verbose", help="print how each thread was read"),
        ],
    )
    for name, options in writers:
        flags = [
            _flag(f"--{name}.{option.name}", metavar=option.kind, help=_help(option))
            for option in options_of(options)
        ]
        yield f"options of {name}", flags


def _flag(*names: str, **keywords: Any) -> _Flag:
    return _Flag(names, keywords)


def _switch(*names: str, help: str) -> _Flag:
    return _flag(*names, action="store_true", default=False, help=help)


def _reading_flag(option: Option) -> _Flag:
    if option.kind == "yes|no":
        return _flag(f"--{option.name}", action=argparse.BooleanOptionalAction, help=_help(option))
    metavar = "TEXT" if option.kind == "text" else option.kind
    if option.default == ():
        return _flag(f"--{option.name}", metavar="NAME", action="append", help=_help(option))
    return _flag(f"--{option.name}", metavar=metavar, help=_help(option))


def _help(option: Option) -> str:
    """Return the help text of an option with its default, with "%" escaped for argparse."""
    if option.default in (None, ()):
        return option.help.replace("%", "%%")
    default = option.default
    if option.kind == "yes|no":
        default = "yes" if option.default else "no"
    return f"{option.help} (default: {default})".replace("%", "%%")
