"""Each check of readers finds its mistake and no other one."""

from typing import Any

import pytest

from convert import Reader
from convert.testing import Given, check_reader
from convert.testing.checks.elsewhere import ELSEWHERE_CHECKS
from convert.testing.checks.options import OPTION_CHECKS
from convert.testing.checks.readers import READER_CHECKS
from convert.testing.checks.records import RECORD_CHECKS
from convert.testing.readers import reader_failures
from tests.testing.faulty_readers import FAULTY, SAMPLE, reader


def test_a_good_reader_passes() -> None:
    check_reader(reader(), samples=(SAMPLE,))


@pytest.mark.parametrize(
    ("check", "record"), FAULTY, ids=[f"{check}-{number}" for number, (check, _) in enumerate(FAULTY)]
)
def test_a_faulty_reader_fails_one_check_only(check: str, record: Reader[Any]) -> None:
    failures = [*reader_failures(record, Given(samples=(SAMPLE,)))]
    assert {failure.check for failure in failures} == {check}, failures


def test_a_reader_without_samples_is_not_checked_silently() -> None:
    assert [failure.check for failure in reader_failures(reader())] == ["has_samples"]


def test_each_check_of_readers_only_is_failed_by_some_reader() -> None:
    shared = {check.__name__ for check in (*RECORD_CHECKS, *OPTION_CHECKS, *ELSEWHERE_CHECKS)}
    own = {check.__name__ for check in READER_CHECKS} - shared - {"has_samples"}
    assert own <= {check for check, _ in FAULTY}
