"""Define what a batch does: jobs, how they are done, and their outcomes.

All of it can be pickled, so that other processes can do the jobs.
"""

from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeAlias

from msgspec import Struct, field

from convert import files
from convert.batch.census import Census
from convert.batch.results import Result
from convert.options import Reading
from convert.tree import Repair

IfExists: TypeAlias = Literal["overwrite", "skip", "error"]
"""What to do with an output that exists."""


class Source(NamedTuple):
    """Where a thread, or several, are read from."""

    name: str
    """How messages and reports name it: "in/a.txt", "in/x.zip/d/a.txt", "stdin"."""
    path: Path | None
    """The file; for a member of an archive, the archive; None for standard input and an address."""
    member: str | None = None
    """The name of the member of an archive, as the archive has it."""
    data: bytes | None = None
    """The content, if it has been read already: of standard input, or of a member of a tar archive."""
    of_folder: bool = False
    """Whether a folder or an archive was named: what no reader recognises in it is no thread."""
    url: str | None = None
    """The address that the threads are fetched from."""


class Job(NamedTuple):
    """A source and its outputs."""

    source: Source
    outputs: tuple[tuple[str, Path | None], ...]
    """Pairs of a format and a file; None for standard output."""
    single: bool = False
    """Whether the outputs can hold only one document: the user named a file, or standard output."""
    ending: str | None = None
    """What follows the names of threads in those of their outputs, whose paths are then of folders.

    None if the outputs have names already.
    """


class Plugins(NamedTuple):
    """The plugins that a batch uses besides the installed ones."""

    files: tuple[Path, ...] = ()
    """Those of `convert.use_plugin` and `--plugin`."""
    only_own: bool = False
    """Whether those of other distributions are left out."""


class Setup(Struct, frozen=True):
    """How all jobs of a batch are done."""

    reading: Reading
    """The options of reading."""
    formats: dict[str, dict[str, Any]] = field(default_factory=dict)
    """The options of writers, readers and transforms, by their names."""
    if_exists: IfExists = "overwrite"
    """What to do with an output that exists."""
    place: files.Place | None = None
    """The folder that all outputs are in or below."""
    keep_source: bool = False
    """Keep what was fetched for a thread, beside its outputs."""
    durable: bool = False
    """Continue only when an output would survive a loss of power."""
    alone: bool = False
    """There is only one output, which is durable in any case, unless its source has several threads."""
    census: Census = field(default_factory=Census)
    """All threads and outputs, so that none replaces another."""
    plugins: Plugins = field(default_factory=Plugins)
    with_repairs: bool = False
    """Return the repairs themselves, and read a thread even if all its outputs are kept."""
    debug: bool = False
    """Return the tracebacks of bugs."""
    settings: dict[str, str] = field(default_factory=dict)
    """For `Result.settings`: the fingerprint of what decides how the outputs of each format look.

    That of "" is about reading alone.
    """


class Facts(NamedTuple):
    """What was read, for messages."""

    scheme: str
    """How it was read: "read as twtext, 12 posts, 3 notes; …"."""
    size: str
    """What it holds: "12 posts, 3 notes"."""


class Outcome(NamedTuple):
    """What became of one thread of a job, or of a job whose source could not be read."""

    source: str
    """`Source.name`."""
    thread: int | None = None
    """The position of the thread among several of its source, from 1."""
    results: tuple[Result, ...] = ()
    """One for each output, or one without a format for what failed before there was any."""
    facts: Facts | None = None
    """None if no thread was read."""
    repairs: tuple[Repair, ...] = ()
    """Empty unless `Setup.with_repairs`."""
    warnings: tuple[str, ...] = ()
    """What plugins warn of, each in one line that names the thread and the plugin."""
    tracebacks: tuple[str, ...] = ()
    """Those of bugs; empty unless `Setup.debug`."""
    standard: str | bytes | None = None
    """The content for standard output."""


Stop: TypeAlias = Callable[[], bool]
"""Returns whether no new job is to be started."""

Engine: TypeAlias = Callable[[Iterator[Job | Outcome], Setup, Stop], Generator[Outcome]]
"""Does jobs, and yields their outcomes as they come. It passes on outcomes that are known already.

It takes a new job only when it can start it soon, so that the jobs are never all in memory. When `Stop`
returns True, it starts no new job, and finishes those that run. When closed, it ends them at once.
"""
