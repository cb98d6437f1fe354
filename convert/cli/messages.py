"""Print messages on standard error, with control characters escaped."""

import sys

from convert.errors import ConvertError


def printable(text: str) -> str:
    """Return the text with control and invisible characters escaped, which a terminal might obey."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in text
    )


def print_error(error: ConvertError) -> None:
    """Print an error on one line."""
    print_message(f"error: {error}")


def print_message(message: str, *, prefix: str = "thread-convert: ") -> None:
    """Print a message on one line, after the name of the program."""
    print(printable(prefix + message), file=sys.stderr)
