"""The workers of a Dask cluster do jobs: the same bytes as here, and nothing is lost when they die."""

import os
import signal
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from msgspec.structs import replace

from convert.batch.census import Census
from convert.batch.engines import remote
from convert.batch.engines.dask import dask
from convert.batch.engines.executor import executor
from convert.batch.engines.serial import serial
from convert.batch.hashes import Hashes
from convert.batch.jobs import Job, Setup, Source
from convert.errors import ConvertError, UsageError
from convert.options import Reading
from tests.batch.engines.probe import Batch, never, number_in, results


@pytest.fixture(autouse=True)
def _no_process_stays():
    """Replace that of this folder: Dask starts processes in place of those that die."""


@pytest.fixture(scope="module")
def cluster():
    import dask.config
    from distributed import LocalCluster

    options = {"n_workers": 2, "threads_per_worker": 1, "memory_limit": "400MB"}
    # Else the cluster gives up a worker that a slow machine takes 15 s to start again, and then has none.
    with (
        dask.config.set({"distributed.deploy.lost-worker-timeout": "10 minutes"}),
        LocalCluster(**options, dashboard_address=None) as started,
    ):
        yield started


def with_formats(batch: Batch, folder, formats):
    """Yield the jobs of a batch with other outputs."""
    for job in batch.jobs():
        stem = job.source.path.stem
        yield Job(job.source, tuple((name, folder / f"{stem}.{name}") for name in formats))


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.slow
def test_dask_writes_the_same_bytes_as_this_process(cluster, tmp_path):
    threads = [f"1/ Thread {number}, https://example.org/{number}\n\n2/ More." for number in range(300)]
    (tmp_path / "in").mkdir()
    batch = Batch(tmp_path / "in", threads)
    formats = ("json", "markdown", "epub")
    here, there = tmp_path / "here", tmp_path / "there"
    list(serial(with_formats(batch, here, formats), batch.setup, never))
    with dask(cluster.scheduler_address) as workers:
        jobs = with_formats(batch, there, formats)
        outcomes = list(executor(jobs, batch.setup, never, executor=workers, chunk=20))
    assert {result.status for outcome in outcomes for result in outcome.results} == {"written"}
    assert contents(there) == contents(here)
    assert len(contents(there)) == 900


@pytest.mark.slow
def test_relative_paths_begin_at_the_folder_of_the_call(cluster, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("1/ Words.")
    jobs = [Job(Source(name="a.txt", path=Path("a.txt")), (("json", Path("out/a.json")),))]
    with dask(cluster.scheduler_address) as workers:
        setup = Setup(reading=Reading())
        (outcome,) = executor(iter(jobs), setup, never, executor=workers)
    assert (outcome.results[0].status, outcome.results[0].output) == ("written", "out/a.json")
    assert (tmp_path / "out" / "a.json").exists()


@pytest.mark.slow
@pytest.mark.parametrize("much", [0, 100_000], ids=["setup sent once", "setup sent with each chunk"])
def test_a_worker_that_is_killed_in_the_middle_loses_nothing(cluster, tmp_path, monkeypatch, much):
    monkeypatch.setattr("convert.batch.engines.dask._MUCH", much)
    batch = Batch(tmp_path, ["sleep 0.02"] * 200)

    def kill():
        os.kill(number_in(batch.file(30, "pid")), signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    with dask(cluster.scheduler_address) as workers:
        found = results(executor(batch.jobs(), batch.setup, never, executor=workers, chunk=20))
    killer.join()
    assert Counter(result.status for result in found.values()) == {"written": 200}
    assert batch.written() == 200


@pytest.mark.slow
def test_a_thread_that_kills_its_worker_is_named_and_all_others_are_written(cluster, tmp_path):
    batch = Batch(tmp_path, ["words"] * 30 + ["signal 9"] + ["words"] * 30)
    with dask(cluster.scheduler_address) as workers:
        found = results(executor(batch.jobs(), batch.setup, never, executor=workers, chunk=20))
    crash = found.pop("0030.txt")
    assert (crash.status, crash.error) == ("crash", "KilledWorker")
    assert {result.status for result in found.values()} == {"written"}
    assert batch.written() == 60


@pytest.mark.slow
def test_with_many_threads_their_census_is_sent_only_once(cluster, tmp_path, recwarn):
    batch = Batch(tmp_path, ["words"] * 100)
    threads = Hashes()
    for number in range(2_000_000):
        threads.add(number)
    threads.sort()
    setup = replace(batch.setup, census=Census(threads=threads))
    with dask(cluster.scheduler_address) as workers:
        found = results(executor(batch.jobs(), setup, never, executor=workers, chunk=5))
    assert {result.status for result in found.values()} == {"written"}
    assert not [str(each.message) for each in recwarn if "large" in str(each.message)]


@pytest.mark.slow
def test_with_limits_each_bad_thread_is_reported_as_what_it_is(cluster, tmp_path):
    bad = ["hang", "compute", "eat", "signal 9", "exit 3"]
    batch = Batch(tmp_path, ["words"] * 20 + bad + ["words"] * 20)
    with dask(cluster.scheduler_address) as workers:
        outcomes = executor(
            batch.jobs(), batch.setup, never, executor=workers, timeout=2.0, memory=500_000_000
        )
        found = results(outcomes)
    reported = [found.pop(f"{number:04}.txt") for number in range(20, 25)]
    assert [result.status for result in reported] == ["timeout", "timeout", "failed", "crash", "crash"]
    assert reported[2].error == "MemoryError"
    assert {result.status for result in found.values()} == {"written"}
    assert batch.written() == 40


@pytest.mark.slow
def test_the_scheduler_repeats_tasks_of_others_as_before(cluster):
    def allowed(dask_scheduler):
        return dask_scheduler.allowed_failures

    from distributed import Client

    with Client(cluster.scheduler_address, set_as_default=False) as client:
        before = client.run_on_scheduler(allowed)
        with dask(cluster.scheduler_address):
            assert client.run_on_scheduler(allowed) == 0
        assert client.run_on_scheduler(allowed) == before


@pytest.mark.slow
def test_workers_with_other_versions_are_one_error(cluster, monkeypatch):
    from distributed import versions

    monkeypatch.setattr(versions, "version", lambda name: "0.0.1")
    versions._version_cached.cache_clear()
    try:
        with (
            pytest.raises(ConvertError, match=r"this Dask worker has .* but here it is 0\.0\.1"),
            dask(cluster.scheduler_address),
        ):
            pass
    finally:
        versions._version_cached.cache_clear()


@pytest.mark.slow
@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nowhere", "tls://127.0.0.1:1", "x://y:1"])
def test_an_address_without_a_scheduler_is_one_error(address, monkeypatch):
    monkeypatch.setattr("convert.batch.engines.dask._TIMEOUT", 1.0)
    with pytest.raises(ConvertError, match="no Dask scheduler answers") as caught, dask(address):
        pass
    assert "\n" not in str(caught.value)


def test_an_empty_address_is_an_error():
    with pytest.raises(UsageError, match="the address of the Dask scheduler is empty"), dask(""):
        pass


def test_without_the_extra_the_error_names_it(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(UsageError, match=r"pip install 'thread-convert\[dask\]'"), dask("tcp://a:1"):
        pass


@pytest.mark.slow
def test_limits_hold_in_the_threads_of_this_process_too(tmp_path):
    batch = Batch(tmp_path, ["words", "hang", "words"])
    with ThreadPoolExecutor(1) as pool:
        found = results(executor(batch.jobs(), batch.setup, never, executor=pool, timeout=1.0))
    assert [result.status for result in found.values()] == ["written", "timeout", "written"]


def test_no_limit_starts_no_process():
    assert remote._engine(remote.Limits()) is serial
