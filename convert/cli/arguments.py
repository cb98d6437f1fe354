"""Define and parse the arguments of the command line."""

import argparse
from collections import deque
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from convert.cli.flags import sections
from convert.errors import UsageError
from convert.options import (
    ValueType,
    is_valid,
    option_name,
    suggestion,
    value_type,
)

DESCRIPTION = "Convert saved threads into documents worth keeping. Links and mentions become footnotes."
EXAMPLES = """\
examples:
  convert thread.txt --to pdf                  thread.pdf, next to it
  convert thread.txt -o notes.md               the suffix decides the format
  convert a.txt b.txt --to epub --to json -o out/
  convert archive/ --to markdown -o out/       every thread in the folder; resumable
  pbpaste | convert - --to markdown            from the clipboard to the terminal
  convert --to pdf --help                      help with the options of a format

If `convert` is ImageMagick's, use thread-convert or python -P -m convert.
"""

_OF_PLUGINS = {
    "--config",
    "--no-config",
    "--plugin",
    "--no-plugins",
    "--formats",
    "--print-completion",
    "--debug",
}


class Parser(argparse.ArgumentParser):
    """An argument parser that raises `UsageError` and lists its flags."""

    def __init__(self, **keywords: Any) -> None:
        """Create a parser; the keywords are those of `argparse.ArgumentParser`."""
        super().__init__(**keywords)
        self.flags: list[str] = []
        """All flags, such as "-o" and "--output"."""
        self.types: list[tuple[argparse.Action, ValueType]] = []
        """The types of the values of options."""

    def error(self, message: str) -> NoReturn:
        """Raise the message of argparse as `UsageError`."""
        raise UsageError(f"{message}; see convert --help")


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
    threads = result.add_argument(
        "threads",
        metavar="THREAD",
        nargs="*",
        default=[],
        help="a file, a folder, an archive, an address, or - for standard input",
    )
    result.types.append((threads, value_type(Path)))
    help_flag = result.add_argument("-h", "--help", action="help", help="show this help and exit")
    result.flags += help_flag.option_strings
    for title, flags in sections(writers):
        group = result.add_argument_group(title)
        for flag in flags:
            action = group.add_argument(*flag.names, **flag.keywords)
            result.flags += action.option_strings
            if flag.type is not None:
                result.types.append((action, flag.type))
    return result


def split_writer_options(
    arguments: Sequence[str],
) -> tuple[list[str], dict[str, dict[str, object]]]:
    """Separate the options of writers (`--pdf.page-size a5`) from the other arguments.

    They are recognized by the dot, so no plugin is imported to parse the other arguments. Their own
    plugins say which of them are lists, and which need no value.

    Returns the others, and the options by format. Raises `UsageError` if a value is missing, and for an
    option that its format does not have.
    """
    others: list[str] = []
    given: dict[tuple[str, str], list[str | bool]] = {}
    types: dict[tuple[str, str], ValueType | None] = {}
    words = deque(arguments)
    while words:
        word = words.popleft()
        name, equals, value = word.removeprefix("--").partition("=")
        if word == "--":
            others += [word, *words]
            break
        if not is_of_writer(word):
            others.append(word)
            continue
        found = _writer_option(name)
        types[found.key] = found.type
        uses = given.setdefault(found.key, [])
        if found.negated:
            uses.append(_negated(found, name, equals))
        elif equals:
            uses.append(value)
        elif found.type is not None and found.type.switch and not _is_value(words, found.type):
            uses.append(True)
        elif words:
            uses.append(words.popleft())
        else:
            raise UsageError(f"{name}: missing value")
    formats: dict[str, dict[str, object]] = {}
    for (format_, option), uses in given.items():
        formats.setdefault(format_, {})[option] = _value(types[format_, option], uses)
    return others, formats


def is_of_writer(word: str) -> bool:
    """Return whether a word is an option of a writer, such as "--pdf.page-size=a5"."""
    return word.startswith("--") and "." in word.partition("=")[0]


class _WriterOption(NamedTuple):
    """An option of a writer, as a word of the command line names it."""

    key: tuple[str, str]
    """The format and the name of the option."""
    type: ValueType | None
    """None if the format is unknown or its plugin broken."""
    negated: bool
    """Whether it is switched off, as in `--no-markdown.front-matter`."""


def _writer_option(name: str) -> _WriterOption:
    """Find the option that a word such as "markdown.front-matter" names. Raises `UsageError`."""
    from convert.sections import type_of  # imports pluggy, which plain --help must not

    format_, _, option = name.partition(".")
    type_, negated = type_of(format_, option), False
    if type_ is None and format_.startswith("no-"):
        positive = format_.removeprefix("no-")
        type_ = type_of(positive, option)
        if type_ is not None:
            format_, negated = positive, True
    return _WriterOption(key=(format_, option_name(option)), type=type_, negated=negated)


def _negated(option: _WriterOption, name: str, equals: str) -> bool:
    """Return False, the value of an option that is switched off. Raises `UsageError`."""
    if option.type is None or not option.type.switch:
        raise UsageError(f"--{name}: only an option that is yes or no can be switched off with --no-")
    if equals:
        raise UsageError(f"--{name} takes no value")
    return False


def _is_value(words: Sequence[str], type_: ValueType) -> bool:
    """Return whether the next word is a value of an option that needs none."""
    return bool(words) and is_valid(type_, words[0])


def _value(type_: ValueType | None, uses: Sequence[str | bool]) -> object:
    """Return the value of an option from all its uses."""
    last = uses[-1]
    if type_ is None or isinstance(last, bool):
        return last
    return type_.from_words([use for use in uses if isinstance(use, str)])


def parse_plugins(arguments: Sequence[str]) -> argparse.Namespace:
    """Parse the flags that decide which plugins there are; what the others mean depends on these.

    Raises `UsageError`.
    """
    result = Parser(allow_abbrev=False, add_help=False, argument_default=argparse.SUPPRESS)
    for _, flags in sections(()):
        for flag in flags:
            if _OF_PLUGINS.intersection(flag.names):
                result.add_argument(*flag.names, **flag.keywords)
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    return result.parse_known_args(arguments[:cut])[0]


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Parse all arguments except those of writers. Raises `UsageError`."""
    known = parser()
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    namespace, unknown = known.parse_known_intermixed_args(arguments[:cut])
    namespace.threads = [*namespace.threads, *arguments[cut + 1 :]]  # may begin with a hyphen
    if unknown:
        raise UsageError(f"{unknown[0]}: no such option{suggestion(unknown[0], known.flags)}")
    return namespace
