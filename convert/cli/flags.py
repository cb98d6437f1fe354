"""List the flags of the command line, by the sections of its help."""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple

from convert.options import BatchOptions, Option, Reading, ValueType, options_of, value_type

_SHORT = {"--jobs": ["-j"]}
_TEXT, _FILE = value_type(str), value_type(Path)


class Flag(NamedTuple):
    """The arguments of `ArgumentParser.add_argument`, and the type of the values."""

    names: tuple[str, ...]
    type: ValueType | None
    keywords: dict[str, Any]


def sections(writers: Iterable[tuple[str, type[Any]]]) -> Iterator[tuple[str, list[Flag]]]:
    """Yield the sections of the help, each with its flags."""
    yield (
        "output",
        [
            _flag(
                "--to",
                type=_TEXT,
                metavar="FORMAT",
                action="append",
                help="the format; can be repeated",
            ),
            _flag(
                "-o",
                "--output",
                type=_FILE,
                metavar="PATH",
                default=None,
                help="a file, a folder (out/), or - for standard output",
            ),
            _flag(
                "--if-exists",
                type=value_type(Literal["overwrite", "skip", "error"]),
                metavar="overwrite|skip|error",
                help="what to do if an output exists (default: overwrite)",
            ),
            _switch("--join", help="write all threads as one document, with a part for each"),
            _switch("--list", help="list the threads: day, posts, first words; write nothing"),
            _flag(
                "--keep-source",
                action="store_true",
                help="keep what was fetched for a thread, in a zip beside its outputs",
            ),
            _flag(
                "--durable",
                action="store_true",
                help="make each of many outputs survive a loss of power; a single one always does",
            ),
        ],
    )
    yield "reading", [_option_flag(option) for option in options_of(Reading)]
    yield (
        "many threads",
        [*_flags_of_input(), *map(_option_flag, options_of(BatchOptions)), *_flags_of_batch()],
    )
    yield (
        "settings and messages",
        [
            _flag("--config", type=_FILE, metavar="FILE", help="read settings from this YAML file"),
            _switch("--no-config", help="do not read the user's configuration file"),
            _switch("--show-settings", help="print the settings as YAML and exit"),
            _switch("--show-repairs", help="list every repair, with its line"),
            _switch("--formats", help="list the formats and transforms and exit"),
            _switch("--check", help="with --formats: load all plugins, and report the broken ones"),
            _flag(
                "--plugin", metavar="FILE", action="append", help="use the plugins in this Python file"
            ),
            _switch("--no-plugins", help="use no plugins of other distributions"),
            _switch("--version", help="print the version and exit"),
            _flag(
                "--print-completion",
                type=_TEXT,
                metavar="SHELL",
                help="print completions for bash, zsh, tcsh, fish or powershell",
            ),
            _switch("-q", "--quiet", help="print nothing but errors"),
            _switch("-v", "--verbose", help="print how each thread was read"),
            _switch("--debug", help="print the tracebacks of bugs"),
        ],
    )
    for name, options in writers:
        yield f"options of {name}", [_option_flag(option, name) for option in options_of(options)]


def _flags_of_input() -> Iterator[Flag]:
    """Yield the flags that say which threads there are."""
    yield _flag(
        "--files-from",
        type=_FILE,
        metavar="FILE",
        default=None,
        help="read the names of threads from this file, one on each line; - for standard input",
    )
    yield _switch("-0", "--null", help="with --files-from: a null byte ends each name")
    yield _flag(
        "--include",
        metavar="GLOB",
        action="append",
        default=[],
        help="take the files with such a name in folders and archives; can be repeated",
    )


def _flags_of_batch() -> Iterator[Flag]:
    """Yield the flags of a batch that a configuration can't have."""
    yield _flag(
        "--dask",
        type=_TEXT,
        metavar="ADDRESS",
        default=None,
        help="convert on the workers of this Dask scheduler",
    )
    yield _flag(
        "--progress",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="print lines of progress also where there is no terminal, as for logs",
    )
    yield _switch(
        "--merge-reports", help="merge the reports that are named instead of threads, and exit"
    )


def _flag(*names: str, type: ValueType | None = None, **keywords: Any) -> Flag:
    return Flag(names=names, type=type, keywords=keywords)


def _switch(*names: str, help: str) -> Flag:
    return _flag(*names, action="store_true", default=False, help=help)


def _option_flag(option: Option, format_: str = "") -> Flag:
    """Return the flag of an option of a format, or of reading."""
    name = f"--{format_}.{option.name}" if format_ else f"--{option.name}"
    names = [*_SHORT.get(name, ()), name]
    keywords: dict[str, Any] = {"help": _help(option), "metavar": option.kind}
    if option.values == ("yes", "no"):
        keywords = {"help": _help(option), "action": argparse.BooleanOptionalAction}
    elif option.type.repeated:
        keywords["action"] = "append"
    elif option.type.switch:
        keywords["nargs"] = "?"
    return _flag(*names, type=option.type, **keywords)


def _help(option: Option) -> str:
    """Return the help text of an option with its limits and default, with "%" escaped for argparse."""
    notes: list[str] = []
    if option.type.limited:
        notes.append(option.type.expected)
    if option.type.repeated:
        notes.append("can be repeated")
    if option.default not in (None, "", (), []):
        notes.append(f"default: {option.type.text(option.default)}")
    text = f"{option.help} ({'; '.join(notes)})" if notes else option.help
    return text.replace("%", "%%")
