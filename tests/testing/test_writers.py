"""Each check of writers finds its mistake and no other one."""

from typing import Any

import pytest

from convert import Writer
from convert.testing import Given
from convert.testing.writers import WRITER_CHECKS, writer_failures
from tests.testing.faulty_writers import FAULTY, GOOD, read_gemtext


def given_for(record: Writer[Any]) -> Given:
    return Given(read=read_gemtext if record.media_type == "text/gemini" else None)


@pytest.mark.parametrize("record", GOOD, ids=lambda record: record.write.__name__)
def test_a_good_writer_passes(record: Writer[Any]) -> None:
    assert [*writer_failures(record, given_for(record))] == []


@pytest.mark.parametrize(
    ("check", "record"),
    FAULTY,
    ids=[f"{check}-{number}" for number, (check, _) in enumerate(FAULTY)],
)
def test_a_faulty_writer_fails_one_check_only(check: str, record: Writer[Any]) -> None:
    failures = [*writer_failures(record, given_for(record))]
    assert {failure.check: str(failure) for failure in failures}.keys() == {check}, failures


def test_each_check_is_failed_by_some_writer() -> None:
    assert {check.__name__ for check in WRITER_CHECKS} == {check for check, _ in FAULTY}
