"""One job: its document, its outputs, and its errors."""

import pytest

import convert
from convert import api, batch, files
from convert.batch import Job, Writing
from convert.errors import InputError, OutputError, PlaceError
from convert.options import Reading
from tests.plugins import ALBUM, PICTURE


def run_job(*arguments, **keywords):
    """Run a job of one document."""
    (outcome,) = batch.run_job(*arguments, **keywords)
    return outcome


@pytest.fixture
def thread(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("1/ One.\n\n2/ Two.\n")
    return path


def test_a_job_writes_its_outputs(thread, tmp_path):
    target = tmp_path / "a.md"
    options = {"markdown": {"numbering": "none", "front-matter": False}}
    outcome = run_job(Job(thread, (("markdown", target),)), Reading(title="T"), options)
    assert (outcome.written, outcome.errors, outcome.standard) == ([target], [], None)
    assert outcome.document is not None
    assert outcome.document.title == "T"
    assert "1/" not in target.read_text()


def test_standard_input_and_output_are_bytes_and_text(thread):
    outcome = run_job(Job(None, (("markdown", None),)), Reading(), {}, read_standard=lambda: b"Words.")
    assert outcome.document is not None
    assert outcome.document.source.name == "stdin"
    assert str(outcome.standard).endswith("Words.\n")


def test_a_thread_that_can_not_be_read_is_an_error_of_the_outcome(tmp_path):
    outcome = run_job(Job(tmp_path / "b.txt", (("json", tmp_path / "b.json"),)), Reading(), {})
    assert outcome.document is None
    assert [type(error) for error in outcome.errors] == [InputError]


def test_an_output_that_fails_does_not_stop_the_next_one(thread, tmp_path):
    (tmp_path / "folder").mkdir()
    outputs = (("json", tmp_path / "folder"), ("markdown", tmp_path / "a.md"))
    outcome = run_job(Job(thread, outputs), Reading(), {})
    assert [type(error) for error in outcome.errors] == [OutputError]
    assert outcome.written == [tmp_path / "a.md"]


@pytest.mark.parametrize(("if_exists", "errors"), [("skip", 0), ("error", 1)])
def test_an_output_that_exists_can_be_kept(thread, tmp_path, if_exists, errors):
    target = tmp_path / "a.json"
    target.write_text("old")
    outcome = run_job(
        Job(thread, (("json", target),)), Reading(), {}, writing=Writing(if_exists=if_exists)
    )
    assert len(outcome.errors) == errors
    assert outcome.written == []
    assert target.read_text() == "old"


@pytest.mark.parametrize(("if_exists", "errors"), [("skip", 0), ("error", 1)])
def test_a_thread_of_which_nothing_is_written_is_not_read(tmp_path, if_exists, errors):
    target = tmp_path / "a.json"
    target.write_text("old")
    job = Job(tmp_path / "missing.txt", (("json", target),))
    outcome = run_job(job, Reading(), {}, writing=Writing(if_exists=if_exists))
    assert outcome.document is None
    assert len(outcome.errors) == errors
    always = Writing(if_exists=if_exists, read_always=True)
    assert "no such file" in str(run_job(job, Reading(), {}, writing=always).errors[-1])


def test_a_name_that_can_not_be_looked_up_is_an_error_of_the_output(thread, tmp_path):
    target = tmp_path / ("x" * 300 + ".json")
    outcome = run_job(Job(thread, (("json", target),)), Reading(), {}, writing=Writing("skip"))
    assert ["name too long" in str(error) for error in outcome.errors] == [True]


def test_standard_input_that_can_not_be_read_is_an_error_of_the_outcome():
    def fail():
        raise InputError("closed", file="standard input")

    outcome = run_job(Job(None, (("json", None),)), Reading(), {}, read_standard=fail)
    assert list(map(str, outcome.errors)) == ["standard input: closed"]


def test_outputs_stay_in_the_place_that_was_there_at_the_start(thread, tmp_path):
    place = files.open_place(tmp_path / "out")
    place.path.rmdir()
    job = Job(thread, (("json", place.path / "a.json"),))
    outcome = run_job(job, Reading(), {}, writing=Writing(place=place))
    assert [type(error) for error in outcome.errors] == [PlaceError]
    assert not place.path.exists()


@pytest.fixture
def album(distribution):
    """Install a plugin that writes a picture beside its output."""
    distribution("convert-album", "convert_album", ALBUM, formats=("album",))


def test_the_files_of_an_output_are_written_beside_it(album, thread, tmp_path):
    place = files.open_place(tmp_path / "out")
    target = place.path / "sub" / "a.album"
    job = Job(thread, (("album", target),))
    outcome = run_job(job, Reading(), {}, writing=Writing(place=place))
    assert (outcome.written, outcome.errors) == ([target], [])
    assert (place.path / "sub" / PICTURE).read_bytes() == b"picture"


@pytest.mark.parametrize("if_exists", ["skip", "error"])
def test_an_output_that_is_kept_gets_no_files(album, thread, tmp_path, if_exists):
    (tmp_path / "a.album").write_text("old")
    job = Job(thread, (("album", tmp_path / "a.album"),))
    run_job(job, Reading(), {}, writing=Writing(if_exists=if_exists))
    assert not (tmp_path / "media").exists()


@pytest.mark.parametrize("if_exists", ["skip", "error"])
def test_a_file_that_exists_does_not_keep_an_output_from_being_written(
    album, thread, tmp_path, if_exists
):
    (tmp_path / "media").mkdir()
    (tmp_path / PICTURE).write_bytes(b"PICTURE")
    job = Job(thread, (("album", tmp_path / "a.album"),))
    outcome = run_job(job, Reading(), {}, writing=Writing(if_exists=if_exists))
    assert (outcome.written, outcome.errors) == ([tmp_path / "a.album"], [])
    assert (tmp_path / PICTURE).read_bytes() == b"picture"


def test_standard_output_can_not_hold_files(album, thread):
    outcome = run_job(Job(thread, (("album", None),)), Reading(), {})
    assert outcome.standard is None
    assert list(map(str, outcome.errors)) == [
        "standard output: can't hold files, and this output has 1 file beside it; "
        "name a file with -o, or add --album.media embed"
    ]


def test_standard_output_gets_the_content_of_an_output_without_files(album, thread):
    options = {"album": {"media": "embed"}}
    outcome = run_job(Job(thread, (("album", None),)), Reading(), options)
    assert outcome.errors == []
    assert str(outcome.standard).startswith(f"{PICTURE} One.")


def test_an_option_that_a_writer_does_not_have_is_not_suggested(thread, monkeypatch):
    output = convert.Output(content="", files={"a.png": b"", "b.png": b""})
    monkeypatch.setattr(api, "render", lambda *_, **__: output)
    outcome = run_job(Job(thread, (("docbook", None),)), Reading(), {})
    assert list(map(str, outcome.errors)) == [
        "standard output: can't hold files, and this output has 2 files beside it; name a file with -o"
    ]
