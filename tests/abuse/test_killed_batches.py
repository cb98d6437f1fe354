"""Kill batches and their processes: the same call, started again, completes what it began."""

import os
import random
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from tests.abuse.batches import STATE, Runs, kill, outputs, size, wait_for

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc"),
]

THREADS = 1_500
_MOMENTS = 10
_ROW = 500  # bytes of a row, about
_CALL = ("in", "--to", "json", "--to", "markdown", "-q", "-j", "2")


@pytest.fixture
def runs(tmp_path: Path) -> Runs:
    return Runs(tmp_path)


def has_grown(state: Path, least: int, process: "subprocess.Popen[str]") -> bool:
    """Return whether a state has a size, or the process that writes it has ended."""
    return size(state) >= least or process.poll() is not None


def tiny(count: int) -> list[str]:
    return [f"1/ Post {number}.\n\n2/ Says @ann.\n" for number in range(count)]


def test_a_batch_that_is_killed_ten_times_has_all_outputs_in_the_end(runs):
    runs.threads(tiny(THREADS))
    chance = random.Random(15)
    state = runs.place / "out" / STATE
    for moment in range(_MOMENTS):
        process = runs.start(*_CALL, "-o", "out/")
        more = chance.randrange(2 * THREADS // _MOMENTS) * _ROW if moment else 0
        begin = size(state)
        wait_for(partial(has_grown, state, begin + more, process))
        time.sleep(chance.random() / (10 if moment else 1))
        everything = runs.processes()
        os.killpg(process.pid, signal.SIGKILL)
        if moment % 2:  # as a system without memory, or a container that ends
            for each in everything:
                kill(each)
        assert process.wait() == -signal.SIGKILL
        wait_for(lambda: not runs.processes(), seconds=5)
    assert runs.run(*_CALL, "-o", "out/") == (0, "")
    assert runs.run(*_CALL, "-o", "undisturbed/") == (0, "")
    found = runs.files("out")
    assert len(found) == 2 * THREADS
    assert found == runs.files("undisturbed")
    assert not runs.processes()


def test_a_worker_that_is_killed_again_and_again_loses_nothing(runs):
    runs.threads(tiny(1000))
    process = runs.start(*_CALL, "-o", "out/", "--report", "report.jsonl")
    chance = random.Random(1)
    state = runs.place / "out" / STATE
    killed = 0
    while process.poll() is None:
        # A thread is named as the reason if its process is killed three times.
        wait_for(partial(has_grown, state, size(state) + 10 * _ROW, process))
        time.sleep(chance.random() / 2)
        workers = runs.workers(process)
        if workers:
            kill(min(workers))  # the oldest: it has done what it began with
            killed += 1
        if killed == 5:
            break
    assert process.communicate(timeout=60)[1] == ""
    assert process.returncode == 0
    assert killed
    found = list(outputs(runs.rows("report.jsonl")))
    assert {row["status"] for row in found} == {"written"}
    assert len(found) == len(runs.files("out")) == 2000
    assert not runs.processes()


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_to_all_processes_lets_them_finish_what_was_begun(runs, number, code):
    """A service manager signals all processes of a service."""
    runs.threads(tiny(800))
    process = runs.start(*_CALL, "-o", "out/", "--report", "report.jsonl")
    wait_for(lambda: size(runs.place / "report.jsonl") > 50 * _ROW)
    for each in {process.pid, *runs.workers(process)}:
        os.kill(each, number)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == code
    assert "crash" not in errors
    *found, summary = runs.rows("report.jsonl")
    assert {row["status"] for row in found} == {"written"}
    assert len(runs.files("out")) == len(found) < 1600
    assert summary["stopped"] == f"stopped by {number.name}"
    assert runs.run(*_CALL, "-o", "out/") == (0, "")
    assert len(runs.files("out")) == 1600


def test_a_signal_to_all_processes_while_they_start_is_no_failure_to_start(runs):
    runs.threads(tiny(400))
    process = runs.start("in", "--to", "json", "-o", "out/", "-q", "-j", "4")
    wait_for(lambda: len(runs.workers(process)) == 4)
    for each in (process.pid, *runs.workers(process)):
        os.kill(each, signal.SIGTERM)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 143
    assert "can't be started" not in errors
    assert "crash" not in errors
    wait_for(lambda: not runs.processes(), seconds=5)


def test_a_second_signal_ends_all_at_once_and_leaves_whole_outputs(runs):
    runs.threads(tiny(800))
    process = runs.start(*_CALL, "-o", "out/", "--report", "report.jsonl")
    wait_for(lambda: size(runs.place / "report.jsonl") > 50 * _ROW)
    workers = runs.workers(process)
    for each in workers:
        os.kill(each, signal.SIGSTOP)  # else it has ended before the second signal comes
    process.send_signal(signal.SIGINT)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode == 130
    wait_for(lambda: not runs.processes(), seconds=5)
    assert not [name for name in runs.files("out") if name.startswith(".")]
    assert runs.run(*_CALL, "-o", "out/") == (0, "")
    assert len(runs.files("out")) == 1600
