"""Any executor does jobs: nothing is lost, what kills a worker is named, and memory is bounded."""

import itertools
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from convert.batch.engines import doing, remote
from convert.batch.engines.executor import executor
from convert.batch.jobs import Job, Outcome, Plugins, Setup, Source
from convert.batch.results import Result
from convert.errors import ConvertError
from convert.locations import location
from convert.options import Reading

SETUP = Setup(reading=Reading())


class DeadError(Exception):
    """A worker died."""


class Recording(Executor):
    """Run tasks at once, and record them; a task with a fatal job raises."""

    def __init__(self, fatal=(), error=DeadError):
        self.fatal, self.error = set(fatal), error
        self.tasks = []

    def submit(self, function, /, setup, jobs, limits):
        names = [job.source.name for job in jobs]
        self.tasks.append(names)
        future = Future()
        if self.fatal.intersection(names):
            future.set_exception(self.error("tcp://worker"))
        else:
            future.set_result(function(setup, jobs, limits))
        return future


@pytest.fixture(autouse=True)
def _no_conversion(monkeypatch):
    def run_job(job, setup):
        result = Result(source=job.source.name, status="written", format="json")
        yield Outcome(source=job.source.name, results=(result,))

    monkeypatch.setattr(doing, "run_job", run_job)


def job(number, data=None):
    return Job(source=Source(name=str(number), path=Path(f"{number}.txt"), data=data), outputs=())


def jobs(count):
    return (job(number) for number in range(count))


def never():
    return False


def statuses(outcomes):
    return {outcome.source: outcome.results[0].status for outcome in outcomes}


def test_all_jobs_are_done_in_chunks():
    recording = Recording()
    done = statuses(executor(jobs(250), SETUP, never, executor=recording))
    assert done == {str(number): "written" for number in range(250)}
    assert [len(task) for task in recording.tasks] == [100, 100, 50]


def test_known_outcomes_are_passed_on():
    items = [job(1), Outcome(source="known"), job(2)]
    outcomes = [each.source for each in executor(iter(items), SETUP, never, executor=Recording())]
    assert outcomes == ["known", "1", "2"]


def test_threads_do_jobs():
    with ThreadPoolExecutor(2) as pool:
        assert len(statuses(executor(jobs(1000), SETUP, never, executor=pool, chunk=10))) == 1000


def test_a_job_that_kills_its_worker_is_named_and_no_other_is_lost():
    recording = Recording(fatal={"7", "130"})
    outcomes = list(executor(jobs(250), SETUP, never, executor=recording))
    done = statuses(outcomes)
    assert sorted(done, key=int) == [str(number) for number in range(250)]
    assert {name for name, status in done.items() if status == "crash"} == {"7", "130"}
    (crash,) = next(each for each in outcomes if each.source == "7").results
    assert (crash.error, crash.message) == (
        "DeadError",
        "7: the executor lost this thread: DeadError: tcp://worker",
    )


def test_a_job_is_redone_while_nothing_else_is_done():
    recording = Recording(fatal={"7"})
    list(executor(jobs(150), SETUP, never, executor=recording))
    alone = [int(number) for (number,) in recording.tasks[2:]]
    assert alone == [*range(8), 7, *range(8, 100)]


def test_a_worker_that_dies_twice_for_its_own_reasons_loses_nothing():
    class DiesTwice(Recording):
        def submit(self, function, /, setup, jobs, limits):
            future = super().submit(function, setup, jobs, limits)
            if self.tasks[-1] == ["7"]:
                self.fatal.clear()
            return future

    recording = DiesTwice(fatal={"7"})
    done = statuses(executor(jobs(10), SETUP, never, executor=recording))
    assert set(done.values()) == {"written"}
    assert len(done) == 10
    assert recording.tasks.count(["7"]) == 2


def test_a_worker_that_dies_once_loses_nothing():
    class DiesOnce(Recording):
        def submit(self, function, /, setup, jobs, limits):
            future = super().submit(function, setup, jobs, limits)
            self.fatal.clear()
            return future

    done = statuses(executor(jobs(150), SETUP, never, executor=DiesOnce(fatal={"7"})))
    assert set(done.values()) == {"written"}
    assert len(done) == 150


@pytest.mark.parametrize("error", [SystemExit, KeyboardInterrupt, MemoryError])
def test_an_exception_in_a_worker_does_not_end_the_run(error):
    done = statuses(executor(jobs(20), SETUP, never, executor=Recording(fatal={"3"}, error=error)))
    assert [name for name, status in done.items() if status == "crash"] == ["3"]
    assert len(done) == 20


def test_a_broken_executor_is_one_error_after_what_is_known():
    recording = Recording(fatal={"150"}, error=BrokenExecutor)
    outcomes = executor(jobs(300), SETUP, never, executor=recording)
    known = list(itertools.islice(outcomes, 200))
    with pytest.raises(ConvertError, match=r"the executor is broken \(BrokenExecutor: tcp://worker\)"):
        next(outcomes)
    assert len(statuses(known)) == 200


def test_an_executor_that_is_shut_down_is_broken():
    pool = ThreadPoolExecutor(1)
    pool.shutdown()
    with pytest.raises(ConvertError, match="cannot schedule new futures after shutdown"):
        list(executor(jobs(1), SETUP, never, executor=pool))


def test_an_executor_that_drops_tasks_is_broken():
    class Dropping(Executor):
        def submit(self, function, /, *arguments):
            future = Future()
            future.cancel()
            future.set_running_or_notify_cancel()
            return future

    with pytest.raises(ConvertError, match="it dropped a task"):
        list(executor(jobs(1), SETUP, never, executor=Dropping()))


def test_workers_without_this_package_are_one_error():
    recording = Recording(fatal={"0"}, error=ModuleNotFoundError)
    with pytest.raises(ConvertError, match="install thread-convert with the same extras"):
        list(executor(jobs(10), SETUP, never, executor=recording))


def test_workers_with_another_version_are_one_error(monkeypatch):
    monkeypatch.setattr(remote, "__version__", "0.0.2")
    setup = remote.packed(SETUP)
    monkeypatch.setattr(remote, "__version__", "0.0.1")
    refusal = remote.run_chunk(setup, [job(1)], remote.Limits()).refusal
    assert "a worker has thread-convert 0.0.1 instead of" in str(refusal)


def test_a_worker_enters_the_folder_of_the_call(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    setup = remote.packed(SETUP)
    monkeypatch.chdir("/")
    assert len(remote.run_chunk(setup, [job(1)], remote.Limits()).outcomes) == 1
    assert Path.cwd() == tmp_path


def test_a_worker_without_the_folder_of_the_call_needs_absolute_paths(tmp_path, monkeypatch):
    (tmp_path / "a").mkdir()
    monkeypatch.chdir(tmp_path / "a")
    setup = remote.packed(SETUP)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a").rmdir()
    refusal = remote.run_chunk(setup, [job(1)], remote.Limits()).refusal
    assert "a worker can't enter the folder of this call" in str(refusal)
    absolute = [
        Job(source=Source(name="a", path=path), outputs=())
        for path in (tmp_path / "a.txt", location("memory://a.txt"))
    ]
    assert len(remote.run_chunk(setup, absolute, remote.Limits()).outcomes) == 2


def test_workers_without_the_file_of_a_plugin_are_one_error(tmp_path):
    setup = Setup(reading=Reading(), plugins=Plugins(files=(tmp_path / "missing.py",)))
    with pytest.raises(ConvertError, match=r"missing\.py"):
        list(executor(jobs(10), setup, never, executor=Recording()))


def test_jobs_are_taken_only_when_they_can_be_started_soon():
    taken = itertools.count()
    endless = (job(next(taken)) for _ in itertools.repeat(None))
    recording = Recording()
    next(executor(endless, SETUP, never, executor=recording))
    assert len(recording.tasks) == 4
    assert next(taken) == 400


def test_an_executor_with_idle_workers_gets_more_at_a_time(monkeypatch):
    ticks = itertools.count()
    monkeypatch.setattr(remote.time, "perf_counter", lambda: next(ticks) * 1000.0)
    recording, most, waiting = Recording(), 0, 0
    for number, _ in enumerate(executor(jobs(20_000), SETUP, never, executor=recording), start=1):
        waiting = len(recording.tasks) * 100 - number
        most = max(most, waiting)
    assert most > 6_000


def test_large_sources_make_small_chunks_and_a_narrow_window():
    recording = Recording()
    large = (job(number, data=bytes(3 << 20)) for number in range(6))
    list(executor(large, SETUP, never, executor=recording))
    assert [len(task) for task in recording.tasks] == [2, 2, 2]


def test_what_the_executor_has_is_finished_after_a_stop():
    stopped = []
    outcomes = executor(jobs(10_000), SETUP, lambda: bool(stopped), executor=Recording())
    first = next(outcomes)
    stopped.append(True)
    assert len([first, *outcomes]) == 400


class OnlyOne(Executor):
    """Do the first task, and start no other."""

    def __init__(self):
        self.futures = []

    def submit(self, function, /, *arguments):
        future = Future()
        if not self.futures:
            future.set_result(function(*arguments))
        self.futures.append(future)
        return future


def test_closing_takes_back_what_is_not_started():
    only_one = OnlyOne()
    outcomes = executor(jobs(400), SETUP, never, executor=only_one)
    next(outcomes)
    outcomes.close()
    assert [future.cancelled() for future in only_one.futures] == [False, True, True, True]
