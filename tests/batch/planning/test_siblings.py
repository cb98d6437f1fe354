"""Outputs of earlier calls are no threads of the next one, and only files that may be such are opened."""

import zipfile
from pathlib import Path
from zipfile import ZipFile

import pytest

from convert import api, files
from convert.batch.jobs import Job
from convert.inputs import Input
from tests.batch.planning.planned import both, planned
from tests.plugins import LINES

LINES_CONTENT = b"%lines\nOne.\nTwo.\n"


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch, distribution):
    """A current folder with a folder `in`, and a reader of several threads."""
    distribution("convert-lines", "convert_lines", LINES, readers=("lines",))
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def json(tmp_path):
    """The content of a thread in JSON."""
    (tmp_path / "x.txt").write_text("1/ One.")
    return api.encoded(api.render(api.read(tmp_path / "x.txt"), "json"))


def write(contents):
    for name, content in contents.items():
        path = Path("in", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def decided(*threads, **given):
    """What becomes of each source: "" for a job, else the reason why it is none."""
    plan = planned(*threads, **given)
    return {
        item.source.name if isinstance(item, Job) else item.source: (
            "" if isinstance(item, Job) else item.message
        )
        for item in plan.jobs()
    }


def test_json_that_is_named_after_a_thread_beside_it_is_left_out(json):
    write({"a.txt": b"One.", "a.json": json, "sub/a.json": json})
    assert decided("in") == {
        "in/a.txt": "",
        "in/a.json": "output of an earlier call",
        "in/sub/a.json": "",
    }


@pytest.mark.parametrize("stem", ["x" * 251, "ж" * 125 + "x"])
def test_json_with_a_name_that_had_to_be_cut_is_left_out_beside_its_thread(stem, json):
    output = files.output_name(stem, ".json")
    assert not output.startswith(stem)
    write({f"{stem}.txt": b"One.", output: json})
    assert decided("in") == {f"in/{stem}.txt": "", f"in/{output}": "output of an earlier call"}


def test_json_in_the_folder_of_what_may_hold_several_threads_is_left_out(json):
    write(dict.fromkeys(["a/one.json", "b/one.json", "b/sub/two.json", "c/one.json"], json))
    write({"a.txt": b"One.", "b.lines": LINES_CONTENT, "b/notes.txt": b"One."})
    assert decided("in") == {
        "in/a.txt": "",
        "in/a/one.json": "",
        "in/b.lines": "",
        "in/b/notes.txt": "",
        "in/b/one.json": "output of an earlier call",
        "in/b/sub/two.json": "output of an earlier call",
        "in/c/one.json": "",
    }


def test_what_was_written_for_the_members_of_an_archive_is_left_out(json):
    with ZipFile("in/x.tar.zip", "w") as archive:
        archive.writestr("a.txt", "One.")
    write({"x.tar/a.json": json})
    assert decided("in") == {"in/x.tar.zip/a.txt": "", "in/x.tar/a.json": "output of an earlier call"}


def test_json_in_the_folder_of_the_outputs_is_left_out(json):
    write({"a.txt": b"One.", "out/x/b.json": json, "outer/c.json": json})
    assert decided("in", output="in/out") == {
        "in/a.txt": "",
        "in/out/x/b.json": "output of an earlier call",
        "in/outer/c.json": "",
    }
    assert decided("in", output="in")["in/out/x/b.json"] == ""


def test_a_folder_of_outputs_that_is_named_itself_has_threads(json):
    write({"a.txt": b"One.", "out/b.json": json})
    assert decided("in", "in/out", output="in/out") == {"in/a.txt": "", "in/out/b.json": ""}


def test_a_file_that_no_reader_recognises_does_not_stop_a_thread_of_its_name():
    write({"a.txt": b"One.", "a.json": b"{}"})
    assert decided("in") == {"in/a.json": "recognised by no reader", "in/a.txt": ""}


def test_a_suffix_in_another_case_is_none_that_an_output_has(json):
    write({"a.txt": b"One.", "a.JSON": json, "out/b.JSON": json})
    assert decided("in", output="in/out") == {
        "in/a.JSON": both("in/out/a.json", "in/a.JSON", "in/a.txt"),
        "in/a.txt": both("in/out/a.json", "in/a.JSON", "in/a.txt"),
        "in/out/b.JSON": "output of an earlier call",
    }


def test_an_output_that_is_named_itself_is_a_thread(json):
    write({"a.txt": b"One.", "a.json": json})
    message = both("in/a.md", "in/a.txt", "in/a.json")
    assert decided("in", "in/a.json", to=["markdown"]) == {"in/a.txt": message, "in/a.json": message}


def test_the_format_that_the_user_names_is_not_recognised(json):
    write({"a.txt": b"One.", "a.json": b"{}", "a.lines": b"unrecognised"})
    assert decided("in", from_="json") == {"in/a.json": ""}
    assert decided("in", from_="text") == {"in/a.txt": ""}


def test_files_in_an_archive_are_compared_as_in_a_folder(json):
    with zipfile.ZipFile("x.zip", "w") as archive:
        archive.writestr("d/a.txt", "One.")
        archive.writestr("d/a.json", json)
        archive.writestr("a.json", json)
    assert decided("x.zip") == {
        "x.zip/d/a.txt": "",
        "x.zip/d/a.json": "output of an earlier call",
        "x.zip/a.json": "",
    }


@pytest.mark.parametrize("output", [None, "in", "in/out"])
def test_outputs_that_come_while_the_jobs_are_done_are_no_threads(json, output):
    write({"a.txt": b"One.", "out/b.txt": b"Two.", "sub/c.txt": b"Three."})
    found = []
    for job in planned("in", "in/sub", "in/out", output=output).jobs():
        found.append(job.source.name)
        ((_, path),) = job.outputs
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(json)
        path.with_suffix(".zip").write_bytes(b"an archive")
    assert found[:3] == ["in/a.txt", "in/out/b.txt", "in/sub/c.txt"]
    assert all(name.endswith(".txt") for name in found)


def test_only_what_may_be_an_output_is_opened_and_only_once(json, monkeypatch):
    write(dict.fromkeys(["a.json", "b.json", "c.lines", "c/one.json"], json))
    write({"a.txt": b"One."})
    opened = []
    open_ = Input.open

    def recording(source):
        opened.append(source.name)
        return open_(source)

    monkeypatch.setattr(Input, "open", recording)
    list(planned("in").jobs())
    assert sorted(opened) == ["a.json", "one.json"]
