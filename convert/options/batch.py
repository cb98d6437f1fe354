"""Define the options of a batch, for the command line, the configuration and `convert_many`."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from convert.options.limits import Limits
from convert.options.option import Kind
from convert.options.reading import size_in_bytes

_SHARD = re.compile(r"([1-9][0-9]{0,8})/([1-9][0-9]{0,8})")


class Shard(NamedTuple):
    """A part of the work: the third of sixteen is number 3 of 16."""

    number: int
    """From 1."""
    of: int

    def __str__(self) -> str:
        """Return "3/16"."""
        return f"{self.number}/{self.of}"


def shard_of(text: str) -> Shard:
    """Return the shard that a text such as "3/16" stands for. Raises `ValueError`."""
    found = _SHARD.fullmatch(text)
    if found is None or int(found[1]) > int(found[2]):
        raise ValueError("not a shard, such as 3/16")
    return Shard(number=int(found[1]), of=int(found[2]))


# The limits are no `msgspec.Meta`, which `convert --help` would have to import.
@dataclass(frozen=True)
class BatchOptions:
    """How a batch of many threads is converted."""

    jobs: Annotated[
        Annotated[int, Limits(ge=1, le=1024)] | Literal["auto"],
        "how many processes work at a time (auto: as many as the machine allows)",
    ] = "auto"
    timeout: Annotated[
        Annotated[float, Limits(gt=0)] | None,
        "the longest time in seconds that a thread may take",
        Kind("SECONDS"),
    ] = None
    memory: Annotated[
        str | int | None, "the most memory that a process may use", Kind("BYTES|kB|MB|GB")
    ] = None
    max_failures: Annotated[
        Annotated[int, Limits(ge=1)] | None, "stop after this number of threads that failed"
    ] = None
    resume: Annotated[bool, "convert only what is missing or out of date"] = True
    retry_failed: Annotated[bool, "convert only what failed in the last run"] = False
    report: Annotated[
        Path | None, "write what became of each output to this file, in JSON lines", Kind("FILE")
    ] = None
    shard: Annotated[
        str | None, "convert only this part of the threads, such as 3/16", Kind("N/COUNT")
    ] = None

    def __post_init__(self) -> None:
        """Raise `ValueError` for an invalid amount of memory or shard."""
        if self.memory is not None:
            size_in_bytes(self.memory)
        if self.shard is not None:
            shard_of(self.shard)
