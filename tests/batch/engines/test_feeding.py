"""Processes get jobs when they can do them, until the batch is stopped or closed."""

import os
import sys
import time
from contextlib import closing
from itertools import islice

import pytest

from convert.batch.engines.pool import pool
from convert.batch.jobs import Job, Outcome, Source
from convert.errors import ConvertError
from tests.batch.engines.probe import (
    Batch,
    by_status,
    is_alive,
    never,
    number_in,
    own_processes,
    processes_of,
    results,
)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc"),
]


def test_more_than_one_process_works(tmp_path):
    batch = Batch(tmp_path, ["sleep 0.2"] * 8)
    results(pool(batch.jobs(), batch.setup, never, workers=2))
    assert len({number_in(batch.file(number, "pid")) for number in range(8)}) == 2


def test_no_more_processes_are_started_than_there_are_jobs(tmp_path):
    batch = Batch(tmp_path, ["sleep 1"])
    with closing(pool(batch.jobs(), batch.setup, never, workers=8)) as outcomes:
        before = own_processes()
        next(outcomes)
        assert len(own_processes() - before) == 1


def test_jobs_are_taken_only_when_they_can_soon_be_done(tmp_path):
    batch = Batch(tmp_path, ["sleep 0.1"] * 100)
    with closing(pool(batch.jobs(), batch.setup, never, workers=2)) as outcomes:
        for done, _ in enumerate(islice(outcomes, 10), start=1):
            assert batch.begun <= done + 4


def test_short_jobs_are_sent_in_chunks_and_long_ones_alone(tmp_path):
    # More long ones than a chunk of short ones has at most.
    batch = Batch(tmp_path, [*["words"] * 400, *["sleep 0.06"] * 150])
    ahead = []
    outcomes = pool(batch.jobs(), batch.setup, never, workers=1)
    for done, _ in enumerate(outcomes, start=1):
        ahead.append(batch.begun - done)
    assert 4 < max(ahead[:400]) < 130
    assert ahead[-3:] == [0, 0, 0]


def test_jobs_behind_a_long_one_are_given_to_other_processes(tmp_path):
    batch = Batch(tmp_path, [*["words"] * 200, "sleep 2", *["words"] * 200])
    names = [outcome.source for outcome in pool(batch.jobs(), batch.setup, never, workers=2)]
    assert len(names) == 401
    assert names.index("0200.txt") > 300


def test_outcomes_that_are_known_are_passed_on_while_processes_work(tmp_path):
    batch = Batch(tmp_path, ["sleep 1", "words"])

    def jobs():
        first, second = batch.jobs()
        yield first
        yield from (Outcome(source=f"known {number}") for number in range(1000))
        yield second

    names = [outcome.source for outcome in pool(jobs(), batch.setup, never, workers=2)]
    assert names == [*(f"known {number}" for number in range(1000)), "0001.txt", "0000.txt"]


def test_outcomes_that_are_known_need_no_process(tmp_path):
    batch = Batch(tmp_path, [])
    before = own_processes()
    known = [Outcome(source=f"{number}") for number in range(1000)]
    for _, outcome in zip(known, pool(iter(known), batch.setup, never, workers=2), strict=True):
        assert outcome in known
    assert own_processes() == before


def test_stop_lets_running_jobs_finish_and_starts_no_other(tmp_path):
    batch = Batch(tmp_path, ["sleep 0.3"] * 20)
    found = []
    for outcome in pool(batch.jobs(), batch.setup, lambda: bool(found), workers=2):
        found.append(outcome.source)
    assert len(found) == batch.begun == batch.written() == 2


def test_a_batch_that_is_stopped_at_the_start_starts_no_process(tmp_path):
    batch = Batch(tmp_path, ["words"])
    before = own_processes()
    assert list(pool(batch.jobs(), batch.setup, lambda: True, workers=2)) == []
    assert (batch.begun, own_processes()) == (0, before)


def test_close_ends_all_at_once(tmp_path):
    batch = Batch(tmp_path, ["child", "hang", *["sleep 0.1"] * 300])
    before = own_processes()
    outcomes = pool(batch.jobs(), batch.setup, never, workers=3)
    for _ in outcomes:  # a process gets its job only while somebody takes outcomes
        if batch.file(0, "child").exists() and batch.file(1, "pid").exists():
            break
    child = number_in(batch.file(0, "child"))
    hanging = number_in(batch.file(1, "pid"))
    begin = time.monotonic()
    outcomes.close()
    assert time.monotonic() - begin < 10
    assert not is_alive(child)
    assert not is_alive(hanging)
    assert own_processes() <= before


def test_content_is_sent_with_the_job(tmp_path):
    batch = Batch(tmp_path, [])
    data = [f"{number} ".encode() + b"word " * 100_000 for number in range(12)]

    def jobs():
        for number, each in enumerate(data):
            source = Source(name=f"in.tar/{number}.txt", path=None, data=each)
            yield Job(source=source, outputs=(("probe", batch.file(number, "probe")),))

    found = results(pool(jobs(), batch.setup, never, workers=2))
    assert len(by_status(found, "written")) == batch.written() == 12


def test_an_error_of_the_jobs_ends_all(tmp_path):
    batch = Batch(tmp_path, ["words"] * 3)

    def jobs():
        yield from batch.jobs()
        raise ConvertError("no more")

    with pytest.raises(ConvertError, match="no more"):
        list(pool(jobs(), batch.setup, never, workers=1))


def test_processes_are_in_groups_of_their_own(tmp_path):
    batch = Batch(tmp_path, ["sleep 600", *["sleep 0.1"] * 600])
    with closing(pool(batch.jobs(), batch.setup, never, workers=2)) as outcomes:
        for _ in outcomes:  # a process gets its job only while somebody takes outcomes
            if batch.file(0, "pid").exists():
                break
        process = number_in(batch.file(0, "pid"))
        assert os.getpgid(process) == process != os.getpgid(0)
        assert processes_of(process) == set()
