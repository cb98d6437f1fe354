"""A shard is a part of the outputs, which is the same on every machine."""

from itertools import chain

import pytest

from convert.options import Shard
from tests.batch.planning.planned import jobs_of, planned, results_of


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    """A current folder with 40 threads."""
    for i in range(40):
        path = tmp_path / "in" / f"s{i % 3}" / f"{i}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("1/ One.")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shards(*threads, of=4, **given):
    """The outputs in each of the shards."""
    return [
        [
            str(job.outputs[0][1])
            for job in jobs_of(*threads, shard=Shard(number=number, of=of), **given)
        ]
        for number in range(1, of + 1)
    ]


def test_each_output_is_in_one_shard_and_no_shard_is_empty():
    found = shards("in", output="out")
    everything = [str(job.outputs[0][1]) for job in jobs_of("in", output="out")]
    assert sorted(chain(*found)) == sorted(everything)
    assert all(found)
    assert [planned("in", shard=Shard(number=n, of=4)).total for n in (1, 2, 3, 4)] == [
        len(each) for each in found
    ]


def test_the_shard_of_an_output_depends_on_its_path_in_the_output_folder_only(place, monkeypatch):
    before = shards("in", output="out")
    monkeypatch.chdir("/")
    elsewhere = shards(str(place / "in"), output=str(place / "out"))
    assert [[path.removeprefix(f"{place}/") for path in each] for each in elsewhere] == before
    monkeypatch.chdir(place)
    beside = shards("in")
    assert [[path.replace("in/", "out/", 1) for path in each] for each in beside] == before


def test_two_sources_of_one_output_are_in_one_shard(place):
    (place / "in/s0/0.text").touch()
    found = [
        [each.source for each in results_of("in", shard=Shard(number=number, of=4))]
        for number in (1, 2, 3, 4)
    ]
    assert sorted(found) == [[], [], [], ["in/s0/0.text", "in/s0/0.txt"]]


def test_a_thread_that_is_named_twice_is_in_one_shard():
    assert sum(map(len, shards("in", "in/s0", "in/s1/1.txt"))) == 40


def test_each_shard_reports_what_can_not_be_read_but_only_one_what_is_left_out(place):
    (place / "in/b.txt").symlink_to("nowhere.txt")
    (place / "in/s0/0.json").write_text("{}")
    found = [
        [each.source for each in results_of("in", shard=Shard(number=number, of=4))]
        for number in (1, 2, 3, 4)
    ]
    assert sorted(found, key=len) == [["in/b.txt"]] * 3 + [["in/b.txt", "in/s0/0.json"]]
