"""Plan a call, however many threads it names: what is read, and where its outputs are.

The names are gone through twice. The first time, they are counted, and eight bytes of each thread and
of each output are kept, so that no output replaces a thread or another output. The second time, jobs
are made of them while the jobs are done. Only the names in one folder or archive are in memory.
"""

from convert.batch.planning.formats import formats_of
from convert.batch.planning.plan import Plan, plan_jobs
from convert.batch.planning.request import STANDARD, Request

__all__ = ["STANDARD", "Plan", "Request", "formats_of", "plan_jobs"]
