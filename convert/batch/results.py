"""Define what a batch reports: a result for each output, and a summary.

They are the rows of reports and state files: JSON lines, told apart by the key "row".
"""

from typing import Literal, TypeAlias

from msgspec import Struct

Status: TypeAlias = Literal["written", "up-to-date", "skipped", "failed", "timeout", "crash"]
"""What became of an output.

`up-to-date`: an earlier run wrote it, and nothing has changed since. `skipped`: it exists and is kept,
or no reader recognises the source. `failed`: an error. `timeout`: it took longer than allowed. `crash`:
the process that worked on it died.
"""

FAILURES: frozenset[Status] = frozenset({"failed", "timeout", "crash"})
"""The statuses of outputs that were not written but should have been."""


KEPT_SOURCE = "source"
"""The format of a result that is about what was fetched and is kept, and not about an output."""


class Result(Struct, frozen=True, kw_only=True, tag_field="row", tag="output"):
    """What became of one output, or of a whole source."""

    source: str
    """The thread, as the user named it; a member of an archive is "archive.zip/folder/a.txt"."""
    size: int | None = None
    """The size of the source in bytes."""
    modified: int | None = None
    """When the source was modified, in nanoseconds since 1970; None for what has no such time."""
    sha256: str | None = None
    """The SHA-256 of the source, in hexadecimal; None if it was not read as a whole."""
    thread: int | None = None
    """The position of the thread among several of its source, from 1."""
    threads: int | None = None
    """How many threads a source of several has: in its last row, which has no format."""
    format: str | None = None
    """None if this is about the source as a whole."""
    output: str | None = None
    """The path of the output; in a state file, relative to the folder of the state file."""
    output_size: int | None = None
    output_modified: int | None = None
    output_sha256: str | None = None
    files: tuple[str, ...] = ()
    """The files beside the output, by their names relative to its folder."""
    seconds: float = 0.0
    """How long reading took, or rendering and writing in a row that has a format."""
    status: Status
    error: str | None = None
    """The kind of the error: "InputError", "OutputError", "MemoryError", …"""
    message: str | None = None
    """What is wrong, as the command line says it, or why the output was skipped."""
    repairs: dict[str, int] = {}
    """The number of repairs by their kind."""
    settings: str = ""
    """The fingerprint of all that decides how the output looks, apart from the source."""


class Summary(Struct, frozen=True, kw_only=True, tag_field="row", tag="summary"):
    """What became of a whole run: its last row."""

    version: str = ""
    """The version of this program; empty until the summary is recorded."""
    counts: dict[Status, int]
    """The number of results by their status."""
    threads: int
    """How many threads were read."""
    repairs: dict[str, int]
    """The number of repairs by their kind."""
    seconds: float
    """How long the run took."""
    stopped: str | None = None
    """Why the run ended before all threads were converted; None if it did not."""
    shard: str | None = None
    """The part of the work that this run did, such as "3/16"; None for all of it."""


Row: TypeAlias = Result | Summary
