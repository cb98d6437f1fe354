"""Check that a transform keeps its contract."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from convert.hooks import Transform
from convert.testing.advice import Failure
from convert.testing.checks.running import failures, require
from convert.testing.checks.transforms import TRANSFORM_CHECKS, TransformCase
from convert.testing.given import NOTHING, Given
from convert.tree import Document


def check_transform(
    transform: Transform[Any],
    *,
    documents: tuple[Document, ...] = (),
    unused: Collection[str] = (),
    values: Mapping[str, tuple[Any, ...]] | None = None,
    keeps: Callable[[Document], object] | None = None,
) -> None:
    """Raise an AssertionError with advice if a transform breaks its contract.

    Args:
        transform: The transform.
        documents: Further documents to change.
        unused: Options, or values such as "media=all", that change no document.
        values: Values to try for options whose values can't be listed, by the option's name.
        keeps: Returns the part of a document that the transform must not change.
    """
    given = Given(documents=documents, unused=unused, values=values or {}, keeps=keeps)
    require(transform_failures(transform, given))


def transform_failures(transform: Transform[Any], given: Given = NOTHING) -> Iterator[Failure]:
    """Run all checks of a transform and yield those that fail."""
    case = TransformCase(transform, given)
    yield from failures(case.subject, TRANSFORM_CHECKS, case)
