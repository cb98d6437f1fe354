"""Offer the checks as classes of tests for pytest, one test for each check.

class TestShout(WriterTests):
writer = next(iter(convert_shout.convert_writers()))
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar
from unittest import SkipTest

from convert.hooks import Reader, Transform, Writer
from convert.testing.advice import ContractError, Failure
from convert.testing.checks.plugins import PLUGIN_CHECKS, PluginCase
from convert.testing.checks.readers import READER_CHECKS, ReaderCase
from convert.testing.checks.records import Record, name_of
from convert.testing.checks.running import CaseT, Check, NotApplicableError
from convert.testing.checks.transforms import TRANSFORM_CHECKS, TransformCase
from convert.testing.checks.writer_case import WriterCase
from convert.testing.given import NOTHING, Given
from convert.testing.plugins import records_of
from convert.testing.writers import WRITER_CHECKS

if TYPE_CHECKING:
    import pytest


class WriterTests:
    """Tests of a writer: subclass it, with a name that begins with "Test", and set `writer`."""

    writer: ClassVar[Writer[Any]]
    given: ClassVar[Given] = NOTHING

    @classmethod
    @cache
    def case(cls) -> WriterCase:
        """Return what all tests of a class share."""
        return WriterCase(cls.writer, cls.given)


class ReaderTests:
    """Tests of a reader: subclass it, with a name that begins with "Test", and set the fields."""

    reader: ClassVar[Reader[Any]]
    given: ClassVar[Given]
    """With the samples."""

    @classmethod
    @cache
    def case(cls) -> ReaderCase:
        """Return what all tests of a class share."""
        return ReaderCase(cls.reader, cls.given)


class TransformTests:
    """Tests of a transform: subclass it, with a name that begins with "Test", and set `transform`."""

    transform: ClassVar[Transform[Any]]
    given: ClassVar[Given] = NOTHING

    @classmethod
    @cache
    def case(cls) -> TransformCase:
        """Return what all tests of a class share."""
        return TransformCase(cls.transform, cls.given)


class PluginTests:
    """Tests of a plugin and its records: subclass it, with a name that begins with "Test".

    `plugin` is the module of its entry points. `given` is what the records need, by their names.
    """

    plugin: ClassVar[str]
    given: ClassVar[Mapping[str, Given]] = {}

    @classmethod
    @cache
    def case(cls) -> PluginCase:
        """Return what all tests of a class share."""
        return PluginCase(cls.plugin)

    def pytest_generate_tests(self, metafunc: "pytest.Metafunc") -> None:
        """Make a test of each check of each record: "test_record[writer-shout-has_every_word]"."""
        if metafunc.function.__name__ == "test_record":
            found = [
                (f"{type(record).__name__.lower()}-{name_of(record)}-{check.__name__}", case, check)
                for record in records_of(self.case())
                for case, checks in [_case_of(record, self.given.get(name_of(record), NOTHING))]
                for check in checks
            ]
            ids = [name for name, _, _ in found]
            metafunc.parametrize(("case", "check"), [each[1:] for each in found], ids=ids)

    def test_record(self, case: Any, check: Check[Any]) -> None:
        """Run a check of a record."""
        __tracebackhide__ = True
        _require(check, case)


def _case_of(record: Record, given: Given) -> tuple[Any, Iterable[Check[Any]]]:
    match record:
        case Writer():
            return WriterCase(record, given), WRITER_CHECKS
        case Reader():
            return ReaderCase(record, given), READER_CHECKS
        case Transform():
            return TransformCase(record, given), TRANSFORM_CHECKS


def _require(check: Check[CaseT], case: CaseT) -> None:
    __tracebackhide__ = True
    try:
        advice = check(case)
    except NotApplicableError as reason:
        raise SkipTest(str(reason)) from None
    if advice is not None:
        subject = getattr(case, "subject", "")
        raise ContractError([Failure(subject=subject, check=check.__name__, advice=advice)])


def _test_of(check: Check[Any]) -> Callable[[Any], None]:
    def test(self: Any) -> None:
        __tracebackhide__ = True
        _require(check, self.case())

    test.__name__ = test.__qualname__ = f"test_{check.__name__}"
    test.__doc__ = check.__doc__
    return test


_CHECKS: tuple[tuple[type, tuple[Check[Any], ...]], ...] = (
    (WriterTests, WRITER_CHECKS),
    (ReaderTests, READER_CHECKS),
    (TransformTests, TRANSFORM_CHECKS),
    (PluginTests, PLUGIN_CHECKS),
)
for _tests, _checks in _CHECKS:
    for _check in _checks:
        setattr(_tests, f"test_{_check.__name__}", _test_of(_check))
