"""Check that a reader keeps its contract."""

from collections.abc import Iterator
from typing import Any

from convert.hooks import Reader
from convert.testing.advice import Failure
from convert.testing.checks.readers import READER_CHECKS, ReaderCase
from convert.testing.checks.running import failures, require
from convert.testing.given import NOTHING, Given


def check_reader(reader: Reader[Any], *, samples: tuple[bytes, ...], name: str | None = None) -> None:
    """Raise an AssertionError with advice if a reader breaks its contract.

    Args:
        reader: The reader.
        samples: Sources that it reads.
        name: Their name; by default, one with the reader's first suffix.
    """
    require(reader_failures(reader, Given(samples=samples, name=name)))


def reader_failures(reader: Reader[Any], given: Given = NOTHING) -> Iterator[Failure]:
    """Run all checks of a reader and yield those that fail."""
    case = ReaderCase(reader, given)
    yield from failures(case.subject, READER_CHECKS, case)
