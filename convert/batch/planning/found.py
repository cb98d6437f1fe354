"""Define what is found in a call: threads, and what is none."""

import os
from collections.abc import Callable
from typing import NamedTuple

from convert import files
from convert.batch.planning.where import Where
from convert.batch.results import Result
from convert.errors import ConvertError


class Member(NamedTuple):
    """A file in an archive."""

    name: str
    """Its path in the archive."""
    read: Callable[[], bytes] | None
    """Returns its content until the next source is requested; None if it can be read at any time.

    Raises `InputError`.
    """


class Found(NamedTuple):
    """A source of threads."""

    name: str
    """Its name for messages: "in/a.txt", "in/x.zip/d/a.txt", "stdin"."""
    where: Where | None
    """Where its outputs are; None for standard output."""
    stem: str
    """The name of its outputs, without suffix."""
    path: str | None
    """The file, or the archive that it is in; None for standard input and an address."""
    of_folder: bool = False
    """Whether a folder or an archive was named: what no reader recognises in it is no thread."""
    member: Member | None = None
    url: str | None = None
    """The address, which is also its stem, since its outputs are named after its threads."""

    @property
    def identity(self) -> str:
        """What is equal for the same source under another name of its folder."""
        if self.path is None:
            return self.url or ""
        folder, name = os.path.split(self.path)
        inner = "" if self.member is None else self.member.name
        return f"{files.without_links(folder)}\0{name}\0{inner}"


def failed(source: str, error: ConvertError) -> Result:
    """Return the result for a source, or a part of a folder, that can't be converted."""
    return Result(source=source, status="failed", error=type(error).__name__, message=str(error))


def left_out(source: str, reason: str) -> Result:
    """Return the result for a file in a folder that is no thread."""
    return Result(source=source, status="skipped", message=reason)
