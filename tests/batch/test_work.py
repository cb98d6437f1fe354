"""One job: its threads, its outputs, and its results."""

import hashlib
import warnings
from zipfile import ZipFile

import pytest

import convert
from convert import api, files
from convert.batch.jobs import Job, Setup, Source
from convert.batch.work import run_job
from convert.errors import ConvertWarning
from convert.options import Reading
from tests.plugins import ALBUM, LINES, PICTURE


def source_of(path, **fields):
    return Source(name=str(path), path=path, **fields)


def setup_of(**fields):
    return Setup(**{"reading": Reading(), **fields})


def only(job, setup=None):
    """Run a job of one thread."""
    (outcome,) = run_job(job, setup or setup_of())
    return outcome


def statuses(outcome):
    return [result.status for result in outcome.results]


def messages(outcome):
    return [result.message for result in outcome.results]


@pytest.fixture
def thread(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("1/ One.\n\n2/ Two.\n")
    return path


def test_a_job_writes_its_outputs_and_reports_them(thread, tmp_path):
    target = tmp_path / "a.md"
    formats = {"markdown": {"numbering": "none", "front-matter": False}}
    setup = setup_of(reading=Reading(title="T"), formats=formats, settings={"markdown": "0123"})
    outcome = only(Job(source_of(thread), (("markdown", target),)), setup)
    assert (outcome.source, outcome.thread, outcome.standard) == (str(thread), None, None)
    assert "2 posts, 0 notes" in outcome.facts.scheme
    (result,) = outcome.results
    content = target.read_bytes()
    assert b"1/" not in content
    assert (result.status, result.format, result.output) == ("written", "markdown", str(target))
    assert (result.size, result.modified) == (thread.stat().st_size, thread.stat().st_mtime_ns)
    assert result.sha256 == hashlib.sha256(thread.read_bytes()).hexdigest()
    assert (result.output_size, result.output_modified) == (len(content), target.stat().st_mtime_ns)
    assert result.output_sha256 == hashlib.sha256(content).hexdigest()
    assert result.settings == "0123"
    assert 0 <= result.seconds == round(result.seconds, 3)


def test_repairs_are_counted_and_returned_only_if_they_are_wanted(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("1/ One.\n\n1/ One.\n\n2/ Two.\n")
    job = Job(source_of(path), (("json", tmp_path / "a.json"),))
    outcome = only(job)
    assert outcome.results[0].repairs
    assert outcome.repairs == ()
    with_repairs = only(job, setup_of(with_repairs=True))
    assert len(with_repairs.repairs) == sum(outcome.results[0].repairs.values())


def test_what_is_read_already_has_a_name_but_no_file(thread):
    source = Source(name="stdin", path=None, data=b"Words.")
    outcome = only(Job(source, (("markdown", None),)))
    assert str(outcome.standard).endswith("Words.\n")
    assert outcome.results[0].output is None
    assert outcome.results[0].size == 6


def test_what_is_read_already_may_be_too_large():
    job = Job(Source(name="stdin", path=None, data=b"Words."), ())
    outcome = only(job, setup_of(reading=Reading(max_size=3)))
    assert statuses(outcome) == ["failed"]
    assert messages(outcome)[0].startswith("stdin: 6 bytes is more than --max-size allows (3)")


def test_a_member_of_an_archive_is_read_alone(tmp_path):
    archive = tmp_path / "x.zip"
    with ZipFile(archive, "w") as file:
        file.writestr("d/a.txt", "1/ One.")
        file.writestr("d/b.json", "{}")

    def outcome_of(member):
        source = Source(name=f"{archive}/{member}", path=archive, member=member, of_folder=True)
        return only(Job(source, (("json", tmp_path / "out.json"),)))

    outcome = outcome_of("d/a.txt")
    assert statuses(outcome) == ["written"]
    assert outcome.results[0].sha256 == hashlib.sha256(b"1/ One.").hexdigest()
    assert api.read(tmp_path / "out.json").source.name == "a.txt"
    assert statuses(outcome_of("d/b.json")) == ["skipped"]
    assert messages(outcome_of("d/c.txt")) == [f"{archive}: there is no d/c.txt in it"]


def test_a_thread_that_can_not_be_read_is_a_result_without_a_format(tmp_path):
    outcome = only(Job(source_of(tmp_path / "b.txt"), (("json", tmp_path / "b.json"),)))
    (result,) = outcome.results
    assert (result.status, result.error, result.format) == ("failed", "InputError", None)
    assert result.message == f"{tmp_path / 'b.txt'}: no such file"
    assert outcome.facts is None


def test_an_output_that_fails_does_not_stop_the_next_one(thread, tmp_path):
    (tmp_path / "folder").mkdir()
    outputs = (("json", tmp_path / "folder"), ("markdown", tmp_path / "a.md"))
    outcome = only(Job(source_of(thread), outputs))
    assert [(result.status, result.error) for result in outcome.results] == [
        ("failed", "OutputError"),
        ("written", None),
    ]


@pytest.mark.parametrize(("if_exists", "status"), [("skip", "skipped"), ("error", "failed")])
def test_an_output_that_exists_can_be_kept(thread, tmp_path, if_exists, status):
    target = tmp_path / "a.json"
    target.write_text("old")
    job = Job(source_of(thread), (("json", target), ("markdown", tmp_path / "a.md")))
    assert statuses(only(job, setup_of(if_exists=if_exists))) == [status, "written"]
    assert target.read_text() == "old"


@pytest.mark.parametrize(("if_exists", "status"), [("skip", "skipped"), ("error", "failed")])
def test_a_thread_of_which_nothing_is_written_is_not_read(tmp_path, if_exists, status):
    target = tmp_path / "a.json"
    target.write_text("old")
    job = Job(source_of(tmp_path / "missing.txt"), (("json", target),))
    assert statuses(only(job, setup_of(if_exists=if_exists))) == [status]
    always = only(job, setup_of(if_exists=if_exists, with_repairs=True))
    assert "no such file" in messages(always)[-1]


def test_a_name_that_can_not_be_looked_up_is_an_error_of_the_output(thread, tmp_path):
    target = tmp_path / ("x" * 300 + ".json")
    outcome = only(Job(source_of(thread), (("json", target),)), setup_of(if_exists="skip"))
    assert ["name too long" in message for message in messages(outcome)] == [True]


def test_outputs_stay_in_the_place_that_was_there_at_the_start(thread, tmp_path):
    place = files.open_place(tmp_path / "out")
    place.path.rmdir()
    job = Job(source_of(thread), (("json", place.path / "a.json"),))
    outcome = only(job, setup_of(place=place))
    assert [result.error for result in outcome.results] == ["PlaceError"]
    assert not place.path.exists()


def test_a_file_of_a_folder_that_no_reader_recognises_is_left_out(tmp_path):
    path = tmp_path / "package.json"
    path.write_text('{"name": "x"}')
    job = Job(source_of(path, of_folder=True), (("markdown", tmp_path / "package.md"),))
    (result,) = only(job).results
    assert (result.status, result.message) == ("skipped", "recognised by no reader")
    assert not (tmp_path / "package.md").exists()


@pytest.mark.parametrize("name", ["a.txt", "a.text", "a.TXT"])
def test_a_text_of_a_folder_is_always_a_thread(tmp_path, name):
    path = tmp_path / name
    path.write_text("{}")
    job = Job(source_of(path, of_folder=True), (("markdown", tmp_path / "a.md"),))
    assert statuses(only(job)) == ["written"]


@pytest.fixture
def lines(distribution):
    """Install a reader of several threads."""
    distribution("convert-lines", "convert_lines", LINES, readers=("lines",))


def several(tmp_path, content):
    path = tmp_path / "a.lines"
    path.write_text(content)
    return Job(source_of(path), (("json", tmp_path / "a.json"),))


def test_the_outputs_of_several_threads_are_named_after_them_and_counted_at_the_end(lines, tmp_path):
    outcomes = list(run_job(several(tmp_path, "%lines\none\ntwo\none\n"), setup_of()))
    assert [outcome.thread for outcome in outcomes] == [1, 2, 3, None]
    assert [outcome.results[0].thread for outcome in outcomes] == [1, 2, 3, None]
    names = [path.name for path in sorted((tmp_path / "a").glob("*.json"))]
    assert names[1:] == ["one-author.json", "two-author.json"]
    assert names[0].startswith("one-author-")
    last = outcomes[-1].results[0]
    assert (last.threads, last.format, last.status) == (3, None, "written")
    assert last.sha256 is None  # the reader opened it, and never had it as a whole


def test_a_fault_in_the_middle_of_a_source_leaves_the_threads_before_it(lines, tmp_path):
    outcomes = list(run_job(several(tmp_path, "%lines\none\ntwo\n!\nfour\n"), setup_of()))
    assert [statuses(outcome) for outcome in outcomes] == [["written"], ["written"], ["failed"]]
    assert outcomes[-1].results[0].threads is None


def test_several_threads_have_no_place_in_one_file(lines, tmp_path):
    job = several(tmp_path, "%lines\none\ntwo\n")._replace(single=True)
    assert "several threads" in messages(only(job))[0]
    assert not list(tmp_path.glob("*.json"))


@pytest.fixture
def album(distribution):
    """Install a plugin that writes a picture beside its output."""
    distribution("convert-album", "convert_album", ALBUM, formats=("album",))


def test_the_files_of_an_output_are_written_beside_it(album, thread, tmp_path):
    place = files.open_place(tmp_path / "out")
    target = place.path / "sub" / "a.album"
    outcome = only(Job(source_of(thread), (("album", target),)), setup_of(place=place))
    assert [(result.status, result.files) for result in outcome.results] == [("written", (PICTURE,))]
    assert (place.path / "sub" / PICTURE).read_bytes() == b"picture"


@pytest.mark.parametrize("if_exists", ["skip", "error"])
def test_an_output_that_is_kept_gets_no_files(album, thread, tmp_path, if_exists):
    (tmp_path / "a.album").write_text("old")
    job = Job(source_of(thread), (("album", tmp_path / "a.album"),))
    only(job, setup_of(if_exists=if_exists))
    assert not (tmp_path / "media").exists()


@pytest.mark.parametrize("if_exists", ["skip", "error"])
def test_a_file_that_exists_does_not_keep_an_output_from_being_written(
    album, thread, tmp_path, if_exists
):
    (tmp_path / "media").mkdir()
    (tmp_path / PICTURE).write_bytes(b"PICTURE")
    job = Job(source_of(thread), (("album", tmp_path / "a.album"),))
    assert statuses(only(job, setup_of(if_exists=if_exists))) == ["written"]
    assert (tmp_path / PICTURE).read_bytes() == b"picture"


def test_standard_output_can_not_hold_files(album, thread):
    outcome = only(Job(source_of(thread), (("album", None),)))
    assert outcome.standard is None
    assert messages(outcome) == [
        "standard output: can't hold files, and this output has 1 file beside it; "
        "name a file with -o, or add --album.media embed"
    ]


def test_standard_output_gets_the_content_of_an_output_without_files(album, thread):
    setup = setup_of(formats={"album": {"media": "embed"}})
    outcome = only(Job(source_of(thread), (("album", None),)), setup)
    assert statuses(outcome) == ["written"]
    assert str(outcome.standard).startswith(f"{PICTURE} One.")


def test_an_option_that_a_writer_does_not_have_is_not_suggested(thread, monkeypatch):
    output = convert.Output(content="", files={"a.png": b"", "b.png": b""})
    monkeypatch.setattr(api, "render", lambda *_, **__: output)
    assert messages(only(Job(source_of(thread), (("docbook", None),)))) == [
        "standard output: can't hold files, and this output has 2 files beside it; name a file with -o"
    ]


def test_warnings_belong_to_the_outcome_of_their_thread(thread, monkeypatch):
    def warn(*_, **__):
        warnings.warn("a glyph is missing", ConvertWarning, stacklevel=1)
        return ""

    monkeypatch.setattr(api, "render", warn)
    with warnings.catch_warnings(record=True) as others:
        outcome = only(Job(source_of(thread), (("markdown", None),)))
    assert outcome.warnings == ("a glyph is missing",)
    assert others == []


def test_memory_that_runs_out_is_named(thread, tmp_path, distribution):
    source = "import convert\ndef write(document, options): raise MemoryError\n"
    source += "from dataclasses import dataclass\n@dataclass(frozen=True)\nclass Options: pass\n"
    source += "@convert.hookimpl\ndef convert_writers():\n    return [convert.Writer("
    source += "format='big', suffix='.big', media_type='text/plain', options=Options, write=write)]\n"
    distribution("convert-big", "convert_big", source, formats=("big",))
    outcome = only(Job(source_of(thread), (("big", tmp_path / "a.big"),)))
    assert [result.error for result in outcome.results] == ["MemoryError"]
    assert "not enough memory" in outcome.results[0].message
