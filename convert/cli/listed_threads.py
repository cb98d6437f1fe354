"""List the threads of a call, for `--list`: the day, the number of posts, and the first words."""

from argparse import Namespace

from convert.batch import Request, plan_jobs, setup_for
from convert.batch.jobs import Outcome
from convert.batch.reading_all import threads_in
from convert.batch.results import FAILURES
from convert.characters import clean
from convert.cli.messages import printable
from convert.cli.outcomes import Messages
from convert.cli.settings import Settings
from convert.cli.streams import write_output
from convert.metadata import Metadata
from convert.tree import Document

_UNDATED = "-"


def list_threads(request: Request, settings: Settings, call: Namespace) -> bool:
    """Print a line for each thread of a request, below the name of its source if there are several.

    Nothing is written to files. Returns whether all threads could be read. Raises `ConvertError` for a
    wrong call.
    """
    plan = plan_jobs(request._replace(only_read=True, output=None))
    setup = setup_for(
        plan, settings.reading, settings.formats, options=settings.batch, debug=call.debug
    )
    messages = Messages(call, total=plan.total)
    source = None if plan.total > 1 else ""
    succeeded = True
    for thread in threads_in(plan, setup):
        if isinstance(thread, Outcome):
            messages.print(thread)
            succeeded = succeeded and not any(each.status in FAILURES for each in thread.results)
            continue
        messages.print(Outcome(source=thread.source, warnings=thread.warnings))
        if source not in ("", thread.source):
            source = thread.source
            write_output(f"{printable(source)}:\n")
        write_output(f"{_line(thread.document)}\n")
    return succeeded and not messages.fail_without_threads()


def _line(document: Document) -> str:
    metadata = Metadata.of(document)
    day = _UNDATED if metadata.published is None else metadata.published.isoformat()
    # The joiners of emoji and of many scripts stay, other than in messages: the list is for reading.
    title = clean(" ".join(metadata.title.split()), "terminal")
    return f"{day:10}  {metadata.length:>11}  {title}"
