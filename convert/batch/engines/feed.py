"""Hand out jobs in chunks, and take those back that a process does not do."""

from collections import deque
from collections.abc import Iterator

from convert.batch.engines.chunks import MOST_BYTES, Pace
from convert.batch.engines.seats import Attempt
from convert.batch.jobs import Job, Stop


class Feed:
    """The jobs that no process has yet, of which only those that were taken back are in memory."""

    def __init__(self, jobs: Iterator[Job], stop: Stop) -> None:
        """Create a feed that hands out nothing more when `stop` says so."""
        self.stop = stop
        self.pace = Pace()
        self._jobs = jobs
        self._returned: deque[Attempt] = deque()

    def chunk(self) -> list[Attempt]:
        """Return the next jobs, those first that were taken back; none if there are none."""
        chunk: list[Attempt] = []
        size = 0
        while len(chunk) < self.pace.size and size < MOST_BYTES and not self.stop():
            attempt = self._next()
            if attempt is None:
                break
            chunk.append(attempt)
            size += len(attempt.job.source.data or b"")
        return chunk

    def take_back(self, attempts: deque[Attempt]) -> None:
        """Take jobs back, and remove them from where they are."""
        self._returned.extendleft(reversed(attempts))
        attempts.clear()

    def _next(self) -> Attempt | None:
        if self._returned:
            return self._returned.popleft()
        job = next(self._jobs, None)
        return None if job is None else Attempt(job)
