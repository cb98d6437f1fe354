"""The reports of several runs become one."""

import json

import pytest

from convert.batch.results import Result, Summary
from convert.batch.state import encode


@pytest.fixture
def reports(place):
    """Write the reports of two shards, and return their rows."""

    def write(status="written", stopped=None):
        rows = []
        for number in (1, 2):
            result = Result(
                source=f"{number}.txt",
                format="json",
                output=f"out/{number}.json",
                status=status if number == 2 else "written",
                message="2.txt: no text" if status == "failed" and number == 2 else None,
                repairs={"gap": 1},
            )
            summary = Summary(
                version="1",
                counts={result.status: 1},
                threads=1,
                repairs={"gap": 1},
                seconds=1.0,
                stopped=stopped if number == 2 else None,
                shard=f"{number}/2",
            )
            (place / f"{number}.jsonl").write_bytes(encode(result) + encode(summary))
            rows.append(result)
        return rows

    return write


def test_merged_reports_go_to_standard_output_with_one_summary(run, reports):
    rows = reports()
    done = run("--merge-reports", "1.jsonl", "2.jsonl")
    assert done.returncode == 0
    *results, summary = done.stdout.splitlines(keepends=True)
    assert results == [encode(row) for row in rows]
    assert json.loads(summary)["counts"] == {"written": 2}
    assert done.stderr == (
        b"thread-convert: 2 threads read in 2.0 s; outputs: 2 written; 2 repairs (2 gaps)\n"
    )


def test_merged_reports_go_to_a_file(run, place, reports):
    reports()
    standard = run("--merge-reports", "1.jsonl", "2.jsonl").stdout
    done = run("--merge-reports", "1.jsonl", "2.jsonl", "-o", "all.jsonl", "-q")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert (place / "all.jsonl").read_bytes() == standard
    assert run("--merge-reports", "all.jsonl", "-o", "-", "-q").stdout == standard


def test_a_failure_in_one_of_the_reports_is_one(run, reports):
    reports(status="failed")
    done = run("--merge-reports", "1.jsonl", "2.jsonl")
    assert done.returncode == 1
    assert b"outputs: 1 written, 1 failed" in done.stderr


def test_a_run_that_stopped_is_named(run, reports):
    reports(stopped="stopped by SIGTERM")
    done = run("--merge-reports", "1.jsonl", "2.jsonl", "-q")
    assert done.returncode == 1
    assert done.stderr == b"thread-convert: error: shard 2/2: stopped by SIGTERM\n"


def test_a_shard_that_is_missing_is_named(run, reports):
    reports()
    done = run("--merge-reports", "1.jsonl", "-q")
    assert done.returncode == 1
    assert done.stderr == b"thread-convert: error: the reports of 1 shard are missing: 2/2\n"


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ([], 2, "--merge-reports: no report given; name the files that --report wrote"),
        (["1.jsonl", "-o", "1.jsonl"], 2, "1.jsonl: this is one of the reports; name another output"),
        (["1.jsonl", "missing.jsonl"], 1, "missing.jsonl: can't be read: no such file or directory"),
        (["1.jsonl", "thread.txt", "-o", "all.jsonl"], 1, "thread.txt:1: not a row of a report"),
        (
            ["1.jsonl", "2.jsonl", "-o", "thread.txt"],
            2,
            "thread.txt: this file exists and is not a report",
        ),
    ],
)
def test_a_wrong_call_is_one_line_and_changes_no_file(
    run, place, files_in, reports, words, code, message
):
    reports()
    before = {name: (place / name).read_bytes() for name in files_in()}
    done = run("--merge-reports", *words)
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (code, b"", 1)
    assert done.stderr.decode().startswith(f"thread-convert: error: {message}")
    assert {name: (place / name).read_bytes() for name in files_in()} == before
