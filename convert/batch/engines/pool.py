"""Do jobs in several processes, of which each may hang or die without harm to other jobs."""

import pickle
from collections.abc import Generator, Iterator
from pathlib import Path
from queue import Empty, SimpleQueue
from time import monotonic

from convert.batch.engines import limits
from convert.batch.engines.doing import failed
from convert.batch.engines.feed import Feed
from convert.batch.engines.messages import Done, HandedBack, Leaving, Ready, Start, Unable
from convert.batch.engines.process import Event, Process, how_it_ended, was_killed
from convert.batch.engines.seats import Attempt, Seat
from convert.batch.jobs import Job, Outcome, Setup, Stop
from convert.errors import ConvertError, one_line
from convert.files.temporary import remove_all_abandoned

_TICK = 1.0
"""After how many seconds without an answer the processes are looked at."""
_MOST_FAILED_STARTS = 3
"""How many processes in a row may die before they have started."""
_MOST_DEATHS = 2
"""After how many deaths of its process a job is the reason."""
_MOST_KILLS = 3
"""The same if the last process was killed, which is done by others, or by the system."""


def pool(  # noqa: PLR0913 - all but three are keywords
    jobs: Iterator[Job | Outcome],
    setup: Setup,
    stop: Stop,
    *,
    workers: int,
    timeout: float | None = None,
    memory: int | None = None,
) -> Generator[Outcome]:
    """Do jobs in several processes, and yield their outcomes. See `convert.batch.jobs.Engine`.

    Args:
        jobs: The jobs.
        setup: How they are done.
        stop: Whether no new job is to be started.
        workers: The largest number of processes.
        timeout: How many seconds a thread may take.
        memory: How many bytes a process may use.

    A job whose process dies is done again, in a new process, because the job may not be the reason. If
    that one dies too, the outcome is a crash. Raises `ConvertError` if processes can't be started.
    """
    if memory is not None:
        limits.check_memory()
    try:
        start = pickle.dumps(Start(setup=setup, memory=memory), pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # of an option of the user, whose type may be anything
        raise ConvertError(
            f"the options can't be sent to another process: {one_line(error)}; use --jobs 1"
        ) from error
    running = _Pool(Feed(jobs, stop), setup, start, workers, timeout)
    try:
        yield from running.outcomes()
        running.finish()
    finally:
        running.end()


class _Pool:
    """The processes of a call of `pool`, and the jobs that they have."""

    def __init__(
        self, feed: Feed, setup: Setup, start: bytes, workers: int, timeout: float | None
    ) -> None:
        self._feed = feed
        self._setup = setup
        self._start = start
        self._timeout = timeout
        self._seats = [Seat() for _ in range(workers)]
        self._events: SimpleQueue[Event] = SimpleQueue()
        self._failed_starts = 0
        self._folders: set[Path] = set()  # where dead processes may have left temporary files

    def outcomes(self) -> Iterator[Outcome]:
        """Do all jobs, and yield their outcomes."""
        while True:
            self._begin_chunks()
            yield from self._feed.known()
            if self._feed.is_empty and not any(seat.attempts for seat in self._seats):
                return
            event = self._next_event()
            self._kill_overdue(event.time if event else monotonic())
            if event is not None:
                outcome = self._handle(event)
                if outcome is not None:
                    yield outcome

    def finish(self) -> None:
        """Ask all processes to end."""
        processes = [seat.process for seat in self._seats if seat.process is not None]
        for process in processes:
            process.finish()
        for process in processes:
            process.wait()

    def end(self) -> None:
        """End all processes at once, and remove their temporary files."""
        for seat in self._seats:
            if seat.process is not None:
                seat.process.kill()
        for seat in self._seats:
            if seat.process is not None:
                seat.process.wait()
            if seat.attempts:
                self._folders |= seat.attempts[0].folders
        for folder in self._folders:
            remove_all_abandoned(folder)

    def _begin_chunks(self) -> None:
        """Give a chunk to each process that has none."""
        for seat in [*self._seats]:
            if not seat.attempts:
                chunk = self._feed.chunk()
                if not chunk:
                    return
                self._begin(seat, chunk)

    def _begin(self, seat: Seat, chunk: list[Attempt]) -> None:
        """Give a chunk to a process, which is started if there is none."""
        if seat.process is None:
            try:
                seat.process = Process(self._start, self._events)
            except ConvertError:
                if all(each.process is None for each in self._seats):
                    raise
                self._seats.remove(seat)  # fewer processes do the work, too
                self._feed.take_back(chunk)
                return
        seat.begin(chunk, monotonic())

    def _next_event(self) -> Event | None:
        """Wait for an event, but not longer than until something is to be done without one."""
        try:
            return self._events.get(timeout=self._patience())
        except Empty:
            self._kill_closed()
            return None

    def _patience(self) -> float:
        """Return how many seconds there is nothing to do without an event."""
        if not self._feed.is_empty and not all(seat.attempts for seat in self._seats):
            return 0.0
        begins = [seat.thread_began for seat in self._seats if seat.is_working]
        if self._timeout is None or not begins:
            return _TICK
        return max(0.001, min(_TICK, min(begins) + self._timeout - monotonic()))

    def _kill_closed(self) -> None:
        """End what a dead process has started, which may keep its end of the pipe open."""
        for seat in self._seats:
            if seat.process is not None and not seat.process.is_running():
                seat.process.kill()

    def _kill_overdue(self, now: float) -> None:
        """End the processes whose thread takes too long."""
        if self._timeout is None:
            return
        for seat in self._seats:
            if seat.is_working and now - seat.thread_began > self._timeout and seat.overdue is None:
                seat.overdue = seat.attempts[0]
                assert seat.process is not None
                seat.process.kill()

    def _handle(self, event: Event) -> Outcome | None:
        """Note what a process answers. Return an outcome if there is one to report."""
        seat = next((each for each in self._seats if each.process is event.process), None)
        if seat is None:
            return None
        match event.answer:
            case Outcome() as outcome:
                return seat.delivered(outcome, event.time)
            case Done():
                seat.done(event.time)
                if not seat.attempts:
                    self._feed.pace.note(seat.chunk_size, event.time - seat.chunk_began)
            case HandedBack():
                self._feed.pace.note(
                    seat.chunk_size - len(seat.attempts), event.time - seat.chunk_began
                )
                self._feed.take_back(seat.attempts)
            case Ready():
                self._failed_starts = 0
                seat.ready(event.time)
            case Unable(error):
                raise error
            case Leaving(again):
                seat.is_leaving = not again
            case None:
                return self._ended(seat)
        return None

    def _ended(self, seat: Seat) -> Outcome | None:
        """Replace a process that has ended. Return the outcome of the job that ended it, if known."""
        assert seat.process is not None
        code = seat.process.wait()
        is_ready, is_leaving, overdue = seat.is_ready, seat.is_leaving, seat.overdue
        seat.vacate()
        if not is_ready and not self._feed.stop():  # a signal that ends the batch ends starts, too
            self._failed_starts += 1
            if self._failed_starts == _MOST_FAILED_STARTS:
                raise ConvertError(f"processes can't be started: the last one {how_it_ended(code)}")
        if not seat.attempts or is_leaving or not is_ready:
            self._feed.take_back(seat.attempts)
            return None
        culprit = seat.attempts.popleft()
        self._folders |= culprit.folders
        self._feed.take_back(seat.attempts)
        if culprit is overdue:
            return self._timed_out(culprit)
        if overdue is not None:  # another job, which was done just before
            self._feed.take_back([culprit])
            return None
        culprit.deaths += 1
        if culprit.deaths >= (_MOST_KILLS if was_killed(code) else _MOST_DEATHS):
            return self._crashed(culprit, code)
        if not self._feed.stop():
            self._begin(seat, [culprit])
        return None

    def _timed_out(self, attempt: Attempt) -> Outcome:
        message = f"takes longer than --timeout allows ({self._timeout:g} s)"
        return failed(attempt.job, self._setup, "timeout", "TimeoutError", attempt.placed(message))

    def _crashed(self, attempt: Attempt, code: int) -> Outcome:
        message = f"the process that converted it {how_it_ended(code)}, also when it was tried again"
        return failed(attempt.job, self._setup, "crash", "ProcessError", attempt.placed(message))
