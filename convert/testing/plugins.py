"""Check that a plugin keeps its contract, with all of its records."""

from collections.abc import Iterator, Mapping
from typing import assert_never

from convert.hooks import Reader, Transform, Writer
from convert.testing.advice import Failure
from convert.testing.checks.plugins import PLUGIN_CHECKS, PluginCase
from convert.testing.checks.records import Record, name_of
from convert.testing.checks.running import failures, require
from convert.testing.given import NOTHING, Given
from convert.testing.readers import reader_failures
from convert.testing.transforms import transform_failures
from convert.testing.writers import writer_failures


def check_plugin(module: str, given: Mapping[str, Given] | None = None) -> None:
    """Raise an AssertionError with advice if an installed plugin breaks its contract.

    Args:
        module: The module that its entry points refer to, such as "convert_shout".
        given: What the author gives for the checks of a record, by its name; a reader needs samples.
    """
    require(plugin_failures(module, given or {}))


def plugin_failures(module: str, given: Mapping[str, Given]) -> Iterator[Failure]:
    """Run all checks of a plugin and its records, and yield those that fail."""
    case = PluginCase(module)
    yield from failures(case.subject, PLUGIN_CHECKS, case)
    for record in records_of(case):
        yield from record_failures(record, given.get(name_of(record), NOTHING))


def records_of(case: PluginCase) -> list[Record]:
    """Return the records of a plugin; none if it can't be imported."""
    from convert.testing.checks.plugins import Failed

    return [] if isinstance(case.module, Failed) else case.records


def record_failures(record: Record, given: Given) -> Iterator[Failure]:
    """Run all checks of a record and yield those that fail."""
    match record:
        case Writer():
            yield from writer_failures(record, given)
        case Reader():
            yield from reader_failures(record, given)
        case Transform():
            yield from transform_failures(record, given)
        case _:
            assert_never(record)
