"""Do a job so that whatever is raised is an outcome, in any engine."""

from collections.abc import Iterator

from msgspec.structs import replace

from convert.batch.jobs import Job, Outcome, Setup
from convert.batch.results import Status
from convert.batch.work import row_of, run_job
from convert.errors import one_line

MEMORY = "MemoryError"
"""The kind of error of what needs more memory than there is."""


def outcomes_of(job: Job, setup: Setup) -> Iterator[Outcome]:
    """Do a job, and yield its outcomes. A bug of this program is the outcome of its thread."""
    try:
        yield from run_job(job, setup)
    except MemoryError:
        yield failed(job, setup, "failed", MEMORY, "not enough memory for this thread")
    except Exception as error:
        outcome = failed(
            job, setup, "failed", type(error).__name__, f"bug in thread-convert: {one_line(error)}"
        )
        if setup.debug:
            from traceback import format_exc  # imported here, because only a bug needs it

            outcome = outcome._replace(tracebacks=(format_exc(),))
        yield outcome


def failed(job: Job, setup: Setup, status: Status, error: str, message: str) -> Outcome:
    """Return the outcome of a job whose source is not converted, for a reason in plain words."""
    name = job.source.name
    row = row_of(job.source, setup)
    result = replace(row, status=status, error=error, message=f"{name}: {message}")
    return Outcome(source=name, results=(result,))
