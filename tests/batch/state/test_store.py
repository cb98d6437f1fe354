"""The state of a folder is kept in hidden files, one for each shard."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from convert.batch.results import Result, Summary
from convert.batch.state import State
from convert.batch.state.rows import decode
from convert.errors import PlaceError, UsageError
from convert.options import Shard
from tests.batch.state.runs import job_of, run, statuses
from tests.conftest import ROOT

SUMMARY = Summary(version="1", counts={"written": 1}, threads=1, repairs={}, seconds=0.5)
HOLD = """
import sys
from pathlib import Path
from convert.options import shard_of
from convert.batch.state import State
from convert.errors import ConvertError
shard = shard_of(sys.argv[2]) if len(sys.argv) > 2 else None
try:
    state = State.open(Path(sys.argv[1]), shard)
except ConvertError as error:
    print(type(error).__name__, flush=True)
else:
    print("works", flush=True)
    sys.stdin.read()
"""


def result(folder: Path, name: str, **fields) -> Result:
    values = {"source": f"in/{name}.txt", "format": "json", "status": "written", **fields}
    return Result(output=str(folder / f"{name}.json"), **values)


def rows(folder: Path, name: str = ".convert-state.jsonl") -> list:
    return [decode(line) for line in (folder / name).read_bytes().splitlines(keepends=True)]


def test_what_was_done_is_known_to_the_next_run_with_paths_relative_to_the_folder(tmp_path):
    state = State.open(tmp_path)
    state.append([result(tmp_path, "a"), result(tmp_path / "d", "b")])
    state.close(SUMMARY)
    assert [getattr(row, "output", None) for row in rows(tmp_path)] == [
        "a.json",
        str(Path("d", "b.json")),
        None,
    ]
    state = State.open(tmp_path)
    ((found,),) = [state.last(state.relative(str(tmp_path / "a.json")))]
    assert found.source == "in/a.txt"
    assert state.last("c.json") == []
    state.close()


def test_what_was_not_done_is_not_kept(tmp_path):
    state = State.open(tmp_path)
    state.append([result(tmp_path, "a", status="skipped"), result(tmp_path, "b", status="up-to-date")])
    state.append([result(tmp_path, "c", status="failed"), result(tmp_path, "d", status="crash")])
    state.close()
    assert [row.status for row in rows(tmp_path)] == ["failed", "crash"]


def test_the_last_row_of_an_output_counts(tmp_path):
    state = State.open(tmp_path)
    state.append([result(tmp_path, "a", size=1), result(tmp_path, "a", size=2)])
    assert [row.size for row in state.last("a.json")] == [2]
    state.close()


def test_lines_that_are_damaged_are_ignored(tmp_path):
    state = State.open(tmp_path)
    state.append([result(tmp_path, "a")])
    state.close()
    path = tmp_path / ".convert-state.jsonl"
    whole = path.read_bytes()
    path.write_bytes(b"nonsense\n" + b"\0" * 50 + b"\n" + whole + whole[:20])
    state = State.open(tmp_path)
    state.append([result(tmp_path, "b")])
    state.close()
    assert [row and row.source for row in rows(tmp_path)] == [None, None, "in/a.txt", "in/b.txt"]
    state = State.open(tmp_path)
    assert [len(state.last(name)) for name in ("a.json", "b.json")] == [1, 1]
    state.close()


def test_shards_have_files_of_their_own_and_know_those_of_the_others(tmp_path):
    for number in (1, 2):
        state = State.open(tmp_path, Shard(number=number, of=2))
        state.append([result(tmp_path, f"a{number}"), result(tmp_path, "b", size=number)])
        state.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".convert-state-1-of-2.jsonl",
        ".convert-state-2-of-2.jsonl",
        ".convert-state.jsonl",
    ]
    for shard in (None, Shard(number=2, of=2), Shard(number=1, of=3)):
        state = State.open(tmp_path, shard)
        assert [len(state.last(name)) for name in ("a1.json", "a2.json")] == [1, 1]
        assert sorted(row.size for row in state.last("b.json")) == [1, 2]
        state.close()


def test_a_run_continues_what_shards_began(tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    jobs = []
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text("1/ One.\n")
        jobs.append(job_of(tmp_path / f"{name}.txt", out, ["json"]))
    run(out, jobs[:1], shard=Shard(number=1, of=2))
    run(out, jobs[1:], shard=Shard(number=2, of=2))
    assert statuses(run(out, jobs)) == {"a.json": "up-to-date", "b.json": "up-to-date"}


@pytest.mark.parametrize(
    ("first", "refused", "works"),
    [([], [None, Shard(1, 2)], []), (["1/2"], [None, Shard(1, 2)], [Shard(2, 2), Shard(1, 3)])],
)
def test_two_runs_work_in_one_folder_at_the_same_time_only_if_they_are_shards(
    tmp_path, first, refused, works
):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path), *first],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    try:
        assert holder.stdout.readline() == "works\n"
        for shard in works:
            State.open(tmp_path, shard).close()
        for shard in refused:
            with pytest.raises(UsageError, match=": another run writes to this folder; wait"):
                State.open(tmp_path, shard)
    finally:
        holder.kill()
        holder.communicate()
    State.open(tmp_path).close()  # the lock of a process that was killed is gone


def test_a_run_that_may_not_work_changes_nothing(tmp_path):
    state = State.open(tmp_path)
    with pytest.raises(UsageError):
        State.open(tmp_path, Shard(number=1, of=2))
    state.append([result(tmp_path, "a")])
    state.close()
    assert [path.name for path in tmp_path.iterdir()] == [".convert-state.jsonl"]
    State.open(tmp_path).close()


def test_a_folder_without_a_place_for_the_state_is_reported(tmp_path):
    (tmp_path / ".convert-state.jsonl").mkdir()
    with pytest.raises(PlaceError, match=r"\.convert-state\.jsonl: can't be written: is a directory$"):
        State.open(tmp_path)
    with pytest.raises(PlaceError, match=r"can't be written: no such file or directory$"):
        State.open(tmp_path / "missing")


@pytest.mark.skipif(os.name != "posix", reason="links")
def test_a_state_that_is_a_link_is_not_written_to(tmp_path):
    (tmp_path / "mine").write_text("mine")
    (tmp_path / ".convert-state.jsonl").symlink_to("mine")
    with pytest.raises(PlaceError, match="too many levels of symbolic links"):
        State.open(tmp_path)
    assert (tmp_path / "mine").read_text() == "mine"


def test_a_file_system_without_locks_is_used_without_them(tmp_path, monkeypatch):
    import portalocker

    def lock(*arguments):
        raise portalocker.LockException("No locks available")

    monkeypatch.setattr(portalocker, "lock", lock)
    State.open(tmp_path).close()
