"""Check that a writer keeps its contract."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, Final

from convert.hooks import Writer
from convert.testing.advice import Advice, Failure
from convert.testing.checks.content import CONTENT_CHECKS
from convert.testing.checks.effects import EFFECT_CHECKS
from convert.testing.checks.elsewhere import ELSEWHERE_CHECKS
from convert.testing.checks.markup import MARKUP_CHECKS
from convert.testing.checks.nodes import NODE_CHECKS
from convert.testing.checks.options import OPTION_CHECKS
from convert.testing.checks.outputs import OUTPUT_CHECKS
from convert.testing.checks.records import RECORD_CHECKS
from convert.testing.checks.running import failures, require
from convert.testing.checks.writer_case import WriterCase
from convert.testing.given import NOTHING, Given, Read
from convert.tree import Document

WRITER_CHECKS: Final[tuple[Callable[[WriterCase], Advice | None], ...]] = (
    *RECORD_CHECKS,
    *OPTION_CHECKS,
    *OUTPUT_CHECKS,
    *CONTENT_CHECKS,
    *NODE_CHECKS,
    *MARKUP_CHECKS,
    *EFFECT_CHECKS,
    *ELSEWHERE_CHECKS,
)
"""The checks of a writer. Each finds a mistake that no other one finds."""


def check_writer(
    writer: Writer[Any],
    *,
    read: Read | None = None,
    documents: tuple[Document, ...] = (),
    unused: Collection[str] = (),
    values: Mapping[str, tuple[Any, ...]] | None = None,
) -> None:
    """Raise an AssertionError with advice if a writer breaks its contract.

    Args:
        writer: The writer.
        read: How to read an output back; see `ReadBack`. HTML and Markdown need none.
        documents: Further documents to write, such as those that an option is for.
        unused: Options, or values such as "media=embed", that change no document.
        values: Values to try for options whose values can't be listed, by the option's name.
    """
    given = Given(read=read, documents=documents, unused=unused, values=values or {})
    require(writer_failures(writer, given))


def writer_failures(writer: Writer[Any], given: Given = NOTHING) -> Iterator[Failure]:
    """Run all checks of a writer and yield those that fail."""
    case = WriterCase(writer, given)
    yield from failures(case.subject, WRITER_CHECKS, case)
