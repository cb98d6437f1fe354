"""A report has a row for each output, whole lines only, and a summary at the end."""

import os
from pathlib import Path

import pytest

from convert.batch.results import Result, Summary
from convert.batch.state import Report
from convert.batch.state.rows import decode
from convert.errors import PlaceError, UsageError

RESULT = Result(source="a.txt", format="json", output="a.json", status="written")
SUMMARY = Summary(version="1", counts={"written": 1}, threads=1, repairs={}, seconds=0.5)


def rows(path: Path) -> list:
    return [decode(line) for line in path.read_bytes().splitlines(keepends=True)]


def test_a_row_can_be_read_as_soon_as_it_is_known(tmp_path):
    path = tmp_path / "report.jsonl"
    report = Report(path)
    report.append([RESULT, RESULT])
    assert rows(path) == [RESULT, RESULT]
    report.close(SUMMARY)
    assert rows(path) == [RESULT, RESULT, SUMMARY]


def test_a_report_replaces_an_earlier_one(tmp_path):
    path = tmp_path / "report.jsonl"
    path.touch()
    for _ in range(2):
        report = Report(path)
        report.append([RESULT])
        report.close()
    assert rows(path) == [RESULT]


def test_a_report_does_not_replace_a_thread(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("1/ One.\n")
    with pytest.raises(UsageError, match="this file exists and is not a report"):
        Report(path)
    assert path.read_text() == "1/ One.\n"


@pytest.mark.parametrize("name", [".convert-state.jsonl", ".convert-state-1-of-2.jsonl"])
def test_a_report_does_not_replace_a_state(tmp_path, name):
    with pytest.raises(UsageError, match="this is the name of a state"):
        Report(tmp_path / name)
    assert not (tmp_path / name).exists()


def test_a_hyphen_is_no_report(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="- is no file; name a file, or /dev/stdout"):
        Report(Path("-"))
    assert not list(tmp_path.iterdir())


def test_a_report_that_can_not_be_written_is_an_error(tmp_path):
    with pytest.raises(PlaceError, match=r"can't be written: is a directory$"):
        Report(tmp_path)
    with pytest.raises(PlaceError, match=r"can't be written: no such file or directory$"):
        Report(tmp_path / "missing" / "report.jsonl")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no such device")
def test_a_report_can_be_a_device():
    report = Report(Path("/dev/null"))
    report.append([RESULT])
    report.close(SUMMARY)
    report = Report(Path("/dev/full"))
    with pytest.raises(PlaceError, match=r"/dev/full: can't be written: no space left on device$"):
        report.append([RESULT])
    report.close()


@pytest.mark.skipif(os.name != "posix", reason="pipes")
def test_a_report_can_be_a_pipe():
    reading, writing = os.pipe()
    try:
        report = Report(Path(f"/dev/fd/{writing}"))
        report.append([RESULT])
        report.close()
        assert decode(os.read(reading, 10_000)) == RESULT
    finally:
        os.close(reading)
        os.close(writing)
