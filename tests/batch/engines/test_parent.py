"""The program that runs the engine: how it may be written, and what stays when it is killed."""

import os
import signal
import subprocess
import sys
import textwrap

import pytest

from tests.batch.engines.probe import Batch, is_alive, number_in, processes_of, wait_for
from tests.conftest import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc"),
]

# It has no `if __name__ == "__main__":`.
PROGRAM = """
import sys
from pathlib import Path
from convert.batch.engines.pool import pool
from tests.batch.engines.probe import Batch

batch = Batch(Path(sys.argv[1]), sys.argv[2:])
for outcome in pool(batch.jobs(), batch.setup, lambda: False, workers=3):
    print(outcome.results[0].status, flush=True)
"""


def program(*command, **streams):
    return subprocess.Popen(
        [sys.executable, *command],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **streams,
    )


def test_a_program_needs_no_guard(tmp_path):
    file = tmp_path / "program.py"
    file.write_text(PROGRAM)
    running = program(str(file), str(tmp_path), "one", "two", "three")
    assert running.communicate() == ("written\n" * 3, "")
    assert running.returncode == 0


def test_a_program_can_come_from_standard_input(tmp_path):
    running = program("-", str(tmp_path), "one", "two", stdin=subprocess.PIPE)
    assert running.communicate(PROGRAM) == ("written\n" * 2, "")


def test_a_program_can_be_an_argument(tmp_path):
    running = program("-c", PROGRAM, str(tmp_path), "one", "two")
    assert running.communicate() == ("written\n" * 2, "")


def test_code_in_a_notebook_can_run_the_engine(tmp_path):
    in_a_loop = f"""
        import asyncio

        async def cell():
            exec(compile({PROGRAM!r}, "<ipython-input-1>", "exec"), {{"__name__": "__main__"}})

        asyncio.run(cell())
    """
    running = program("-c", textwrap.dedent(in_a_loop), str(tmp_path), "one", "two")
    assert running.communicate() == ("written\n" * 2, "")


def test_modules_beside_the_current_folder_are_not_imported(tmp_path):
    (tmp_path / "json.py").write_text("import os; os._exit(7)")
    running = program("-P", "-c", PROGRAM, str(tmp_path), "one", cwd=tmp_path)
    assert running.communicate() == ("written\n", "")


def test_no_process_stays_when_the_program_is_killed(tmp_path):
    running = program("-c", PROGRAM, str(tmp_path), "child", "hang", "compute")
    batch = Batch(tmp_path, [])
    workers = {number_in(batch.file(number, "pid")) for number in range(3)}
    child = number_in(batch.file(0, "child"))
    assert workers == processes_of(running.pid)
    running.kill()
    running.communicate()
    wait_for(lambda: not any(map(is_alive, [child, *workers])), seconds=2)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_no_process_stays_when_the_program_is_ended(tmp_path, number):
    running = program("-c", PROGRAM, str(tmp_path), "child", "hang", "compute")
    batch = Batch(tmp_path, [])
    workers = {number_in(batch.file(number, "pid")) for number in range(3)}
    child = number_in(batch.file(0, "child"))
    running.send_signal(number)
    running.communicate()
    wait_for(lambda: not any(map(is_alive, [child, *workers])), seconds=2)


def test_a_process_leaves_the_signals_that_end_programs_to_its_parent(tmp_path):
    """A service manager sends them to all processes of a service."""
    running = program("-c", PROGRAM, str(tmp_path), "sleep 2", "sleep 2", "sleep 2")
    batch = Batch(tmp_path, [])
    workers = {number_in(batch.file(number, "pid")) for number in range(3)}
    for worker in workers:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            os.kill(worker, number)
    assert running.communicate() == ("written\n" * 3, "")
    assert workers == {number_in(batch.file(number, "pid")) for number in range(3)}
