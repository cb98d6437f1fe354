"""Which threads become which outputs."""

from pathlib import Path

import pytest

from convert.batch import Job, Plan, plan_jobs
from convert.errors import InputError, UsageError


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    """A current folder with two threads, one of them in a folder of its own."""
    for name in ("a.txt", "in/a.txt", "in/sub/a.txt", "in/sub/picture.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1/ One.\n\n2/ Two.\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def outputs(threads, output, to):
    """The outputs of a call that has no errors, in order."""
    plan = plan_jobs(threads, output, to)
    assert plan.errors == []
    return [str(path) for job in plan.jobs for _, path in job.outputs]


def test_an_output_is_next_to_its_source():
    job = Job(Path("a.txt"), (("json", Path("a.json")), ("markdown", Path("a.md"))))
    status = Path("a.txt").stat()
    assert plan_jobs(["a.txt"], None, ["json", "markdown"]) == Plan(
        jobs=[job],
        errors=[],
        formats=("json", "markdown"),
        folder=None,
        threads=frozenset({(status.st_dev, status.st_ino)}),
        targets={"a.json": Path("a.txt"), "a.md": Path("a.txt")},
        left_out=[],
    )


def test_the_output_folder_keeps_the_subfolders_of_the_folder_of_threads():
    assert outputs(["in"], "out", ["json"]) == ["out/a.json", "out/sub/a.json"]


def test_a_trailing_slash_makes_the_output_a_folder():
    assert outputs(["a.txt"], "out/", ["json"]) == ["out/a.json"]


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
    plan = plan_jobs(["a.txt"], output, [])
    assert plan.folder == Path(output).parent
    assert plan.jobs == [Job(Path("a.txt"), ((format_, Path(output)),), single=True)]


def test_a_format_or_thread_that_is_named_twice_is_written_once():
    assert outputs(["a.txt", "a.txt"], None, ["json", "json"]) == ["a.json"]


def test_standard_input_goes_to_standard_output_or_into_the_folder():
    assert plan_jobs(["-"], None, ["json"])[0] == [Job(None, (("json", None),), single=True)]
    assert plan_jobs(["-"], "-", ["json"])[0] == [Job(None, (("json", None),), single=True)]
    assert outputs(["-"], "out/", ["json"]) == ["out/stdin.json"]


def test_standard_output_takes_a_file_too():
    assert plan_jobs(["a.txt"], "-", ["json"])[0] == [
        Job(Path("a.txt"), (("json", None),), single=True)
    ]


def test_threads_are_only_read_without_an_output():
    assert plan_jobs(["a.txt"], None, [], only_read=True)[0] == [Job(Path("a.txt"), ())]


def test_a_folder_without_threads_is_an_error_beside_the_other_jobs(place):
    (place / "empty").mkdir()
    jobs, errors, *_ = plan_jobs(["empty", "a.txt"], None, ["json"])
    assert [job.source for job in jobs] == [Path("a.txt")]
    assert [type(error) for error in errors] == [InputError]
    assert str(errors[0]) == "empty: there are no threads (.json, .text or .txt) in this folder"


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
        (["a.txt"], "x.pdf", ["json", "pdf"], r"name a folder: -o x\.pdf/"),
        (["in"], "-", ["json"], "standard output takes only one thread in one format"),
        (["-"], None, ["json", "pdf"], "standard output takes only one thread in one format"),
        (["a.txt", "in"], "out", ["json"], r"a\.txt and in/a\.txt would both be written to this file"),
    ],
)
def test_a_call_that_makes_no_sense_is_an_error(threads, output, to, message):
    with pytest.raises(UsageError, match=message):
        plan_jobs(threads, output, to)


def test_a_part_of_a_folder_that_can_not_be_read_is_an_error_beside_the_other_jobs(place):
    (place / "in/b.txt").symlink_to("nowhere.txt")
    jobs, errors, *_ = plan_jobs(["in"], None, ["json"])
    assert [job.source for job in jobs] == [Path("in/a.txt"), Path("in/sub/a.txt")]
    assert list(map(str, errors)) == ["in/b.txt: broken link to nowhere.txt"]


def test_a_folder_of_which_nothing_can_be_read_is_one_error(place):
    (place / "links").mkdir()
    (place / "links/b.txt").symlink_to("nowhere.txt")
    assert len(plan_jobs(["links"], None, ["json"]).errors) == 1


def link(place):
    (place / "a.md").symlink_to("b.txt")


def hard_link(place):
    (place / "a.md").hardlink_to(place / "b.txt")


@pytest.mark.parametrize("make", [link, hard_link])
def test_an_output_that_is_another_thread_is_left_out(place, make):
    (place / "b.txt").write_text("1/ My own words.")
    make(place)
    plan = plan_jobs(["a.txt", "b.txt"], None, ["markdown", "json"])
    assert plan.jobs == [
        Job(Path("a.txt"), (("json", Path("a.json")),)),
        Job(Path("b.txt"), (("markdown", Path("b.md")), ("json", Path("b.json")))),
    ]
    message = (
        "a.md: not written: the output of a.txt is itself one of the threads; name a folder with -o"
    )
    assert list(map(str, plan.errors)) == [message]


def test_an_output_that_is_a_thread_in_the_output_folder_is_left_out(place):
    (place / "in/a.txt").unlink()
    (place / "out/sub").mkdir(parents=True)
    (place / "out/sub/a.md").write_text("1/ My own words.")
    plan = plan_jobs(["in", "out/sub/a.md"], "out", ["markdown"])
    assert [str(path) for job in plan.jobs for _, path in job.outputs] == ["out/a.md"]
    assert [error.file for error in plan.errors] == ["out/sub/a.md"]


def test_a_thread_that_is_its_own_output_is_left_out(place):
    (place / "c.md").write_text("1/ My own words.")
    plan = plan_jobs(["c.md"], None, ["markdown"])
    assert plan.jobs == []
    assert list(map(str, plan.errors)) == [
        "c.md: this is the thread itself; name another output with -o"
    ]


def test_a_device_may_be_both_thread_and_output():
    plan = plan_jobs(["/dev/null"], "/dev/null", ["json"])
    assert (len(plan.jobs), plan.errors) == (1, [])


@pytest.mark.parametrize(
    ("output", "folder"), [(None, None), ("-", None), ("out/", "out"), ("new/x.json", "new")]
)
def test_the_plan_names_the_folder_of_all_outputs(output, folder):
    assert plan_jobs(["a.txt"], output, ["json"]).folder == (folder and Path(folder))


def test_a_broken_plugin_is_skipped_when_the_suffix_decides(distribution):
    distribution("convert-bad", "convert_bad", "x = (", formats=("mbad", "jsn"))
    assert outputs(["a.txt"], "x.md", []) == ["x.md"]
