"""Processes die, hang and eat memory: each thread that is guilty is named, and no other is lost."""

import errno
import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from convert.batch.engines.pool import pool
from convert.batch.jobs import Job, Source
from convert.errors import ConvertError, UsageError
from tests.batch.engines.probe import (
    Batch,
    by_status,
    is_alive,
    never,
    number_in,
    own_processes,
    results,
    wait_for,
)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc"),
]


@pytest.mark.parametrize("order", ["exit 3", "exit 0", "signal 11", "signal 9", "signal 6"])
def test_a_thread_that_ends_its_process_is_named_and_no_other_is_lost(tmp_path, order):
    threads = ["words"] * 50
    threads[7] = threads[30] = order
    batch = Batch(tmp_path, threads)
    found = results(pool(batch.jobs(), batch.setup, never, workers=2))
    assert set(by_status(found, "crash")) == {"0007.txt", "0030.txt"}
    assert len(by_status(found, "written")) == batch.written() == 48


def test_a_crash_says_how_the_process_ended(tmp_path):
    batch = Batch(tmp_path, ["exit 3", "signal 11"])
    found = results(pool(batch.jobs(), batch.setup, never, workers=1))
    messages = {name: result.message for name, result in found.items()}
    process = "the process that converted it"
    assert messages == {
        "0000.txt": f"0000.txt: {process} ended with exit code 3, also when it was tried again",
        "0001.txt": f"0001.txt: {process} was ended by signal 11 (SIGSEGV), also when it was tried again",
    }


def test_processes_that_are_killed_lose_nothing(tmp_path):
    batch = Batch(tmp_path, ["sleep 0.02"] * 200)
    before = own_processes()
    found = {}
    killed = 0
    for outcome in pool(batch.jobs(), batch.setup, never, workers=2):
        (result,) = outcome.results
        assert found.setdefault(result.source, result) is result
        if len(found) % 40 == 20:
            for process in own_processes() - before:
                os.kill(process, signal.SIGKILL)
                killed += 1
    assert killed >= 5
    assert len(by_status(found, "written")) == batch.written() == 200


def test_a_process_that_is_killed_between_jobs_is_replaced(tmp_path):
    batch = Batch(tmp_path, ["words"] * 3)
    before = own_processes()
    found = {}
    for outcome in pool(batch.jobs(), batch.setup, never, workers=1):
        found[outcome.source] = outcome
        for process in own_processes() - before:
            os.kill(process, signal.SIGKILL)
            wait_for(lambda process=process: not is_alive(process))
    assert len(found) == batch.written() == 3


def test_a_thread_whose_process_was_killed_twice_is_converted(tmp_path):
    batch = Batch(tmp_path, ["words", "die-twice", "words"])
    found = results(pool(batch.jobs(), batch.setup, never, workers=1))
    assert len(by_status(found, "written")) == 3


@pytest.mark.parametrize("order", ["hang", "compute"])
def test_a_thread_that_takes_too_long_is_named_and_no_other_is_lost(tmp_path, order):
    threads = ["words"] * 30
    threads[3] = threads[20] = order
    batch = Batch(tmp_path, threads)
    begin = time.monotonic()
    found = results(pool(batch.jobs(), batch.setup, never, workers=2, timeout=3))
    assert time.monotonic() - begin < 60
    assert set(by_status(found, "timeout")) == {"0003.txt", "0020.txt"}
    assert len(by_status(found, "written")) == batch.written() == 28
    assert found["0003.txt"].message == "0003.txt: takes longer than --timeout allows (3 s)"


def test_the_limit_of_time_is_for_each_thread_and_not_for_a_chunk(tmp_path):
    batch = Batch(tmp_path, [*["words"] * 200, *["sleep 0.5"] * 10])
    found = results(pool(batch.jobs(), batch.setup, never, workers=1, timeout=3))
    assert len(by_status(found, "written")) == 210


def test_a_consumer_that_takes_long_does_not_make_threads_late(tmp_path):
    batch = Batch(tmp_path, ["words"] * 20)
    statuses = set()
    for position, outcome in enumerate(pool(batch.jobs(), batch.setup, never, workers=1, timeout=3)):
        statuses |= {result.status for result in outcome.results}
        if position in (0, 5):
            time.sleep(3.5)
    assert statuses == {"written"}


def test_what_a_late_thread_has_started_ends_with_it(tmp_path):
    batch = Batch(tmp_path, ["child", "words"])
    found = results(pool(batch.jobs(), batch.setup, never, workers=1, timeout=2))
    assert (found["0000.txt"].status, found["0001.txt"].status) == ("timeout", "written")
    assert not is_alive(number_in(batch.file(0, "child")))


def test_what_a_killed_process_has_started_ends_with_it(tmp_path):
    batch = Batch(tmp_path, ["child", "words"])
    found = {}
    running = threading.Thread(
        target=lambda: found.update(results(pool(batch.jobs(), batch.setup, never, workers=2)))
    )
    running.start()
    child = number_in(batch.file(0, "child"))
    batch.file(0, "txt").write_text("words")
    os.kill(number_in(batch.file(0, "pid")), signal.SIGKILL)
    running.join()
    assert set(by_status(found, "written")) == {"0000.txt", "0001.txt"}
    assert not is_alive(child)


def test_a_thread_that_needs_too_much_memory_is_named_and_no_other_is_lost(tmp_path):
    threads = ["words"] * 30
    threads[0] = threads[20] = "eat"
    batch = Batch(tmp_path, threads)
    found = results(pool(batch.jobs(), batch.setup, never, workers=2, memory=500_000_000))
    failed = by_status(found, "failed")
    assert set(failed) == {"0000.txt", "0020.txt"}
    assert len(by_status(found, "written")) == batch.written() == 28
    for name, result in failed.items():
        assert result.error == "MemoryError"
        assert str(result.message).startswith(f"{name}: not enough memory to write this thread")
        assert str(result.message).endswith("--memory allows 500,000,000 bytes")


def test_memory_that_earlier_threads_took_is_no_fault_of_a_thread(tmp_path):
    batch = Batch(tmp_path, ["keep 100000000"] * 12)
    found = results(pool(batch.jobs(), batch.setup, never, workers=1, memory=600_000_000))
    assert len(by_status(found, "written")) == 12
    assert len({number_in(batch.file(number, "pid")) for number in range(12)}) > 1


def test_too_little_memory_to_start_is_one_error(tmp_path):
    batch = Batch(tmp_path, ["words"])
    with pytest.raises(UsageError, match=r"a process has [0-9,]+ before its first thread"):
        results(pool(batch.jobs(), batch.setup, never, workers=1, memory=1_000_000))


def test_no_temporary_file_stays_where_a_process_died(tmp_path):
    batch = Batch(tmp_path, ["unfinished"])
    found = results(pool(batch.jobs(), batch.setup, never, workers=1))
    assert found["0000.txt"].status == "crash"
    assert list(tmp_path.glob(".*")) == []


def test_no_temporary_file_stays_after_close(tmp_path):
    batch = Batch(tmp_path, ["unfinished hang", *["sleep 0.1"] * 200])
    outcomes = pool(batch.jobs(), batch.setup, never, workers=2)
    while not list(tmp_path.glob(".*")):
        next(outcomes)
    outcomes.close()
    assert list(tmp_path.glob(".*")) == []


def test_a_plugin_that_ends_the_process_when_it_is_loaded_is_one_error(tmp_path):
    batch = Batch(tmp_path, ["words"] * 10)
    batch.setup.plugins.files[0].write_text("import os; os._exit(4)")
    with pytest.raises(ConvertError, match="can't be started: the last one ended with exit code 4"):
        results(pool(batch.jobs(), batch.setup, never, workers=2))


def test_a_plugin_that_interrupts_itself_ends_no_process(tmp_path):
    batch = Batch(tmp_path, ["interrupt", "quit"])
    found = results(pool(batch.jobs(), batch.setup, never, workers=1))
    assert {result.error for result in found.values()} == {"PluginError"}
    assert len({number_in(batch.file(number, "pid")) for number in range(2)}) == 1


def test_fewer_processes_do_the_work_if_no_more_can_be_started(tmp_path, monkeypatch):
    started = []

    def start(*arguments, **keywords):
        if len(started) == 2:
            raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        started.append(popen(*arguments, **keywords))
        return started[-1]

    popen = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", start)
    batch = Batch(tmp_path, ["sleep 0.05"] * 30)
    found = results(pool(batch.jobs(), batch.setup, never, workers=4))
    assert len(by_status(found, "written")) == 30


def test_it_is_one_error_if_no_process_can_be_started(tmp_path, monkeypatch):
    def start(*arguments, **keywords):
        raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    monkeypatch.setattr(subprocess, "Popen", start)
    batch = Batch(tmp_path, ["words"])
    with pytest.raises(ConvertError, match="can't be started: resource temporarily unavailable"):
        results(pool(batch.jobs(), batch.setup, never, workers=2))


def test_it_is_one_error_if_no_thread_can_be_started(tmp_path, monkeypatch):
    def start(thread):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", start)
    batch = Batch(tmp_path, ["words"])
    with pytest.raises(ConvertError, match="a process can't be started: can't start new thread"):
        results(pool(batch.jobs(), batch.setup, never, workers=1))


def test_a_frozen_program_starts_no_processes(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    batch = Batch(tmp_path, ["words"])
    with pytest.raises(ConvertError, match="the path of Python is unknown"):
        results(pool(batch.jobs(), batch.setup, never, workers=1))


def test_a_source_of_several_threads_continues_where_its_process_died(tmp_path):
    batch = Batch(tmp_path, ["one", "two"])
    batch.file(0, "txt").rename(batch.file(0, "probes"))
    batch.file(0, "probes").write_text("one\ntwo\ndie-twice\nfour\n")
    source = Source(name="0000.probes", path=batch.file(0, "probes"))
    job = Job(source=source, outputs=(("probe", batch.file(0, "probe")),))
    found = [
        (outcome.thread, result.status)
        for outcome in pool(iter([job]), batch.setup, never, workers=1)
        for result in outcome.results
    ]
    assert found == [*((number, "written") for number in range(1, 5)), (None, "written")]


def test_a_crash_says_which_thread_of_its_source_it_was(tmp_path):
    batch = Batch(tmp_path, [])
    batch.file(0, "probes").write_text("one\nexit 3\nthree\n")
    source = Source(name="0000.probes", path=batch.file(0, "probes"))
    job = Job(source=source, outputs=(("probe", batch.file(0, "probe")),))
    first, second = pool(iter([job]), batch.setup, never, workers=1)
    assert (first.thread, first.results[0].status) == (1, "written")
    assert second.results[0].status == "crash"
    assert str(second.results[0].message).startswith("0000.probes: thread 2: the process")
    assert str(second.results[0].message).endswith("; it and those after it were not converted")
