"""An archive that no reader reads as a whole is like a folder of threads."""

import io
import os
import tarfile
import zipfile

import pytest

from convert.batch.jobs import Job
from convert.batch.planning.selection import selection
from convert.errors import UsageError
from convert.files import Limit
from tests.batch.planning.planned import jobs_of, outputs, planned, results_of

TEXT = b"1/ One."


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    """A current folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def zipped(name, *members):
    with zipfile.ZipFile(name, "w") as archive:
        for member in members:
            archive.writestr(member, TEXT)


def tarred(name, *members, mode="w:gz"):
    with tarfile.open(name, mode) as archive:
        for member in members:
            info = tarfile.TarInfo(member)
            info.size = len(TEXT)
            archive.addfile(info, io.BytesIO(TEXT))


@pytest.mark.parametrize(("output", "folder"), [(None, "in/x.v2/"), ("out", "out/x.v2/")])
def test_outputs_are_in_a_folder_that_is_named_after_the_archive(place, output, folder):
    (place / "in").mkdir()
    zipped("in/x.v2.zip", "a.txt", "d/b.txt")
    tarred("in/x.v2.tar.gz", "c.txt")
    assert outputs("in/x.v2.zip", "in/x.v2.tar.gz", output=output) == [
        f"{folder}{name}.json" for name in ("a", "d/b", "c")
    ]


@pytest.mark.parametrize("name", [".zip", "..zip", "...zip"])
def test_no_name_of_an_archive_leads_out_of_the_folder_of_outputs(name):
    zipped(name, "a.txt")
    assert outputs(name, output="out") == [f"out/{name}/a.json"]


def test_an_archive_in_a_folder_is_opened_too(place):
    (place / "in/sub").mkdir(parents=True)
    zipped("in/sub/x.ZIP", "d/a.txt", "picture.png", ".hidden.txt", "__MACOSX/d/._a.txt")
    (place / "in/sub/y.txt").touch()
    assert outputs("in", output="out") == ["out/sub/x/d/a.json", "out/sub/y.json"]


def test_members_of_a_zip_are_read_by_whom_converts_them_and_those_of_a_tar_at_once():
    zipped("x.zip", "d/a.txt")
    tarred("y.tar", "d/b.txt", mode="w:")
    (one,) = jobs_of("x.zip")
    assert (one.source.name, str(one.source.path)) == ("x.zip/d/a.txt", "x.zip")
    assert (one.source.member, one.source.data) == ("d/a.txt", None)
    (other,) = jobs_of("y.tar")
    assert (other.source.name, str(other.source.path)) == ("y.tar/d/b.txt", "y.tar")
    assert (other.source.member, other.source.data) == ("d/b.txt", TEXT)
    assert one.source.of_folder
    assert other.source.of_folder


def test_a_call_with_an_archive_is_a_batch_and_the_archive_a_thread(place):
    zipped("x.zip", "a.txt", "b.txt")
    plan = planned("x.zip", output="out")
    assert (plan.batch, plan.total, str(plan.state_folder)) == (True, 2, "out")
    assert planned("x.zip").state_folder is None
    assert plan.census.is_thread(place / "x.zip")
    with pytest.raises(UsageError, match="is one file, but there are several outputs"):
        planned("x.zip", output="x.json")


def test_an_archive_that_a_reader_recognises_is_read_as_a_whole(place, distribution):
    code = """
from dataclasses import dataclass
import convert

@dataclass(frozen=True)
class Options:
    pass

@convert.hookimpl
def convert_readers():
    yield convert.Reader(
        "album", (".zip",), lambda head, name: b"tweets.js" in head, Options, lambda source, options: []
    )
"""
    distribution("convert-album", "convert_album", code, readers=("album",))
    (place / "in").mkdir()
    zipped("in/x.zip", "tweets.js", "a.txt")
    zipped("in/y.zip", "a.txt")
    names = ["in/x.zip", "in/y.zip/a.txt"]
    assert [job.source.name for job in jobs_of("in")] == names
    assert [job.source.name for job in jobs_of("in/x.zip", "in/y.zip")] == names
    assert [job.source.name for job in jobs_of("in", from_="album")] == ["in/x.zip", "in/y.zip"]
    assert [job.source.name for job in jobs_of("in", from_="text")] == [
        "in/x.zip/a.txt", "in/y.zip/a.txt"
    ]  # fmt: skip


def test_members_are_chosen_by_patterns():
    zipped("x.zip", "a.txt", "b.md", "d/c.md")
    assert outputs("x.zip", include=["*.md"]) == ["x/b.json", "x/d/c.json"]


def test_a_member_and_a_file_may_have_one_output(place):
    zipped("x.zip", "a.txt", "b.txt")
    (place / "x").mkdir()
    (place / "x/a.txt").touch()
    assert [each.source for each in results_of("x.zip", "x")] == ["x.zip/a.txt", "x/a.txt"]
    assert outputs("x.zip", "x.zip") == ["x/a.json", "x/b.json"]


def test_what_can_not_be_read_in_an_archive_is_a_failure_beside_the_others(place):
    tarred("x.tar", "../a.txt", "b.txt", "c\n.txt", mode="w:")
    found = list(planned("x.tar").jobs())
    assert [each.message for each in found if not isinstance(each, Job)] == [
        "x.tar/../a.txt: not read: its name leads out of a folder",
        "x.tar/c\n.txt: not read: its name contains a control character",
    ]
    assert [each.source.name for each in found if isinstance(each, Job)] == ["x.tar/b.txt"]


def test_an_archive_that_is_cut_short_is_a_failure_after_what_precedes(place):
    tarred("x.tar", "a.txt", "b.txt", mode="w:")
    data = (place / "x.tar").read_bytes()
    (place / "x.tar").write_bytes(data[:1500])
    plan = planned("x.tar")
    job, failure = plan.jobs()
    assert (job.source.name, failure.source, failure.error) == ("x.tar/a.txt", "x.tar", "InputError")
    assert plan.total == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "x.zip: not an archive that can be read"),
        (b"PK\x03\x04abc", "x.zip: it is damaged, cut short"),
    ],
)
def test_an_archive_that_can_not_be_opened_is_a_failure(place, content, message):
    (place / "x.zip").write_bytes(content)
    (failure,) = planned("x.zip").jobs()
    assert failure.message.startswith(message)


def test_an_archive_that_is_missing_or_a_pipe_is_reported_where_it_is_read(place):
    os.mkfifo(place / "pipe.zip")
    names = [job.source.name for job in jobs_of("pipe.zip", "missing.zip", "a\0.zip")]
    assert names == ["pipe.zip", "missing.zip", "a\0.zip"]


def test_an_archive_without_threads_is_a_failure_only_if_it_is_named(place):
    zipped("x.zip", "picture.png")
    assert [(each.source, each.status, each.message) for each in results_of(str(place))] == [
        (f"{place}/x.zip", "skipped", "archive without threads")
    ]
    assert [each.message for each in results_of("x.zip")] == [
        f"x.zip: there are no threads {selection(None, ()).in_words()} in this archive"
    ]


def test_a_member_of_a_tar_that_is_too_large_is_a_failure():
    tarred("x.tgz", "a.txt")
    limit = Limit(size=3, rule="--max-size allows (3)")
    assert [each.message for each in results_of("x.tgz", limit=limit)] == [
        "x.tgz/a.txt: 7 bytes is more than --max-size allows (3)"
    ]
