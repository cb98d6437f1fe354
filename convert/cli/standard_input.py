"""Read standard input."""

import sys

from convert.errors import InputError, reason
from convert.files import Limit, read_up_to


def read_input(limit: Limit) -> bytes:
    """Return standard input. Raises `InputError` if it is closed or longer than `limit`."""
    if sys.stdin is None:
        raise InputError("closed; name a file instead", file="standard input")
    try:
        content = read_up_to(sys.stdin.buffer, limit.size + 1)
    except OSError as error:
        raise InputError(f"can't be read: {reason(error)}", file="standard input") from None
    if len(content) > limit.size:
        raise limit.exceeded(None, "stdin")
    return content
