"""Do jobs in a process of its own: the main function of the processes of `pool`.

Requests and answers are pickled, on what were standard input and output.
"""

import os
import pickle
import warnings
from collections.abc import Sequence
from time import monotonic
from typing import IO

from msgspec.structs import replace

from convert import interrupts, prints, registry
from convert.batch.engines import limits
from convert.batch.engines.chunks import LONGEST
from convert.batch.engines.doing import MEMORY, outcomes_of
from convert.batch.engines.messages import Answer, Done, HandedBack, Leaving, Ready, Start, Unable
from convert.batch.jobs import Job, Outcome, Setup
from convert.errors import ConvertError, ConvertWarning, one_line


def main() -> None:
    """Do jobs until there are none."""
    try:
        limits.ignore_signals()
        limits.prefer_to_end()
        requests, answers = _streams()
        with interrupts.handled(), prints.reported(_warn):
            worker = Worker(answers)
            if worker.starts(requests):
                while (chunk := pickle.load(requests)) and worker.do(chunk):
                    pass
    except (EOFError, OSError):  # who started this process has ended
        os._exit(1)


def _streams() -> tuple[IO[bytes], IO[bytes]]:
    """Return the streams of requests and answers, to which nothing else has access any more.

    What libraries print goes to standard error, and they have no standard input.
    """
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    try:
        os.dup2(2, 1)
    except OSError:  # a daemon may have no standard error
        os.dup2(null, 1)
    os.close(null)
    return requests, answers


def _warn(line: str) -> None:
    warnings.warn(line, ConvertWarning, stacklevel=1)


class Worker:
    """Does jobs and answers."""

    def __init__(self, answers: IO[bytes]) -> None:
        """Answer on this stream."""
        self._answers = answers
        self._setup: Setup
        self._memory: int | None = None
        self._is_fresh = True

    def starts(self, requests: IO[bytes]) -> bool:
        """Read the start, and answer. Return whether jobs can be done."""
        try:
            limits.end_with(requests.fileno())
            start: Start = pickle.load(requests)
            self._setup, self._memory = start.setup, start.memory
            _use_plugins(start.setup)
            if start.memory is not None:
                limits.limit_memory(start.memory)
        except ConvertError as error:
            self._send(Unable(error=error))
        except (EOFError, OSError):
            raise
        except Exception as error:
            self._send(Unable(error=ConvertError(f"a process can't start: {one_line(error)}")))
        else:
            self._send(Ready())
            return True
        return False

    def do(self, chunk: Sequence[Job]) -> bool:
        """Do the jobs of a chunk, or the first ones. Return whether more can be done."""
        begin = monotonic()
        for position, job in enumerate(chunk):
            if position and monotonic() - begin > LONGEST:
                self._send(HandedBack())
                break
            if not self._do(job):
                return False
        return True

    def _do(self, job: Job) -> bool:
        """Do a job. Return whether there is enough memory for another one."""
        has_memory = True
        for outcome in outcomes_of(job, self._setup):
            if any(result.error == MEMORY for result in outcome.results):
                has_memory = False
                if not self._is_fresh:  # earlier jobs may have left too little memory
                    self._send(Leaving(again=True))
                    return False
            # The one outcome of a thread alone in its source is sent together with `Done`.
            flush = outcome.thread is not None
            self._send(outcome if has_memory else self._with_remedy(outcome), flush=flush)
        self._is_fresh = False
        self._send(Done())
        if not has_memory:
            self._send(Leaving(again=False))
        return has_memory

    def _with_remedy(self, outcome: Outcome) -> Outcome:
        """Return an outcome whose messages about memory name the option that limits it."""
        if self._memory is None:
            return outcome
        remedy = f"; --memory allows {self._memory:,} bytes"
        results = [
            replace(result, message=f"{result.message}{remedy}") if result.error == MEMORY else result
            for result in outcome.results
        ]
        return outcome._replace(results=tuple(results))

    def _send(self, answer: Answer, *, flush: bool = True) -> None:
        pickle.dump(answer, self._answers, pickle.HIGHEST_PROTOCOL)
        if flush:
            self._answers.flush()


def _use_plugins(setup: Setup) -> None:
    """Load the plugins that are no installed distributions. Raises `ConvertError`.

    What they print then has been reported by the process that started this one.
    """
    with prints.reported(lambda line: None):
        if setup.plugins.only_own:
            registry.keep_to_own()
        for path in setup.plugins.files:
            registry.add_file(path)
