"""Convert many threads: plan the jobs of a call, then run them one at a time."""

from convert.batch.plan import STANDARD, Job, plan_jobs
from convert.batch.run import Outcome, run_job

__all__ = ["STANDARD", "Job", "Outcome", "plan_jobs", "run_job"]
