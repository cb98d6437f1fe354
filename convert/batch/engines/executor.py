"""Do jobs with any executor of `concurrent.futures`: threads, processes, or other machines."""

import time
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from typing import NamedTuple

from convert.batch.engines.dask import shared
from convert.batch.engines.doing import failed
from convert.batch.engines.remote import ChunkResult, Limits, packed, run_chunk
from convert.batch.jobs import Job, Outcome, Setup, Stop
from convert.errors import ConvertError, one_line

# How many jobs a chunk has. A task of Dask costs as much as the conversion of one or two threads; with
# limits, a process is started for each chunk, which takes as long as the conversion of a hundred.
_CHUNK, _CHUNK_WITH_LIMITS = 100, 1000
# Chunks that are with the executor at a time: at the start, and at most.
_WIDTH, _MAX_WIDTH = 4, 1024
# Bytes of sources that jobs carry with them: in a chunk, and in all chunks that are with the executor.
_CARRIED, _MAX_CARRIED = 4 << 20, 64 << 20
# How many jobs of lost chunks wait until they are redone.
_MAX_SUSPECTS = 1000
# After how many losses a job that is done alone is the reason: a worker may also end for its own ones.
_MOST_LOSSES = 2


def executor(  # noqa: PLR0913 - all but three are keywords
    jobs: Iterator[Job | Outcome],
    setup: Setup,
    stop: Stop,
    *,
    executor: Executor,
    chunk: int | None = None,
    timeout: float | None = None,
    memory: int | None = None,
) -> Generator[Outcome]:
    """Do jobs with an executor, and yield their outcomes. See `convert.batch.jobs.Engine`.

    If a chunk is lost, because its worker died or for another reason, its jobs are redone one at a
    time, while nothing else is done. A job that is then lost twice is itself the reason: its outcome is
    a crash.

    Args:
        jobs: The jobs.
        setup: How they are done.
        stop: Returns whether no new job is to be started. What the executor has is finished.
        executor: The executor. It is not shut down.
        chunk: How many jobs a chunk has. Default: 100, or 1,000 with a limit.
        timeout: How many seconds a thread may take.
        memory: How many bytes the process that works on a thread may use.

    With one of the limits, each worker starts a process for each chunk, which can be ended.

    Raises `ConvertError` if the executor itself is broken, or its workers can't do the jobs; the
    outcomes that are known are yielded before.
    """
    limits = Limits(timeout=timeout, memory=memory)
    window = _Window(executor, setup, limits)
    chunks = _chunks(jobs, chunk or (_CHUNK_WITH_LIMITS if any(limits) else _CHUNK))
    suspects: list[Job] = []
    more = True
    try:
        while more or window:
            while more and window.has_room() and len(suspects) < _MAX_SUSPECTS:
                item = None if stop() else next(chunks, None)
                if item is None:
                    more = False
                elif isinstance(item, Outcome):
                    yield item
                else:
                    window.submit(item)
            for task in window.completed():
                suspects += task.lost
                yield from task.outcomes
            if not window:
                yield from _one_by_one(suspects, window, setup, stop)
                suspects.clear()
    except ConvertError:
        yield from window.rest()
        raise
    finally:
        window.cancel()


def _chunks(jobs: Iterator[Job | Outcome], size: int) -> Iterator[Sequence[Job] | Outcome]:
    """Yield jobs in chunks of this size, or of fewer if their sources are large, and all outcomes."""
    chunk: list[Job] = []
    carried = 0
    for job in jobs:
        if isinstance(job, Outcome):
            yield job
            continue
        chunk.append(job)
        carried += _carried([job])
        if len(chunk) >= size or carried >= _CARRIED:
            yield chunk
            chunk, carried = [], 0
    if chunk:
        yield chunk


def _carried(jobs: Sequence[Job]) -> int:
    """Return how many bytes of sources some jobs carry with them."""
    return sum(len(job.source.data or b"") for job in jobs)


def _one_by_one(jobs: Sequence[Job], window: "_Window", setup: Setup, stop: Stop) -> Iterator[Outcome]:
    """Do jobs one at a time with an empty window. One that is lost twice gets an outcome for that."""
    for job in jobs:
        for losses in range(1, _MOST_LOSSES + 1):
            if stop():
                return
            window.submit([job])
            (task,) = window.completed()
            yield from task.outcomes
            if task.error is None:
                break
            if losses == _MOST_LOSSES:
                message = f"the executor lost this thread: {one_line(task.error)}"
                yield failed(job, setup, "crash", type(task.error).__name__, message)


class _Task(NamedTuple):
    """A chunk that the executor is done with."""

    outcomes: tuple[Outcome, ...] = ()
    lost: Sequence[Job] = ()
    error: BaseException | None = None
    """Why the jobs are lost."""


class _Submitted(NamedTuple):
    """A chunk that the executor has."""

    jobs: Sequence[Job]
    carried: int
    when: float


class _Window:
    """The chunks that an executor has, whose number adapts to that of its workers.

    How many workers an executor has can't be asked, and may change. But if a chunk waits for a shorter
    time than it takes, a worker was idle, or soon would be.
    """

    def __init__(self, executor: Executor, setup: Setup, limits: Limits) -> None:
        """Create an empty window."""
        self._executor = executor
        self._limits = limits
        self._setup = shared(executor, packed(setup))  # large if there are many threads
        self._submitted: dict[Future[ChunkResult], _Submitted] = {}
        self._width = _WIDTH

    def __len__(self) -> int:
        """Return the number of chunks."""
        return len(self._submitted)

    def has_room(self) -> bool:
        """Return whether the executor should get one more chunk."""
        carried = sum(chunk.carried for chunk in self._submitted.values())
        return len(self) < self._width and carried < _MAX_CARRIED

    def submit(self, jobs: Sequence[Job]) -> None:
        """Give a chunk to the executor. Raises `ConvertError` if it is broken."""
        try:
            future = self._executor.submit(run_chunk, self._setup, jobs, self._limits)
        except RuntimeError as error:  # also if it is shut down
            raise _broken(error) from None
        self._submitted[future] = _Submitted(jobs=jobs, carried=_carried(jobs), when=time.monotonic())

    def completed(self) -> Iterator[_Task]:
        """Wait until the executor is done with some chunk, and yield all that it is done with.

        Raises `ConvertError` if it is broken, or a worker can't do the jobs.
        """
        done, _ = wait(self._submitted, return_when=FIRST_COMPLETED)  # at once if there are none
        for future in done:
            yield self._result(future)

    def rest(self) -> Iterator[Outcome]:
        """Yield the outcomes that are known, after the executor broke."""
        for future in self._submitted:
            if future.done() and not future.cancelled() and future.exception() is None:
                yield from future.result().outcomes

    def cancel(self) -> None:
        """Take back the chunks that are not being done yet."""
        for future in self._submitted:
            future.cancel()

    def _result(self, future: "Future[ChunkResult]") -> _Task:
        # What this module cancels is never waited for.
        error = CancelledError("it dropped a task") if future.cancelled() else future.exception()
        if isinstance(error, BrokenExecutor | CancelledError):
            raise _broken(error)
        if isinstance(error, ImportError):
            raise ConvertError(
                f"a worker can't import what it needs ({one_line(error)}); "
                "install thread-convert with the same extras and plugins on all machines"
            )
        chunk = self._submitted.pop(future)
        if error is not None:
            return _Task(lost=chunk.jobs, error=error)
        done = future.result()
        if done.refusal is not None:
            raise done.refusal
        self._adapt(done.seconds, time.monotonic() - chunk.when)
        return _Task(outcomes=done.outcomes)

    def _adapt(self, worked: float, took: float) -> None:
        """Change the number of chunks by what one of them waited."""
        if worked > took / 2:
            self._width = min(self._width + 1, _MAX_WIDTH)
        elif worked < took / 4:
            self._width = max(self._width - 1, _WIDTH)


def _broken(error: BaseException) -> ConvertError:
    return ConvertError(
        f"the executor is broken ({one_line(error)}); "
        "with a new one, the same call converts what is missing"
    )
