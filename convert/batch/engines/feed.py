"""Hand out jobs in chunks, and take those back that a process does not do."""

from collections import deque
from collections.abc import Iterator, MutableSequence

from convert.batch.engines.chunks import MOST_BYTES, Pace
from convert.batch.engines.seats import Attempt
from convert.batch.jobs import Job, Outcome, Stop

_MOST_KNOWN = 100
"""How many outcomes that are known without work are kept at a time."""


class Feed:
    """The jobs that no process has yet, of which only those that were taken back are in memory."""

    def __init__(self, jobs: Iterator[Job | Outcome], stop: Stop) -> None:
        """Create a feed that hands out nothing more when `stop` says so."""
        self.stop = stop
        self.pace = Pace()
        self._jobs = jobs
        self._returned: deque[Attempt] = deque()
        self._known: list[Outcome] = []

    def chunk(self) -> list[Attempt]:
        """Return the next jobs, those first that were taken back; none if there are none.

        Outcomes among them are kept for `take_known`, which is to be called soon: they are few.
        """
        chunk: list[Attempt] = []
        size = 0
        while (
            len(chunk) < self.pace.size
            and size < MOST_BYTES
            and len(self._known) < _MOST_KNOWN
            and not self.stop()
        ):
            attempt = self._next()
            if attempt is None:
                break
            chunk.append(attempt)
            size += len(attempt.job.source.data or b"")
        return chunk

    def take_known(self) -> list[Outcome]:
        """Return the outcomes that were found among the jobs since the last time."""
        known, self._known = self._known, []
        return known

    def take_back(self, attempts: MutableSequence[Attempt]) -> None:
        """Take jobs back, and remove them from where they are."""
        self._returned.extendleft(reversed(attempts))
        attempts.clear()

    def _next(self) -> Attempt | None:
        if self._returned:
            return self._returned.popleft()
        while len(self._known) < _MOST_KNOWN:
            job = next(self._jobs, None)
            if not isinstance(job, Outcome):
                return None if job is None else Attempt(job)
            self._known.append(job)
        return None
