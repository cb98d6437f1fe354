"""Real processes die, hang and eat memory: each thread that is guilty is named, and no other is lost."""

import os
import pickle
import signal
import sys
import time
from contextlib import closing
from itertools import islice
from pathlib import Path

import pytest

from convert.batch.engines.pool import pool
from convert.batch.engines.serial import serial
from convert.batch.jobs import Job, Setup, Source
from convert.errors import ConvertError, PluginError
from convert.options import Reading
from tests.batch.engines.probe import (
    Batch,
    is_alive,
    never,
    number_in,
    own_processes,
    processes_of,
    results,
    wait_for,
)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="signals and process groups"),
]


@pytest.fixture(autouse=True)
def _leaves_no_process():
    before = own_processes()
    yield
    assert own_processes() <= before


def by_status(found, status):
    return {name: result for name, result in found.items() if result.status == status}


def test_the_outcomes_are_those_of_the_serial_engine(tmp_path):
    batch = Batch(tmp_path, ["one", "two", "", "three"] * 30)
    expected = results(serial(batch.jobs(), batch.setup, never)) if _loaded(batch) else {}
    found = results(pool(batch.jobs(), batch.setup, never, workers=2))
    assert {name: result.status for name, result in found.items()} == {
        name: result.status for name, result in expected.items()
    }
    assert {name: result.output_sha256 for name, result in found.items()} == {
        name: result.output_sha256 for name, result in expected.items()
    }


def _loaded(batch):
    from convert import registry

    for path in batch.setup.plugins.files:
        registry.add_file(path)
    return True


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


@pytest.mark.parametrize("order", ["exit 3", "exit 0", "signal 11", "signal 9", "signal 15"])
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
        "0000.txt": f"0000.txt: {process} ended with exit code 3, twice",
        "0001.txt": f"0001.txt: {process} was ended by signal 11 (SIGSEGV), twice",
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


def test_a_thread_whose_process_was_killed_once_is_converted(tmp_path):
    batch = Batch(tmp_path, ["words", "die-once", "words"])
    found = results(pool(batch.jobs(), batch.setup, never, workers=1))
    assert len(by_status(found, "written")) == 3


@pytest.mark.parametrize("order", ["hang", "compute"])
def test_a_thread_that_takes_too_long_is_named_and_no_other_is_lost(tmp_path, order):
    threads = ["words"] * 30
    threads[3] = threads[20] = order
    batch = Batch(tmp_path, threads)
    begin = time.monotonic()
    found = results(pool(batch.jobs(), batch.setup, never, workers=2, timeout=1))
    assert time.monotonic() - begin < 8
    assert set(by_status(found, "timeout")) == {"0003.txt", "0020.txt"}
    assert len(by_status(found, "written")) == batch.written() == 28
    assert found["0003.txt"].message == "0003.txt: takes longer than --timeout allows (1 s)"


def test_the_limit_of_time_is_for_each_thread_and_not_for_a_chunk(tmp_path):
    batch = Batch(tmp_path, [*["words"] * 200, *["sleep 0.3"] * 12])
    found = results(pool(batch.jobs(), batch.setup, never, workers=1, timeout=1.5))
    assert len(by_status(found, "written")) == 212


def test_a_consumer_that_takes_long_does_not_make_threads_late(tmp_path):
    batch = Batch(tmp_path, ["words"] * 20)
    statuses = set()
    for position, outcome in enumerate(pool(batch.jobs(), batch.setup, never, workers=1, timeout=1)):
        statuses |= {result.status for result in outcome.results}
        if position in (0, 5):
            time.sleep(1.5)
    assert statuses == {"written"}


def test_what_a_late_thread_has_started_ends_with_it(tmp_path):
    batch = Batch(tmp_path, ["child", "words"])
    found = results(pool(batch.jobs(), batch.setup, never, workers=1, timeout=2))
    assert (found["0000.txt"].status, found["0001.txt"].status) == ("timeout", "written")
    assert not is_alive(number_in(batch.file(0, "child")))


def test_what_a_killed_process_has_started_ends_with_it(tmp_path):
    batch = Batch(tmp_path, ["child", "words"])
    outcomes = pool(batch.jobs(), batch.setup, never, workers=2)
    assert next(outcomes).source == "0001.txt"
    child = number_in(batch.file(0, "child"))
    os.kill(number_in(batch.file(0, "pid")), signal.SIGKILL)
    batch.file(0, "txt").write_text("words")
    assert next(outcomes).source == "0000.txt"
    assert not is_alive(child)
    outcomes.close()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process")
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


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process")
def test_memory_that_earlier_threads_took_is_no_fault_of_a_thread(tmp_path):
    batch = Batch(tmp_path, ["keep 100000000"] * 12)
    found = results(pool(batch.jobs(), batch.setup, never, workers=1, memory=600_000_000))
    assert len(by_status(found, "written")) == 12
    assert len({number_in(batch.file(number, "pid")) for number in range(12)}) > 1


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process")
def test_too_little_memory_to_start_is_one_error(tmp_path):
    batch = Batch(tmp_path, ["words"])
    with pytest.raises(ConvertError, match="process"):
        results(pool(batch.jobs(), batch.setup, never, workers=1, memory=1_000_000))


def test_jobs_are_taken_only_when_they_can_soon_be_done(tmp_path):
    batch = Batch(tmp_path, ["sleep 0.1"] * 100)
    with closing(pool(batch.jobs(), batch.setup, never, workers=2)) as outcomes:
        for done, _ in enumerate(islice(outcomes, 10), start=1):
            assert batch.begun <= done + 4


def test_short_jobs_are_sent_in_chunks_and_long_ones_alone(tmp_path):
    batch = Batch(tmp_path, [*["words"] * 400, *["sleep 0.1"] * 10])
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


def test_stop_lets_running_jobs_finish_and_starts_no_other(tmp_path):
    batch = Batch(tmp_path, ["sleep 0.3"] * 20)
    stopped = False
    found = []
    for outcome in pool(batch.jobs(), batch.setup, lambda: stopped, workers=2):
        found.append(outcome.source)
        stopped = True
    assert len(found) == batch.begun == batch.written() == 2


def test_a_batch_that_is_stopped_at_the_start_starts_no_process(tmp_path):
    batch = Batch(tmp_path, ["words"])
    before = own_processes()
    assert list(pool(batch.jobs(), batch.setup, lambda: True, workers=2)) == []
    assert (batch.begun, own_processes()) == (0, before)


def test_close_ends_all_at_once(tmp_path):
    batch = Batch(tmp_path, ["words", "child", "hang"])
    before = own_processes()
    outcomes = pool(batch.jobs(), batch.setup, never, workers=3)
    next(outcomes)
    child = number_in(batch.file(1, "child"))
    hanging = number_in(batch.file(2, "pid"))
    begin = time.monotonic()
    outcomes.close()
    assert time.monotonic() - begin < 1
    assert not is_alive(child)
    assert not is_alive(hanging)
    assert own_processes() <= before


def test_no_temporary_file_stays_where_a_process_died(tmp_path):
    batch = Batch(tmp_path, ["hang", "words"])
    outcomes = pool(batch.jobs(), batch.setup, never, workers=1, timeout=1)
    import platform

    host = platform.node()
    found = set()
    for outcome in outcomes:
        found.add(outcome.source)
    pid = number_in(batch.file(0, "pid"))
    assert found == {"0000.txt", "0001.txt"}
    left = tmp_path / f".convert-{host}-{pid}-01234567"
    left.touch()
    batch = Batch(tmp_path, ["signal 9"])
    results(pool(batch.jobs(), batch.setup, never, workers=1))
    assert not left.exists()


def test_content_is_sent_with_the_job(tmp_path):
    batch = Batch(tmp_path, [])
    data = [f"{number} ".encode() + b"word " * 100_000 for number in range(12)]

    def jobs():
        for number, each in enumerate(data):
            source = Source(name=f"in.tar/{number}.txt", path=None, data=each)
            yield Job(source=source, outputs=(("probe", batch.file(number, "probe")),))

    found = results(pool(jobs(), batch.setup, never, workers=2))
    assert len(by_status(found, "written")) == batch.written() == 12


def test_what_plugins_print_is_a_warning_of_the_outcome(tmp_path, capfd):
    batch = Batch(tmp_path, ["print"])
    (outcome,) = pool(batch.jobs(), batch.setup, never, workers=1)
    assert len(outcome.warnings) == 1
    assert outcome.warnings[0].endswith("prints: words")
    printed = capfd.readouterr()
    assert (printed.out, printed.err) == ("", "more words")


def test_plugins_have_no_standard_input(tmp_path):
    batch = Batch(tmp_path, ["input"])
    results(pool(batch.jobs(), batch.setup, never, workers=1))
    assert batch.file(0, "probe").read_text() == "nothing"


def test_a_plugin_that_can_not_be_loaded_is_one_error(tmp_path):
    batch = Batch(tmp_path, ["words"] * 10)
    batch.setup.plugins.files[0].write_text("import nothing_of_this_name")
    with pytest.raises(PluginError, match="nothing_of_this_name"):
        results(pool(batch.jobs(), batch.setup, never, workers=2))


def test_a_plugin_that_ends_the_process_when_it_is_loaded_is_one_error(tmp_path):
    batch = Batch(tmp_path, ["words"] * 10)
    batch.setup.plugins.files[0].write_text("import os; os._exit(4)")
    with pytest.raises(ConvertError, match="can't be started: the last one ended with exit code 4"):
        results(pool(batch.jobs(), batch.setup, never, workers=2))


def test_options_that_can_not_be_sent_are_one_error():
    setup = Setup(reading=Reading(), formats={"probe": {"function": lambda: None}})
    with pytest.raises(ConvertError, match="the options can't be sent to another process"):
        list(pool(iter([]), setup, never, workers=1))


def test_an_error_of_the_jobs_ends_all(tmp_path):
    batch = Batch(tmp_path, ["words"] * 3)

    def jobs():
        yield from batch.jobs()
        raise ConvertError("no more")

    with pytest.raises(ConvertError, match="no more"):
        list(pool(jobs(), batch.setup, never, workers=1))


def test_an_error_can_be_sent():
    error = PluginError("broken", file=Path("a.py"), line=3)
    assert str(pickle.loads(pickle.dumps(error))) == "a.py:3: broken"


def test_processes_are_in_groups_of_their_own(tmp_path):
    batch = Batch(tmp_path, ["words", "sleep 30"])
    with closing(pool(batch.jobs(), batch.setup, never, workers=2)) as outcomes:
        next(outcomes)
        process = number_in(batch.file(1, "pid"))
        assert os.getpgid(process) == process != os.getpgid(0)
        assert processes_of(process) == set()
