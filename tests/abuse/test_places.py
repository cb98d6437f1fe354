"""Batches whose folder is full, read-only or gone, or where another batch works."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.abuse.batches import STATE, UNPRIVILEGED, Runs, outputs, size, wait_for

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="mounts, drops rights, looks into /proc"),
]

THREADS = 200
_TO = ("--to", "json", "--to", "markdown", "-q")


@pytest.fixture
def runs(tmp_path: Path) -> Runs:
    return Runs(tmp_path)


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the outputs of a run that nothing disturbs."""
    undisturbed = Runs(tmp_path_factory.mktemp("undisturbed"))
    undisturbed.threads(threads(THREADS))
    assert undisturbed.run("in", *_TO, "-o", "out/") == (0, "")
    return undisturbed.files("out")


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """Mount a file system of 1 MB."""
    place = tmp_path / "out"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no right to mount")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def threads(count: int) -> list[str]:
    post = "{post}/ This is post {post} of thread {thread}, see https://example.org/{post}\n\n"
    return [
        "".join(post.format(post=post_, thread=thread) for post_ in range(1, 20))
        for thread in range(count)
    ]


def assert_whole(runs: Runs, reference: dict[str, bytes]) -> None:
    """Check that all outputs are those of a run without faults, and that there is nothing else."""
    for name, content in runs.files("out").items():
        assert content == reference[name], name


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_full_disk_ends_a_batch_which_continues_when_there_is_space(runs, reference, small, jobs):
    runs.threads(threads(THREADS))
    code, errors = runs.run("in", *_TO, "-o", "out/", "-j", jobs)
    assert code == 3
    assert "can't be written: no space left on device" in errors
    assert_whole(runs, reference)
    assert 10 < len(runs.files("out")) < THREADS
    subprocess.run(["mount", "-o", "remount,size=100m", str(small)], check=True)
    assert runs.run("in", *_TO, "-o", "out/", "-j", jobs) == (0, "")
    assert runs.files("out") == reference


def test_a_limit_of_file_sizes_leaves_no_short_output(runs, reference):
    """The state reaches the limit first, or a large output."""
    runs.threads(threads(40))
    # Python would keep compiled modules that are cut short.
    limit = ["env", "PYTHONDONTWRITEBYTECODE=1", "prlimit", "--fsize=5000"]
    code, errors = runs.run("in", *_TO, "-o", "out/", "-j", "1", before=limit)
    assert code == 3
    assert "can't be written: file too large" in errors
    assert_whole(runs, reference)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_folder_that_becomes_read_only_ends_a_batch(runs, reference, jobs):
    runs.threads(threads(THREADS))
    process = runs.start("in", *_TO, "-o", "out/", "-j", jobs, before=UNPRIVILEGED)
    out = runs.place / "out"
    wait_for(lambda: size(out / STATE) > 10_000)
    out.chmod(0o555)
    try:
        _, errors = process.communicate(timeout=60)
    finally:
        out.chmod(0o755)
    assert process.returncode == 3
    assert "can't be written: permission denied" in errors
    assert_whole(runs, reference)
    assert runs.run("in", *_TO, "-o", "out/", "-j", jobs, before=UNPRIVILEGED) == (0, "")
    assert runs.files("out") == reference


def test_a_folder_that_is_read_only_gets_nothing(runs):
    runs.threads(threads(3))
    (runs.place / "out").mkdir(mode=0o555)
    code, errors = runs.run("in", *_TO, "-o", "out/", before=UNPRIVILEGED)
    assert code == 3
    assert errors.count("\n") == 1
    assert runs.files("out") == {}


def test_one_of_several_folders_that_is_read_only_does_not_stop_the_others(runs):
    for number in range(3):
        runs.threads(threads(2), folder=str(number))
    (runs.place / "1").chmod(0o555)
    code, errors = runs.run("0", "1", "2", *_TO, before=UNPRIVILEGED)
    (runs.place / "1").chmod(0o755)
    assert code == 1
    assert errors.count("thread-convert: error: 1/") == 4
    assert [len(runs.files(str(number))) for number in range(3)] == [6, 2, 6]


def test_processes_do_not_make_a_folder_again_that_vanishes(runs):
    runs.threads(threads(THREADS))
    process = runs.start("in", *_TO, "-o", "out/", "-j", "2")
    out = runs.place / "out"
    wait_for(lambda: size(out / STATE) > 10_000)
    out.rename(runs.place / "elsewhere")
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 3
    assert "out: this folder vanished" in errors
    assert not out.exists()
    assert runs.run("in", *_TO, "-o", "elsewhere/") == (0, "")
    # A file that was being written then could not be removed where it had been.
    assert len(runs.files("elsewhere")) == 2 * THREADS


def test_the_second_of_two_runs_in_one_folder_is_refused(runs):
    runs.threads(threads(THREADS))
    first = runs.start("in", *_TO, "-o", "out/", "-j", "2")
    wait_for(lambda: size(runs.place / "out" / STATE) > 10_000)
    code, errors = runs.run("in", *_TO, "-o", "out/")
    assert code == 2
    assert "another run writes to this folder" in errors
    assert first.communicate(timeout=60)[1] == ""
    assert first.returncode == 0
    assert len(runs.files("out")) == 2 * THREADS


def test_a_lock_ends_with_the_process_that_is_killed(runs):
    runs.threads(threads(THREADS))
    first = runs.start("in", *_TO, "-o", "out/", "-j", "2")
    wait_for(lambda: size(runs.place / "out" / STATE) > 10_000)
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    assert runs.run("in", *_TO, "-o", "out/") == (0, "")
    assert len(runs.files("out")) == 2 * THREADS


def test_two_shards_at_the_same_time_convert_everything_and_their_reports_are_merged(runs):
    runs.threads([*threads(200), ""])
    shards = [
        runs.start("in", *_TO, "-o", "out/", "-j", "2", "--shard", f"{n}/2", "--report", f"{n}.jsonl")
        for n in (1, 2)
    ]
    codes = []
    for shard in shards:
        shard.communicate(timeout=60)
        codes.append(shard.returncode)
    assert sorted(codes) == [0, 1]  # one of them has the empty file
    code, _ = runs.run("--merge-reports", "1.jsonl", "2.jsonl", "-o", "report.jsonl")
    assert code == 1
    found = runs.rows("report.jsonl")
    written = [row["output"] for row in outputs(found) if row["status"] == "written"]
    assert {f"out/{name}" for name in runs.files("out")} == set(written)
    assert len(written) == 400
    assert found[-1]["counts"] == {"failed": 1, "written": 400}
    (runs.place / "in/00200.txt").unlink()
    code, _ = runs.run("in", *_TO, "-o", "out/", "--report", "after.jsonl")
    assert code == 0
    assert runs.rows("after.jsonl")[-1]["counts"] == {"up-to-date": 400}
