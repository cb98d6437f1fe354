"""How many jobs a process gets at a time."""

import pytest

from convert.batch.engines.chunks import MOST, MOST_BYTES, TARGET, Pace
from convert.batch.engines.feed import Feed
from convert.batch.jobs import Job, Outcome, Source


def pace_of(seconds, chunks=30):
    """Return a pace that has learnt from jobs of equal length."""
    pace = Pace()
    for _ in range(chunks):
        pace.note(pace.size, pace.size * seconds)
    return pace


def jobs(count, data=b""):
    for number in range(count):
        yield Job(source=Source(name=f"{number}", path=None, data=data), outputs=())


def names(chunk):
    return [attempt.job.source.name for attempt in chunk]


@pytest.mark.parametrize(
    ("seconds", "size"), [(0, MOST), (TARGET / 1000, MOST), (TARGET / 10.5, 10), (TARGET, 1), (60, 1)]
)
def test_a_chunk_takes_about_as_long_as_it_should(seconds, size):
    assert pace_of(seconds).size == size


def test_the_size_begins_with_one_and_doubles_at_most():
    assert [pace_of(0, chunks=number).size for number in range(4)] == [1, 2, 4, 8]


def test_a_chunk_of_long_jobs_makes_the_next_ones_small():
    pace = pace_of(TARGET / 100)
    pace.note(1, 10 * TARGET)
    assert pace.size == 1
    for _ in range(20):
        pace.note(pace.size, pace.size * TARGET / 100)
    assert pace.size > 50


def test_jobs_are_handed_out_in_their_order_each_once():
    feed = Feed(jobs(5), lambda: False)
    feed.pace.size = 2
    assert [names(feed.chunk()) for _ in range(4)] == [["0", "1"], ["2", "3"], ["4"], []]


def test_jobs_that_were_taken_back_come_first():
    feed = Feed(jobs(4), lambda: False)
    feed.pace.size = 2
    first, second = feed.chunk(), feed.chunk()
    feed.take_back(second)
    feed.take_back(first)
    assert (first, second) == ([], [])
    assert [names(feed.chunk()) for _ in range(3)] == [["0", "1"], ["2", "3"], []]


def test_the_content_of_a_chunk_is_limited_unless_it_is_one_job():
    feed = Feed(jobs(4, bytes(MOST_BYTES // 2)), lambda: False)
    feed.pace.size = 4
    assert len(feed.chunk()) == 2
    feed = Feed(jobs(2, bytes(2 * MOST_BYTES)), lambda: False)
    feed.pace.size = 4
    assert [len(feed.chunk()) for _ in range(3)] == [1, 1, 0]


def test_outcomes_among_the_jobs_are_no_part_of_a_chunk():
    known = [Outcome(source=f"known {number}") for number in range(300)]
    feed = Feed(iter([*jobs(1), *known[:2], *jobs(2), *known[2:], *jobs(3)]), lambda: False)
    feed.pace.size = 4
    assert names(feed.chunk()) == ["0", "0", "1"]
    found = feed.known()
    while not feed.is_empty:
        names_of_chunk = names(feed.chunk())
        more = feed.known()
        assert len(more) <= 128
        found += more
    assert found == known
    assert names_of_chunk == ["0", "1", "2"]


def test_nothing_is_handed_out_after_the_stop():
    stopped = False
    feed = Feed(jobs(4), lambda: stopped)
    assert names(feed.chunk()) == ["0"]
    stopped = True
    assert feed.chunk() == []
