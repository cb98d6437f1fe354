"""The reports of several runs become one."""

import os
from pathlib import Path

import pytest

from convert.batch.results import Result, Summary
from convert.batch.state import encode, merge
from convert.errors import InputError, UsageError


def result(name: str, format_: str | None = "json", **fields) -> Result:
    output = f"{name}.{format_}" if format_ else None
    return Result(
        **{"source": f"{name}.txt", "format": format_, "output": output, "status": "written", **fields}
    )


def summary(**fields) -> Summary:
    return Summary(
        **{"version": "1", "counts": {}, "threads": 1, "repairs": {}, "seconds": 0.5, **fields}
    )


@pytest.fixture
def merged(tmp_path):
    """Return a function that merges reports, given as rows."""

    def merge_(*reports: list) -> tuple[list[Result], Summary]:
        paths = []
        for number, rows in enumerate(reports):
            paths.append(tmp_path / f"{number}.jsonl")
            paths[-1].write_bytes(b"".join(map(encode, rows)))
        *results, last = merge(paths)
        assert isinstance(last, Summary)
        return results, last

    return merge_


def test_the_last_row_of_each_output_is_kept_in_order(merged):
    first = [result("a", status="failed"), result("b"), summary(repairs={"x": 2})]
    second = [result("a"), result("c", status="skipped"), summary(version="2", repairs={"x": 1})]
    results, last = merged(first, second)
    assert results == [first[1], second[0], second[1]]
    assert last == Summary(
        version="1, 2",
        counts={"written": 2, "skipped": 1},
        threads=2,
        repairs={"x": 3},
        seconds=1.0,
    )


def test_reports_that_were_joined_before_are_merged_in_the_same_way(merged):
    first = [result("a", status="failed"), result("b"), summary()]
    second = [result("a"), summary()]
    assert merged(first + second) == merged(first, second)


def test_a_failure_of_a_source_is_replaced_by_what_became_of_it_later(merged):
    failed = result("a", None, status="failed")
    assert merged([failed, summary()], [result("a"), summary()])[0] == [result("a")]
    assert merged([result("a"), summary()], [failed, summary()])[0] == [result("a"), failed]
    assert merged([failed, summary()], [failed, summary()])[0] == [failed]


def test_the_last_row_of_a_source_of_several_threads_is_not_counted_as_an_output(merged):
    rows = [result("a-1"), result("a-2"), result("a", None, threads=2), summary()]
    results, last = merged(rows)
    assert results == rows[:-1]
    assert last.counts == {"written": 2}


def test_the_shards_of_a_run_become_one_run(merged):
    reports = [[result(f"a{number}"), summary(shard=f"{number}/3")] for number in (1, 2, 3)]
    results, last = merged(*reports)
    assert len(results) == 3
    assert (last.threads, last.shard, last.stopped) == (3, None, None)


def test_a_shard_that_is_missing_is_reported(merged):
    reports = [[summary(shard=f"{number}/9")] for number in (1, 3)]
    _, last = merged(*reports)
    assert last.stopped == "the reports of 7 shards are missing: 2/9, 4/9, 5/9, 6/9, 7/9 and 2 more"
    _, last = merged([summary(shard="1/2")])
    assert last.stopped == "the reports of 1 shard are missing: 2/2"
    _, last = merged([summary(shard="1/2")], [summary(shard="1/3")])
    assert last.stopped == "the reports are of shards of 2 and of 3, which do not belong together"
    _, last = merged([summary(shard="nonsense")])
    assert last.stopped is None


def test_why_a_run_stopped_is_reported_unless_a_later_run_went_on(merged):
    stopped = [summary(shard="1/1", stopped="SIGINT")]
    assert merged(stopped)[1].stopped == "shard 1/1: SIGINT"
    assert merged(stopped, [summary(shard="1/1")])[1].stopped is None
    assert merged([summary(stopped="SIGINT")])[1].stopped == "SIGINT"


def test_a_report_of_a_run_that_was_killed_is_reported(merged, tmp_path):
    assert merged([result("a")])[1].stopped == f"{tmp_path / '0.jsonl'} does not end with a summary"
    path = tmp_path / "half.jsonl"
    path.write_bytes(encode(result("a")) + encode(summary()) + encode(result("b"))[:-5])
    *results, last = merge([path])
    assert (results, last.stopped) == ([result("a")], f"{path} does not end with a summary")
    path.write_bytes(b"")
    assert next(merge([path])).stopped == f"{path} does not end with a summary"


def test_a_line_that_is_no_row_is_an_error(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(encode(result("a")) + b"half" + encode(result("b")) + encode(summary()))
    with pytest.raises(InputError, match=r"a\.jsonl:2: not a row of a report$"):
        list(merge([path]))


def test_what_can_not_be_read_twice_is_an_error(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        list(merge([tmp_path / "missing"]))
    with pytest.raises(UsageError, match="not a regular file"):
        list(merge([tmp_path]))
    if Path(os.devnull).exists():
        with pytest.raises(UsageError, match="not a regular file"):
            list(merge([Path(os.devnull)]))
