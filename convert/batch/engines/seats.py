"""Know which jobs each process has, and how far it is."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from convert.batch.engines.process import Process
from convert.batch.jobs import Job, Outcome


@dataclass
class Attempt:
    """A job that a process does, perhaps not for the first time."""

    job: Job
    deaths: int = 0
    """How many processes have died while they did it."""
    delivered: int = 0
    """How many of its outcomes have been yielded."""
    skipped: int = 0
    """How many outcomes are still to come that have been yielded before."""

    @property
    def folders(self) -> set[Path]:
        """Return the folders of the outputs."""
        return {path.parent for _, path in self.job.outputs if path is not None}

    def placed(self, message: str) -> str:
        """Return a message that says which thread of the source it is about, if there are several."""
        if not self.delivered:
            return message
        return f"thread {self.delivered + 1}: {message}; it and those after it were not converted"


@dataclass
class Seat:
    """The place of a process, with the jobs that it has and has not done."""

    process: Process | None = None
    attempts: deque[Attempt] = field(default_factory=deque)
    """The first one is the current one."""
    chunk_size: int = 0
    chunk_began: float = 0.0
    thread_began: float = 0.0
    is_ready: bool = False
    """Whether the process has started."""
    is_leaving: bool = False
    """Whether the process ends without a fault of the job that would be next."""
    overdue: Attempt | None = None
    """The job for which the process has been killed, because it took too long."""

    @property
    def is_working(self) -> bool:
        """Return whether the process does a job."""
        return self.is_ready and bool(self.attempts)

    def begin(self, chunk: Sequence[Attempt], now: float) -> None:
        """Take a chunk, and send it if the process has started."""
        self.attempts.extend(chunk)
        self.chunk_size = len(chunk)
        if self.is_ready:
            self._send(now)

    def ready(self, now: float) -> None:
        """Note that the process has started, and send it the chunk."""
        self.is_ready = True
        self._send(now)

    def _send(self, now: float) -> None:
        assert self.process is not None
        self.chunk_began = self.thread_began = now
        for attempt in self.attempts:
            attempt.skipped = attempt.delivered
        self.process.send([attempt.job for attempt in self.attempts])

    def delivered(self, outcome: Outcome, now: float) -> Outcome | None:
        """Note an outcome of the current job. Return it if it is a new one."""
        self.thread_began = now
        attempt = self.attempts[0]
        if attempt.skipped:
            attempt.skipped -= 1
            return None
        attempt.delivered += 1
        return outcome

    def done(self, now: float) -> None:
        """Note that the current job is done."""
        self.thread_began = now
        self.attempts.popleft()

    def vacate(self) -> None:
        """Note that the process has ended. Its jobs stay."""
        self.process, self.is_ready, self.is_leaving, self.overdue = None, False, False, None
