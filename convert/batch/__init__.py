"""Convert many threads: plan the jobs of a call, then run them one at a time."""

from convert.batch.plan import Job, Plan, plan_jobs
from convert.batch.run import Outcome, Writing, run_job
from convert.batch.sources import STANDARD, LeftOut

__all__ = ["STANDARD", "Job", "LeftOut", "Outcome", "Plan", "Writing", "plan_jobs", "run_job"]
