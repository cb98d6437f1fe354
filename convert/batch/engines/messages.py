"""Define what a process that does jobs is sent, and what it answers.

It is sent `Start`, then chunks, each a list of jobs, and at last None. It answers with `Ready` or
`Unable`, and then, for each job in its order, with the outcomes, each an `Outcome`, and `Done`.
"""

from typing import NamedTuple, TypeAlias

from convert.batch.jobs import Outcome, Setup
from convert.errors import ConvertError


class Start(NamedTuple):
    """What a process needs to know before its first job."""

    setup: Setup
    memory: int | None
    """How many bytes it may use."""


class Ready(NamedTuple):
    """The process has started."""


class Unable(NamedTuple):
    """The process can't start, and neither could another one."""

    error: ConvertError


class Done(NamedTuple):
    """A job is done."""


class HandedBack(NamedTuple):
    """The chunk has taken long, and the rest of it is not going to be done."""


class Leaving(NamedTuple):
    """The process ends, because it may have too little memory for another job."""

    again: bool
    """Whether the current job has failed for that reason, so that a new process may succeed."""


Answer: TypeAlias = Ready | Unable | Outcome | Done | HandedBack | Leaving
