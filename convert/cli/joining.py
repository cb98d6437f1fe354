"""Convert all threads of a call to one document, for `--join`."""

from argparse import Namespace

from convert.batch import Request, plan_jobs, setup_for
from convert.batch.joined import convert_joined, outputs_of_joined
from convert.batch.planning import STANDARD
from convert.batch.results import FAILURES
from convert.cli.outcomes import Messages
from convert.cli.settings import Settings
from convert.cli.standard_output import write_standard
from convert.errors import UsageError


def join_threads(request: Request, settings: Settings, call: Namespace) -> bool:
    """Write all threads of a request as one document. Return whether nothing failed.

    Raises `ConvertError` for a wrong call.
    """
    _check(call)
    outputs = outputs_of_joined(request)
    plan = plan_jobs(request._replace(only_read=True, output=None, shard=None))
    setup = setup_for(
        plan,
        settings.reading,
        settings.formats,
        options=settings.batch,
        if_exists=settings.writing.if_exists,
        durable=True,
        with_repairs=call.show_repairs,
        debug=call.debug,
    )
    messages = Messages(call, total=1)
    succeeded = True
    for outcome in convert_joined(plan, outputs, setup):
        write_standard(outcome, requested=call.output == STANDARD)
        messages.print(outcome)
        succeeded = succeeded and not any(each.status in FAILURES for each in outcome.results)
    return succeeded and not messages.fail_without_threads()


def _check(call: Namespace) -> None:
    """Raise `UsageError` for an option that is about several outputs, or about what is kept of each."""
    given = {name for name, value in vars(call).items() if value not in (None, False)}
    for name in sorted(given & {"dask", "keep_source", "report", "retry_failed", "shard"}):
        option = "--" + name.replace("_", "-")
        raise UsageError(f"{option}: --join writes one document, so one of both is to be left out")
