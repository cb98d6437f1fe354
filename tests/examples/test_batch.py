"""The examples of batches convert a folder, report what failed, and resume."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"


@pytest.fixture
def threads(tmp_path):
    """Return a folder of three threads and a file that is no thread."""
    folder = tmp_path / "threads"
    (folder / "sub").mkdir(parents=True)
    for name in ("a.txt", "b.txt", "sub/c.txt"):
        (folder / name).write_text(f"1/ This is {name}, see https://example.org.\n\n2/ More.\n")
    (folder / "empty.txt").write_text("")
    return folder


def run(*command, cwd):
    """Run an example, with the program of this environment first in the path."""
    here = os.pathsep.join([str(ROOT), str(ROOT / "plugins")])
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = os.environ | {"PYTHONPATH": here, "PATH": path}
    with (cwd / "stdout").open("w+") as stdout, (cwd / "stderr").open("w+") as stderr:
        # Files, since a process of Dask that outlives the example would keep pipes open.
        done = subprocess.run(
            [str(each) for each in command],
            cwd=cwd,
            env=environment,
            stdout=stdout,
            stderr=stderr,
            timeout=300,
        )
        texts = [stream.seek(0) or stream.read() for stream in (stdout, stderr)]
    return subprocess.CompletedProcess(done.args, done.returncode, *texts)


def outputs(folder):
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return {name for name in found if not name.startswith(".") and name != "report.jsonl"}


EXPECTED = {f"{name}{suffix}" for name in ("a", "b", "sub/c") for suffix in (".md", ".json")}


def check(command, threads, tmp_path):
    """Run an example twice, and check what it writes and says."""
    out = tmp_path / "out"
    first = run(*command, threads, out, cwd=tmp_path)
    assert (first.returncode, outputs(out)) == (1, EXPECTED), first.stderr
    assert f"failed: {threads / 'empty.txt'}: there is no text" in first.stderr
    assert first.stdout == "1 failed, 6 written\n"
    (threads / "empty.txt").unlink()
    second = run(*command, threads, out, cwd=tmp_path)
    assert (second.returncode, second.stdout) == (0, "6 up-to-date\n"), second.stderr


def test_the_example_in_python_converts_reports_and_resumes(threads, tmp_path):
    check([sys.executable, EXAMPLES / "batch.py"], threads, tmp_path)


@pytest.mark.slow
def test_the_example_with_dask_converts_reports_and_resumes(threads, tmp_path):
    check([sys.executable, EXAMPLES / "batch_dask.py"], threads, tmp_path)


@pytest.mark.slow
def test_the_example_with_dask_uses_a_cluster_that_runs(threads, tmp_path):
    from distributed import LocalCluster

    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as cluster:
        command = [sys.executable, EXAMPLES / "batch_dask.py", threads, tmp_path / "out"]
        done = run(*command, cluster.scheduler_address, cwd=tmp_path)
    assert (done.returncode, outputs(tmp_path / "out")) == (1, EXPECTED), done.stderr


@pytest.mark.skipif(shutil.which("sh") is None, reason="there is no shell")
def test_the_example_for_the_shell_converts_reports_and_resumes(threads, tmp_path):
    out = tmp_path / "out"
    first = run("sh", EXAMPLES / "batch.sh", threads, out, cwd=tmp_path)
    assert (first.returncode, outputs(out)) == (1, EXPECTED), first.stderr
    (line,) = first.stdout.splitlines()
    assert "empty.txt" in line
    (threads / "empty.txt").unlink()
    second = run("sh", EXAMPLES / "batch.sh", threads, out, cwd=tmp_path)
    assert (second.returncode, second.stdout) == (0, "all threads are converted\n"), second.stderr
