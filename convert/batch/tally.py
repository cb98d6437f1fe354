"""Count what becomes of the threads and outputs of a batch."""

from collections import Counter
from time import perf_counter

from convert.batch.jobs import Outcome
from convert.batch.results import Status, Summary


class Tally:
    """The counts of a run, which begins when this is created."""

    def __init__(self) -> None:
        """Begin to count."""
        self._begin = perf_counter()
        self._statuses: Counter[Status] = Counter()
        self._repairs: Counter[str] = Counter()
        self._threads = 0

    def note(self, outcome: Outcome) -> None:
        """Count an outcome."""
        self._statuses.update(result.status for result in outcome.results if result.threads is None)
        if outcome.facts is not None:
            self._threads += 1
            # Each output of a thread has the repairs of the thread.
            self._repairs.update(outcome.results[0].repairs if outcome.results else {})

    def summary(self, *, stopped: str | None, shard: str | None) -> Summary:
        """Return the counts so far, without the version.

        `stopped` says why the run ends before its end, if it does.
        """
        return Summary(
            counts=dict(sorted(self._statuses.items())),
            threads=self._threads,
            repairs=dict(sorted(self._repairs.items())),
            seconds=round(perf_counter() - self._begin, 3),
            stopped=stopped,
            shard=shard,
        )
