"""Define what a call asks for: threads and outputs, as the user named them."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from convert import api
from convert.files import Limit
from convert.options import Reading, Shard

STANDARD = "-"
"""The name of standard input as a thread, and of standard output as an output."""


class Request(NamedTuple):
    """The threads and the outputs of a call."""

    threads: Sequence[str] = ()
    """Files, folders, archives, and "-" for standard input."""
    output: str | None = None
    """The value of `-o`, if given."""
    to: Sequence[str] = ()
    """The formats. Without any, the suffix of `output` decides."""
    from_: str | None = None
    """The format of the threads, if the user names it."""
    files_from: str | None = None
    """A file that names more threads; "-" for standard input."""
    zero: bool = False
    """Whether each name in `files_from` ends with a NUL instead of a line end."""
    include: Sequence[str] = ()
    """Patterns of the files that are threads in folders and archives, instead of suffixes."""
    limit: Limit = api.size_limit(Reading())
    """The largest size of a thread in an archive."""
    only_read: bool = False
    """Plan jobs without outputs."""
    shard: Shard | None = None
    """Plan only this part."""
    standard: Callable[[], bytes] | None = None
    """Returns the content of standard input, or raises `InputError`."""
