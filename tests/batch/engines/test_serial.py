"""The engine without other processes."""

import pytest

from convert import registry
from convert.batch.engines import doing
from convert.batch.engines.serial import serial
from tests.batch.engines.probe import Batch, never, results


@pytest.fixture
def batch(tmp_path):
    with registry.restored():
        batch = Batch(tmp_path, ["one", "two", "three"])
        for path in batch.setup.plugins.files:
            registry.add_file(path)
        yield batch


def test_jobs_are_done_in_their_order(batch):
    outcomes = list(serial(batch.jobs(), batch.setup, never))
    assert [outcome.source for outcome in outcomes] == ["0000.txt", "0001.txt", "0002.txt"]
    assert batch.written() == 3


def test_a_job_is_taken_when_the_one_before_is_done(batch):
    for done, _ in enumerate(serial(batch.jobs(), batch.setup, never), start=1):
        assert batch.begun == done


def test_stop_starts_no_other_job(batch):
    outcomes = serial(batch.jobs(), batch.setup, lambda: batch.begun == 2)
    assert len(list(outcomes)) == batch.begun == batch.written() == 2


@pytest.mark.parametrize(
    ("raised", "message"),
    [
        (MemoryError(), "not enough memory for this thread"),
        (ValueError("no such day"), "bug in thread-convert: ValueError: no such day"),
    ],
)
def test_what_a_job_raises_is_its_outcome(batch, monkeypatch, raised, message):
    def raising(job, setup):
        if job.source.name == "0001.txt":
            raise raised
        return run_job(job, setup)

    run_job = doing.run_job
    monkeypatch.setattr(doing, "run_job", raising)
    found = results(serial(batch.jobs(), batch.setup, never))
    assert [result.status for result in found.values()] == ["written", "failed", "written"]
    result = found["0001.txt"]
    assert (result.error, result.message) == (type(raised).__name__, f"0001.txt: {message}")
    assert result.size == 3
