"""Which threads become which outputs."""

from pathlib import Path

import pytest

from convert.batch.jobs import Job, Source
from convert.batch.planning import Request, plan_jobs
from convert.batch.planning.selection import selection
from convert.batch.results import Result
from convert.errors import InputError, UsageError
from tests.batch.planning.planned import jobs_of, outputs, planned, results_of


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    """A current folder with two threads, one of them in a folder of its own."""
    for name in ("a.txt", "in/a.txt", "in/sub/a.txt", "in/sub/picture.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1/ One.\n\n2/ Two.\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_an_output_is_next_to_its_source():
    plan = planned("a.txt", to=["json", "markdown"])
    assert list(plan.jobs()) == [
        Job(
            Source(name="a.txt", path=Path("a.txt")),
            (("json", Path("a.json")), ("markdown", Path("a.md"))),
        )
    ]
    assert (plan.formats, plan.errors, plan.folder) == (("json", "markdown"), (), None)
    assert (plan.total, plan.batch, plan.state_folder) == (1, False, None)
    assert plan.census.is_thread(Path("a.txt"))
    assert not plan.census.is_thread(Path("in/a.txt"))


def test_the_output_folder_keeps_the_subfolders_of_the_folder_of_threads():
    assert outputs("in", output="out") == ["out/a.json", "out/sub/a.json"]


def test_threads_in_a_folder_are_read_only_if_a_reader_recognises_them():
    assert [job.source.of_folder for job in jobs_of("a.txt", "in")] == [False, True, True]
    assert [job.source.of_folder for job in jobs_of("in", "in/a.txt")] == [False, True]


def test_a_trailing_slash_makes_the_output_a_folder():
    assert outputs("a.txt", output="out/") == ["out/a.json"]


@pytest.mark.parametrize(
    ("output", "format_"),
    [
        ("x.md", "markdown"),
        ("new/x.pdf", "pdf"),
        ("x.epub", "epub"),
        ("x.gfm.md", "gfm"),
        ("x.v2.md", "markdown"),
        ("x.beamer.tex", "beamer"),
        ("X.PDF", "pdf"),
    ],
)
def test_the_longest_known_suffix_of_the_output_decides_the_format(output, format_):
    plan = planned("a.txt", output=output, to=[])
    assert plan.folder == Path(output).parent
    source = Source(name="a.txt", path=Path("a.txt"))
    assert list(plan.jobs()) == [Job(source, ((format_, Path(output)),), single=True)]


def test_a_format_or_thread_that_is_named_twice_is_written_once(place):
    assert outputs("a.txt", "a.txt", "./a.txt", str(place / "a.txt"), to=["json", "json"]) == ["a.json"]
    assert outputs("in", "in/sub", "in/a.txt") == ["in/a.json", "in/sub/a.json"]
    assert planned("in", "in/sub", "in/a.txt").total == 2
    assert [job.source.name for job in jobs_of("in", "in", to=[], only_read=True)] == [
        "in/a.txt",
        "in/sub/a.txt",
    ]


def test_standard_input_goes_to_standard_output_or_into_the_folder():
    def read():
        return b"1/ One."

    source = Source(name="stdin", path=None, data=b"1/ One.")
    for output in (None, "-"):
        assert jobs_of("-", output=output, standard=read) == [
            Job(source, (("json", None),), single=True)
        ]
    assert outputs("-", output="out/", standard=read) == ["out/stdin.json"]


def test_standard_input_that_can_not_be_read_is_a_failure():
    def fail():
        raise InputError("closed", file="standard input")

    assert results_of("-", "a.txt", output="out/", standard=fail) == [
        Result(source="stdin", status="failed", error="InputError", message="standard input: closed")
    ]


def test_standard_output_takes_a_file_too():
    source = Source(name="a.txt", path=Path("a.txt"))
    assert jobs_of("a.txt", output="-") == [Job(source, (("json", None),), single=True)]


def test_threads_are_only_read_without_an_output():
    assert jobs_of("a.txt", to=[], only_read=True) == [
        Job(Source(name="a.txt", path=Path("a.txt")), ())
    ]


def test_a_folder_without_threads_is_a_failure_beside_the_other_jobs(place):
    (place / "empty").mkdir()
    failure, job = planned("empty", "a.txt").jobs()
    assert failure == Result(
        source="empty",
        status="failed",
        error="InputError",
        message=f"empty: there are no threads {selection(None, ()).in_words()} in this folder",
    )
    assert isinstance(job, Job)


@pytest.mark.parametrize(
    ("threads", "output", "to", "message"),
    [
        ([], None, ["json"], "no thread given"),
        (["a.txt", ""], None, ["json"], "the name of a thread is empty"),
        (["a.txt"], "", ["json"], "-o: the name is empty"),
        (["a.txt"], None, [], "no format given"),
        (["a.txt"], "-", [], "no format given"),
        (["a.txt"], "x.zzz", [], r"x\.zzz: unknown suffix"),
        (["a.txt"], "x", [], "x: unknown suffix"),
        (["a.txt"], None, ["zzz"], "zzz: no such format"),
        (["in"], "x.json", [], r"x\.json is one file, but there are several outputs"),
        (["a.txt", "in/a.txt"], "x.json", [], r"x\.json is one file, but there are several outputs"),
        (["a.txt"], "x.pdf", ["json", "pdf"], r"name a folder: -o x\.pdf/"),
        (["in"], "-", ["json"], "standard output takes only one thread in one format"),
        (["-"], None, ["json", "pdf"], "standard output takes only one thread in one format"),
    ],
)
def test_a_call_that_makes_no_sense_is_an_error(threads, output, to, message):
    with pytest.raises(UsageError, match=message):
        planned(*threads, output=output, to=to)


def test_two_formats_with_one_suffix_are_an_error(distribution):
    code = """
from dataclasses import dataclass
import convert

@dataclass(frozen=True)
class Options:
    pass

@convert.hookimpl
def convert_writers():
    yield convert.Writer("mine", ".md", "text/plain", Options, lambda document, options: "")
"""
    distribution("convert-mine", "convert_mine", code, formats=("mine",))
    with pytest.raises(UsageError, match=r"markdown and mine would both be written to files that end"):
        planned("a.txt", to=["markdown", "mine"])


def test_a_part_of_a_folder_that_can_not_be_read_is_a_failure_beside_the_other_jobs(place):
    (place / "in/b.txt").symlink_to("nowhere.txt")
    assert [job.source.name for job in jobs_of("in")] == ["in/a.txt", "in/sub/a.txt"]
    assert [result.message for result in results_of("in")] == ["in/b.txt: broken link to nowhere.txt"]


def test_a_folder_of_which_nothing_can_be_read_is_one_failure(place):
    (place / "links").mkdir()
    (place / "links/b.txt").symlink_to("nowhere.txt")
    assert len(list(planned("links").jobs())) == 1


def link(place):
    (place / "a.md").symlink_to("b.txt")


def hard_link(place):
    (place / "a.md").hardlink_to(place / "b.txt")


@pytest.mark.parametrize("make", [link, hard_link])
def test_a_thread_is_known_under_all_of_its_names(place, make):
    (place / "b.txt").write_text("1/ My own words.")
    make(place)
    census = planned("a.txt", "b.txt", to=["markdown"]).census
    assert census.is_thread(Path("a.md"))


def test_a_device_is_no_thread_that_could_be_replaced():
    plan = planned("/dev/null", output="/dev/null")
    assert len(list(plan.jobs())) == 1
    assert not plan.census.is_thread(Path("/dev/null"))


@pytest.mark.parametrize(
    ("output", "folder"), [(None, None), ("-", None), ("out/", "out"), ("new/x.json", "new")]
)
def test_the_plan_names_the_folder_of_all_outputs(output, folder):
    assert planned("a.txt", output=output).folder == (folder and Path(folder))


@pytest.mark.parametrize(
    ("threads", "output", "state"),
    [
        (["in"], "out", "out"),
        (["in"], None, "in"),
        (["in", "a.txt"], None, None),
        (["a.txt", "in/a.txt"], "out", "out"),
        (["a.txt"], "out/", None),
        (["a.txt"], None, None),
    ],
)
def test_the_state_of_a_batch_belongs_to_its_only_folder(threads, output, state):
    assert planned(*threads, output=output).state_folder == (state and Path(state))


def test_a_broken_plugin_is_skipped_when_the_suffix_decides(distribution):
    distribution("convert-bad", "convert_bad", "x = (", formats=("mbad", "jsn"))
    assert outputs("a.txt", output="x.md", to=[]) == ["x.md"]


def test_a_format_whose_plugin_is_broken_is_an_error_beside_the_others(distribution):
    distribution("convert-bad", "convert_bad", "x = (", formats=("mbad",))
    plan = plan_jobs(Request(threads=["a.txt"], to=["mbad", "json"]))
    assert (plan.formats, len(plan.errors), plan.total) == (("mbad", "json"), 1, 1)
    alone = plan_jobs(Request(threads=["a.txt"], to=["mbad"]))
    assert (list(alone.jobs()), len(alone.errors), alone.total) == ([], 1, 0)


def test_what_appears_while_the_batch_runs_is_left_for_the_next_one(place):
    (place / "late").mkdir()
    plan = planned("late", to=["json"], output="late/out")
    (place / "late/out").mkdir()
    (place / "late/out/new.txt").write_text("One.")
    assert (plan.total, list(plan.jobs())[1:]) == (0, [])
