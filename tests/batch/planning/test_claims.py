"""Two sources of one output are both reported, and neither is converted; all others are."""

from pathlib import Path

import pytest

from convert import files
from convert.batch.jobs import Job
from tests.batch.planning.planned import both, jobs_of, outputs, planned, results_of


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    """A current folder with threads in two folders."""
    for name in ("x/a.txt", "x/b.txt", "x/sub/c.txt", "y/a.txt", "y/c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1/ One.")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_sources_in_two_folders_with_one_output_are_failures_beside_the_others():
    plan = planned("x", "y", output="out", to=["json", "markdown"])
    jobs = [item for item in plan.jobs() if isinstance(item, Job)]
    assert [job.source.name for job in jobs] == ["x/b.txt", "x/sub/c.txt", "y/c.txt"]
    assert plan.total == 5
    found = results_of("x", "y", output="out", to=["json", "markdown"])
    assert [(each.source, each.status, each.error, each.format) for each in found] == [
        ("x/a.txt", "failed", "OutputError", None),
        ("y/a.txt", "failed", "OutputError", None),
    ]
    assert {each.message for each in found} == {both("out/a.json", "x/a.txt", "y/a.txt")}


def test_sources_in_one_folder_with_one_output_are_failures(place):
    (place / "x/a.text").touch()
    messages = [each.message for each in results_of("x")]
    assert messages == [both("x/a.json", "x/a.text", "x/a.txt")] * 2


def test_each_of_many_sources_with_one_output_is_named_with_another(place):
    for name in ("z/a.txt", "w/a.txt"):
        (place / name).parent.mkdir()
        (place / name).touch()
    names = ["x/a.txt", "y/a.txt", "z/a.txt", "w/a.txt"]
    assert [(each.source, each.message) for each in results_of(*names, output="out")] == [
        ("x/a.txt", both("out/a.json", "x/a.txt", "y/a.txt")),
        ("y/a.txt", both("out/a.json", "x/a.txt", "y/a.txt")),
        ("z/a.txt", both("out/a.json", "x/a.txt", "z/a.txt")),
        ("w/a.txt", both("out/a.json", "x/a.txt", "w/a.txt")),
    ]


def test_outputs_in_one_folder_under_two_names_are_the_same(place):
    (place / "link").symlink_to("x")
    assert outputs("x", "link") == ["x/a.json", "x/b.json", "x/sub/c.json"]
    (place / "link/a.text").touch()
    assert [each.source for each in results_of("link/a.text", "x/a.txt")] == ["link/a.text", "x/a.txt"]


def test_outputs_of_two_formats_may_be_one_file(place):
    (place / "a.txt").touch()
    (place / "a.gfm.txt").touch()
    assert [each.source for each in results_of("a.txt", "a.gfm.txt", to=["gfm", "markdown"])] == [
        "a.txt",
        "a.gfm.txt",
    ]
    assert results_of("a.txt", "a.gfm.txt", to=["gfm", "json"]) == []


def test_names_that_differ_in_case_are_one_where_case_is_ignored(place, monkeypatch):
    (place / "y/A.text").touch()
    (place / "y/\u00e9.text").touch()
    (place / "y/e\u0301.txt").touch()
    assert results_of("y") == []
    monkeypatch.setattr(files, "ignores_case", lambda _: True)
    assert sorted(each.source for each in results_of("y")) == [
        "y/A.text",
        "y/a.txt",
        "y/e\u0301.txt",
        "y/\u00e9.text",
    ]


def test_nothing_collides_where_nothing_is_written(place):
    (place / "x/a.text").touch()
    names = [job.source.name for job in jobs_of("x", to=[], only_read=True)]
    assert names == ["x/a.text", "x/a.txt", "x/b.txt", "x/sub/c.txt"]


def test_an_output_of_one_of_several_threads_may_be_that_of_another_source(place):
    (place / "x/a").mkdir()
    (place / "x/a/one.txt").touch()
    census = planned("x", output="out", to=["markdown", "gfm"]).census
    assert census.is_output_of_other(Path("out/a/one.md"))
    assert census.is_output_of_other(Path("out/a/one.gfm.md"))
    assert not census.is_output_of_other(Path("out/a/two.md"))
    assert not census.is_output_of_other(Path("elsewhere/a/one.md"))


def test_long_names_are_shortened_and_still_compared(place):
    long = "x" * 251
    (place / f"{long}.txt").touch()
    (json,) = outputs(f"{long}.txt")
    assert len(json) == files.LONGEST_NAME
    (place / "y" / Path(json).with_suffix(".txt")).touch()
    found = results_of(f"{long}.txt", f"y/{Path(json).stem}.txt", output="out")
    assert len(found) == 2
