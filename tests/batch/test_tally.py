"""Counting what becomes of the threads and outputs of a batch."""

from convert.batch.jobs import Facts, Outcome
from convert.batch.results import Result
from convert.batch.tally import Tally

FACTS = Facts(scheme="", size="")


def written(**fields):
    return Result(source="a.txt", status="written", **fields)


def test_outputs_are_counted_by_their_status_and_repairs_once_for_each_thread():
    tally = Tally()
    results = (written(format="json", repairs={"gap": 2}), written(format="epub", repairs={"gap": 2}))
    tally.note(Outcome(source="a.txt", facts=FACTS, results=results))
    tally.note(Outcome(source="b.txt", results=(Result(source="b.txt", status="failed"),)))
    summary = tally.summary(stopped=None, shard="1/2")
    assert summary.counts == {"failed": 1, "written": 2}
    assert (summary.threads, summary.repairs, summary.shard) == (1, {"gap": 2}, "1/2")
    assert 0 <= summary.seconds == round(summary.seconds, 3)


def test_the_row_that_ends_a_source_of_several_threads_is_no_output():
    tally = Tally()
    tally.note(Outcome(source="a.zip", results=(written(threads=3),)))
    assert tally.summary(stopped=None, shard=None).counts == {}


def test_a_thread_that_is_only_read_counts_as_a_thread():
    tally = Tally()
    tally.note(Outcome(source="a.txt", facts=FACTS))
    assert tally.summary(stopped="--max-failures 1", shard=None).threads == 1
