"""Hand out jobs in chunks, and take those back that a process does not do."""

from collections import deque
from collections.abc import Iterator, MutableSequence

from convert.batch.engines.chunks import MOST_BYTES, Pace
from convert.batch.engines.seats import Attempt
from convert.batch.jobs import Job, Outcome, Stop

_MOST_KNOWN = 128
"""How many outcomes that are known already are passed on at a time."""


class Feed:
    """The jobs that no process has yet, of which only those that were taken back are in memory."""

    def __init__(self, jobs: Iterator[Job | Outcome], stop: Stop) -> None:
        """Create a feed that hands out nothing more when `stop` says so."""
        self.stop = stop
        self.pace = Pace()
        self._jobs = jobs
        self._has_more = True
        self._returned: deque[Attempt] = deque()
        self._known: list[Outcome] = []

    @property
    def is_empty(self) -> bool:
        """Return whether nothing is left to hand out, unless something is taken back."""
        return self.stop() or not (self._has_more or self._returned)

    def chunk(self) -> list[Attempt]:
        """Return the next jobs, those first that were taken back.

        There may be none even though more come, after outcomes that are known already.
        """
        chunk: list[Attempt] = []
        size = 0
        while len(chunk) < self.pace.size and size < MOST_BYTES and len(self._known) < _MOST_KNOWN:
            following = None if self.is_empty else self._next()
            if following is None:
                break
            if isinstance(following, Outcome):
                self._known.append(following)
            else:
                chunk.append(following)
                size += len(following.job.source.data or b"")
        return chunk

    def known(self) -> list[Outcome]:
        """Return the outcomes that came instead of jobs since the last call."""
        known, self._known = self._known, []
        return known

    def take_back(self, attempts: MutableSequence[Attempt]) -> None:
        """Take jobs back, and remove them from where they are."""
        self._returned.extendleft(reversed(attempts))
        attempts.clear()

    def _next(self) -> Attempt | Outcome | None:
        if self._returned:
            return self._returned.popleft()
        job = next(self._jobs, None)
        self._has_more = job is not None
        return Attempt(job) if isinstance(job, Job) else job
