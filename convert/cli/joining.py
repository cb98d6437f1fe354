"""Convert all threads of a call to one document, for `--join`."""

from argparse import Namespace

from convert.batch import Request, plan_jobs, setup_for
from convert.batch.joined import convert_joined, outputs_of_joined
from convert.batch.planning import STANDARD
from convert.batch.results import FAILURES
from convert.cli.outcomes import Messages
from convert.cli.settings import Settings
from convert.cli.standard_output import write_standard


def join_threads(request: Request, settings: Settings, call: Namespace) -> bool:
    """Write all threads of a request as one document. Return whether nothing failed.

    Raises `ConvertError` for a wrong call.
    """
    outputs = outputs_of_joined(request)
    plan = plan_jobs(request._replace(only_read=True, output=None))
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
