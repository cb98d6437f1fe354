"""Write a document to standard output."""

import sys

from convert import api
from convert.batch.jobs import Outcome
from convert.cli.streams import write_output
from convert.errors import UsageError


def write_standard(outcome: Outcome, *, requested: bool) -> None:
    """Write what is for standard output, if there is anything; `requested` means that `-o -` was given.

    Raises `UsageError` for a binary format on a terminal, and `PlaceError` if it can't be written.
    """
    content = outcome.standard
    if content is None:
        return
    if isinstance(content, bytes) and not requested and sys.stdout and sys.stdout.isatty():
        raise UsageError(
            "this format is binary, and standard output is a terminal; name a file with -o"
        )
    write_output(api.encoded(content))
