"""Decide when a batch starts no new jobs: after a signal, or after failures."""

import re
import signal
from collections.abc import Callable

from convert.batch.jobs import Outcome
from convert.batch.results import FAILURES, Result
from convert.errors import PlaceError
from convert.metadata import counted
from convert.options import BatchOptions

FIRST = 100
"""If so many threads fail at the start, all for one reason, the others would fail as well.

The user may know better, and set a limit.
"""

_NUMBER = re.compile("[0-9]+")


def _no_signal() -> int | None:
    return None


class Stopping:
    """What the outcomes of a batch and signals say about whether it goes on."""

    def __init__(
        self, options: BatchOptions, *, total: int, signalled: Callable[[], int | None] = _no_signal
    ) -> None:
        """Create the rules of a batch.

        Args:
            options: When to stop.
            total: The number of sources.
            signalled: Returns the number of the signal that came, if one did.
        """
        self._most_failures = options.max_failures
        self._signalled = signalled
        self._failures = 0
        # In a run that only repeats failures, it is no surprise if all fail again.
        goes_on = options.retry_failed or options.max_failures is not None or total <= FIRST
        self._first = 0 if goes_on else FIRST
        self._alike = 0
        self._why: str | None = None
        self.unusable: str | None = None
        """Why no output can be written any more."""

    @property
    def reason(self) -> str | None:
        """Why no new job is started; None if the batch goes on."""
        number = self._signalled()
        if number is not None:
            return f"stopped by {signal.Signals(number).name}"
        if self.unusable is not None:
            return "stopped because outputs can't be written"
        if self._most_failures is not None and self._failures >= self._most_failures:
            failures = counted(self._failures, "thread")
            return f"stopped because {failures} failed; --max-failures raises this limit"
        if 0 < self._first <= self._alike:
            first = counted(self._first, "thread")
            return (
                f"stopped because the first {first} all failed for one reason: {self._why}; "
                "--max-failures sets another limit"
            )
        return None

    def __call__(self) -> bool:
        """Return whether no new job is to be started."""
        return self.reason is not None

    def note(self, outcome: Outcome) -> None:
        """Take the outcome of a thread into account."""
        failures = [result for result in outcome.results if result.status in FAILURES]
        for result in failures:
            if result.error == PlaceError.__name__ and self.unusable is None:
                self.unusable = result.message
        if failures:
            self._failures += 1
        if self._alike < self._first:
            self._compare(failures if len(failures) == len(outcome.results) else [])

    def _compare(self, failures: list[Result]) -> None:
        """Count an outcome of the first ones that failed as those before it, or end the comparison."""
        why = _why(failures[0]) if failures else None
        if why is None or self._why not in (None, why):
            self._first = 0
        self._why = why
        self._alike += 1


def _why(result: Result) -> str:
    """Return why an output failed, without what differs between threads: names and numbers."""
    message = result.message or str(result.status)
    for name in (result.output, result.source):
        if name:
            message = message.replace(f"{name}: ", "").replace(name, "…")
    return _NUMBER.sub("…", message)
