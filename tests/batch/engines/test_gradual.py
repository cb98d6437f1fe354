"""The engine that begins alone, and the choice among all engines."""

from functools import partial

import pytest

from convert import registry
from convert.batch.engines import choice, gradual
from convert.batch.engines.choice import SHORT, engine_for
from convert.options import BatchOptions
from tests.batch.engines.probe import Batch, never, results


@pytest.fixture
def batch(tmp_path):
    with registry.restored():
        batch = Batch(tmp_path, ["one", "two", "three"])
        for path in batch.setup.plugins.files:
            registry.add_file(path)
        yield batch


@pytest.fixture
def others():
    """Return an engine that keeps what it gets in its attribute `jobs`."""

    def engine(jobs, setup, stop):
        engine.jobs += jobs
        return iter(())

    engine.jobs = []
    return engine


def test_what_takes_a_short_time_is_done_here(batch, others):
    outcomes = gradual.gradual(batch.jobs(), batch.setup, never, others=others)
    assert len(results(outcomes)) == 3
    assert others.jobs == []


@pytest.mark.parametrize(("seconds", "here"), [(1.2, 2), (2.4, 1), (0.0, 3)])
def test_what_is_left_after_a_short_time_is_for_others(batch, others, monkeypatch, seconds, here):
    times = iter([0.0, *(number * seconds for number in range(10))])
    monkeypatch.setattr(gradual, "monotonic", lambda: next(times))
    outcomes = gradual.gradual(batch.jobs(), batch.setup, never, others=others)
    assert len(results(outcomes)) == here
    assert [job.source.name for job in others.jobs] == ["0000.txt", "0001.txt", "0002.txt"][here:]


def test_a_stop_starts_no_other_job_anywhere(batch, others):
    assert list(gradual.gradual(batch.jobs(), batch.setup, lambda: True, others=others)) == []
    assert others.jobs == []


@pytest.mark.parametrize(
    ("total", "options", "cpus", "engine"),
    [
        (1, {}, 8, "serial"),
        (2, {}, 8, "gradual"),
        (SHORT, {}, 8, "gradual"),
        (SHORT + 1, {}, 8, "pool"),
        (SHORT + 1, {}, 1, "serial"),
        (2, {"jobs": 2}, 8, "pool"),
        (SHORT + 1, {"jobs": 1}, 8, "serial"),
        (1, {"jobs": 1, "timeout": 5.0}, 8, "pool"),
        (2, {"memory": "1GB"}, 8, "pool"),
    ],
)
def test_processes_are_started_where_they_are_worthwhile(monkeypatch, total, options, cpus, engine):
    monkeypatch.setattr(choice, "usable_cpus", lambda: cpus)
    chosen = engine_for(total, BatchOptions(**options), None)
    function = chosen.func if isinstance(chosen, partial) else chosen
    assert function.__name__ == engine
