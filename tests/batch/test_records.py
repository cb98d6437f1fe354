"""The records of a run are the state of its folder and its report."""

from pathlib import Path

import pytest

from convert.batch.records import Records
from convert.batch.results import Result, Summary
from convert.batch.state.rows import decode
from convert.errors import PlaceError, UsageError
from convert.options import BatchOptions

SUMMARY = Summary(version="1", counts={}, threads=0, repairs={}, seconds=0.0)


def statuses(path: Path) -> list[str]:
    rows = [decode(line) for line in path.read_bytes().splitlines(keepends=True)]
    return [row.status if isinstance(row, Result) else "summary" for row in rows]


def test_the_state_and_the_report_have_the_same_rows_but_what_was_not_done(tmp_path):
    report = tmp_path / "report.jsonl"
    records = Records(tmp_path, BatchOptions(report=report, shard="1/2"))
    results = [
        Result(source="a.txt", format="json", output=str(tmp_path / name), status=status)
        for name, status in (("a", "written"), ("b", "up-to-date"), ("c", "failed"))
    ]
    records.append(tuple(results))
    records.close(SUMMARY)
    assert statuses(report) == ["written", "up-to-date", "failed", "summary"]
    assert statuses(tmp_path / ".convert-state-1-of-2.jsonl") == ["written", "failed", "summary"]


def test_without_folder_and_report_nothing_is_recorded(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    records = Records(None, BatchOptions())
    records.append((Result(source="a.txt", status="failed"),))
    records.close(SUMMARY)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_can_not_be_written_needs_no_state_where_outputs_are_beside_their_sources(
    tmp_path,
):
    (tmp_path / ".convert-state.jsonl").mkdir()
    assert Records(tmp_path, BatchOptions(), beside=True).state is None
    with pytest.raises(PlaceError):
        Records(tmp_path, BatchOptions())


def test_a_report_that_is_refused_ends_the_lock_of_the_state(tmp_path):
    (tmp_path / "a.txt").write_text("1/ One.\n")
    with pytest.raises(UsageError):
        Records(tmp_path, BatchOptions(report=tmp_path / "a.txt"))
    Records(tmp_path, BatchOptions()).close(SUMMARY)
