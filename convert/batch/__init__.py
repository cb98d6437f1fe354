"""Convert many threads: plan a call, and run it in this process, in others, or on other machines.

Data flows one way: the plan yields jobs, `state.pending` leaves out what is up to date, an engine does
the rest, and the records keep what became of each output.
"""

from convert.batch.batch import Batch, setup_for
from convert.batch.planning import Plan, Request, plan_jobs

__all__ = ["Batch", "Plan", "Request", "plan_jobs", "setup_for"]
