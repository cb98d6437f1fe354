"""Plan calls for tests."""

from typing import Any

from convert.batch.jobs import Job
from convert.batch.planning import Plan, Request, plan_jobs
from convert.batch.results import Result


def planned(*threads: str, to: list[str] | None = None, **given: Any) -> Plan:
    """Return the plan of a call without broken formats; the format is JSON if there is none."""
    plan = plan_jobs(Request(threads=threads, to=["json"] if to is None else to, **given))
    assert plan.errors == ()
    return plan


def jobs_of(*threads: str, **given: Any) -> list[Job]:
    """Return the jobs of a call, without what is none."""
    return [item for item in planned(*threads, **given).jobs() if isinstance(item, Job)]


def results_of(*threads: str, **given: Any) -> list[Result]:
    """Return the results of a call for what is no job."""
    return [item for item in planned(*threads, **given).jobs() if isinstance(item, Result)]


def outputs(*threads: str, **given: Any) -> list[str]:
    """Return the outputs of a call of which all is a job, in order."""
    plan = planned(*threads, **given)
    found = list(plan.jobs())
    jobs = [item for item in found if isinstance(item, Job)]
    assert jobs == found
    assert len(jobs) == plan.total
    return [str(path) for job in jobs for _, path in job.outputs]


def both(output: str, one: str, other: str) -> str:
    """Return the message for two sources with one output."""
    return (
        f"{output}: {one} and {other} would both be written to this file; "
        "rename one, or convert them separately"
    )
