"""Run checks: functions that return advice, or None if there is nothing to say."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias, TypeVar

from convert.testing.advice import Advice, ContractError, Failure

CaseT = TypeVar("CaseT")
Check: TypeAlias = Callable[[CaseT], Advice | None]


class NotApplicableError(Exception):
    """Raised by a check that can say nothing, because another check reports what it would need."""


def failures(subject: str, checks: Iterable[Check[CaseT]], case: CaseT) -> Iterator[Failure]:
    """Run checks and yield those that fail."""
    for check in checks:
        try:
            advice = check(case)
        except NotApplicableError:
            continue
        if advice is not None:
            yield Failure(subject=subject, check=check.__name__, advice=advice)


def require(found: Iterable[Failure]) -> None:
    """Raise `ContractError`, an AssertionError, if there are failures."""
    every = tuple(found)
    if every:
        raise ContractError(every)
