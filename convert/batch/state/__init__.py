"""Remember what became of each output, so that a run that was interrupted can be continued.

`State` is the hidden file in the folder of the outputs. `pending` leaves out what is up to date by it,
a `Report` has the same rows for the user, and `merge` joins the reports of several runs.
"""

from convert.batch.state.fingerprint import fingerprints
from convert.batch.state.merging import merge
from convert.batch.state.report import Report
from convert.batch.state.resume import pending
from convert.batch.state.rows import encode
from convert.batch.state.store import State, state_name

__all__ = ["Report", "State", "encode", "fingerprints", "merge", "pending", "state_name"]
