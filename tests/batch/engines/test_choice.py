"""The engine of a batch follows from its options and the number of its threads."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from convert.batch.engines import choice
from convert.batch.engines.choice import SHORT, engine_for
from convert.batch.engines.executor import executor as with_executor
from convert.batch.engines.gradual import gradual
from convert.batch.engines.pool import pool
from convert.batch.engines.serial import serial
from convert.options import BatchOptions


@pytest.fixture(autouse=True)
def _four_processors(monkeypatch):
    monkeypatch.setattr(choice, "usable_cpus", lambda: 4)


def function_of(engine):
    return getattr(engine, "func", engine)


@pytest.mark.parametrize(
    ("total", "options", "function"),
    [
        (1_000_000, {"jobs": 1}, serial),
        (1, {}, serial),
        (2, {}, gradual),
        (SHORT, {}, gradual),
        (SHORT + 1, {}, pool),
        (2, {"jobs": 2}, pool),
        (1, {"jobs": 1, "timeout": 60.0}, pool),
        (1, {"memory": "2GB"}, pool),
    ],
)
def test_one_job_at_a_time_starts_no_process_unless_it_is_limited(total, options, function):
    assert function_of(engine_for(total, BatchOptions(**options), None)) is function


@pytest.mark.parametrize(
    ("total", "jobs", "workers"), [(1000, "auto", 4), (1000, 16, 16), (3, 16, 3), (0, 2, 1)]
)
def test_there_are_as_many_processes_as_are_asked_for_but_no_more_than_threads(total, jobs, workers):
    engine = engine_for(total, BatchOptions(jobs=jobs, timeout=60.0), None)
    assert engine.keywords == {"workers": workers, "timeout": 60.0, "memory": None}


def test_an_executor_gets_the_limits():
    with ThreadPoolExecutor(1) as executor:
        engine = engine_for(1, BatchOptions(timeout=60.0, memory="1MB"), executor)
    assert function_of(engine) is with_executor
    assert engine.keywords == {"executor": executor, "timeout": 60.0, "memory": 1_000_000}
