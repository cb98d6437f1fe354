"""Print messages on standard error, on one line of bounded length, with control characters escaped."""

import re

from convert.cli.streams import write_message
from convert.errors import ConvertError

# In characters. A path may have 4,096 of them, and a value on the command line more than 100,000.
_LONGEST_WORD = 200
_LONGEST_MESSAGE = 1500
_LONG_WORD = re.compile(rf"\S{{{_LONGEST_WORD + 1},}}")


def printable(text: str) -> str:
    """Return the text with control and invisible characters escaped, which a terminal might obey."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in text
    )


def print_error(error: ConvertError, *, whole: bool = False, debug: bool = False) -> None:
    """Print an error on one line; with `debug`, after the traceback of the bug that caused it."""
    if debug and error.__cause__ is not None:
        print_traceback(error.__cause__)
    print_message(f"error: {error}", whole=whole)


def print_traceback(error: BaseException) -> None:
    """Print the traceback of a bug."""
    import traceback  # imported here, because only a bug needs it

    for text in traceback.format_exception(error):
        for line in text.splitlines():
            print_message(line, prefix="", whole=True)


def print_message(message: str, *, prefix: str = "thread-convert: ", whole: bool = False) -> None:
    """Print a message on one line, after the name of the program.

    Long words and messages are shortened in the middle, unless the message shall be `whole`.
    """
    text = printable(prefix + message)
    if not whole:
        text = _LONG_WORD.sub(lambda word: _shortened(word[0], _LONGEST_WORD), text)
        text = _shortened(text, _LONGEST_MESSAGE)
    write_message(text)


def _shortened(text: str, length: int) -> str:
    """Return the start and the end of a text, so that it has at most this length."""
    if len(text) <= length:
        return text
    start = length // 2
    return f"{text[:start]}…{text[start + 1 - length :]}"
