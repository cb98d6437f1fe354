"""The same call converts again only what is missing or out of date."""

import os
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from convert import registry
from convert.batch.jobs import Job, Outcome, Source
from convert.batch.results import Result
from convert.batch.state import State, pending
from convert.batch.work import undone
from convert.options import Reading
from tests.batch.state.runs import job_of, run, setup_of, statuses
from tests.plugins import ALBUM, LINES, PICTURE

THREAD = "1/ One.\n\n2/ Two.\n"
OLD = 10**18 + 500_000_000  # nanoseconds; well before any output
ALL = {"a.json": "up-to-date", "a.md": "up-to-date"}
WRITTEN = dict.fromkeys(ALL, "written")


@pytest.fixture
def thread(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(THREAD)
    os.utime(path, ns=(OLD, OLD))
    return path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def change(path: Path, text: str, *, modified: int | None = None) -> None:
    """Write a file, with its former time unless another one is given."""
    time = path.stat().st_mtime_ns if modified is None else modified
    path.write_text(text)
    os.utime(path, ns=(time, time))


def test_what_is_up_to_date_is_not_converted_again(thread, out):
    job = job_of(thread, out)
    assert statuses(run(out, [job])) == WRITTEN
    before = [path.stat().st_mtime_ns for _, path in job.outputs]
    (outcome,) = run(out, [job])
    assert statuses([outcome]) == ALL
    assert [path.stat().st_mtime_ns for _, path in job.outputs] == before
    assert outcome.source == str(thread)
    assert [result.output for result in outcome.results] == [str(path) for _, path in job.outputs]
    assert {result.sha256 for result in outcome.results} == {outcome.results[0].sha256}
    assert {result.seconds for result in outcome.results} == {0.0}


def test_without_resume_all_is_converted_again(thread, out):
    run(out, [job_of(thread, out)])
    assert statuses(run(out, [job_of(thread, out)], resume=False)) == WRITTEN


def test_a_source_of_another_size_is_converted_again(thread, out):
    run(out, [job_of(thread, out)])
    change(thread, THREAD + "3/ Three.\n")
    assert statuses(run(out, [job_of(thread, out)])) == WRITTEN


def test_a_source_of_another_time_is_converted_again_only_if_its_content_differs(thread, out):
    job = job_of(thread, out)
    run(out, [job])
    change(thread, THREAD, modified=OLD + 10**9)
    assert statuses(run(out, [job])) == ALL
    change(thread, THREAD.replace("Two", "Too"), modified=OLD + 2 * 10**9)
    assert statuses(run(out, [job])) == WRITTEN


def test_a_time_that_has_changed_is_kept_so_that_the_content_is_compared_once(thread, out, monkeypatch):
    job = job_of(thread, out)
    run(out, [job])
    for path in (thread, *(path for _, path in job.outputs)):
        os.utime(path, ns=(OLD + 10**9, OLD + 10**9))
    os.utime(thread, ns=(OLD, OLD))
    assert statuses(run(out, [job])) == ALL
    monkeypatch.setattr("convert.batch.state.comparing.sha256_of", lambda path: pytest.fail(str(path)))
    assert statuses(run(out, [job])) == ALL


@pytest.mark.parametrize("is_coarse", [False, True])
def test_a_source_that_is_changed_in_the_tick_in_which_it_was_read_is_converted_again(
    thread, out, is_coarse
):
    job = job_of(thread, out)
    run(out, [job])
    written = min(path.stat().st_mtime_ns for _, path in job.outputs)
    time = written // 10**9 * 10**9 if is_coarse else written - 1000
    os.utime(thread, ns=(time, time))
    assert statuses(run(out, [job])) == ALL
    change(thread, THREAD.replace("Two", "Too"))
    assert statuses(run(out, [job])) == WRITTEN


def test_another_source_with_the_same_file_name_and_size_is_told_by_its_content(thread, out, tmp_path):
    run(out, [job_of(thread, out)])
    other = tmp_path / "other" / "a.txt"
    other.parent.mkdir()
    other.write_text(THREAD.replace("Two", "Too"))
    os.utime(other, ns=(OLD, OLD))
    assert statuses(run(out, [job_of(other, out)])) == WRITTEN
    change(other, THREAD.replace("Two", "Too"))
    assert statuses(run(out, [job_of(other, out)])) == ALL


def test_a_source_of_another_name_is_converted_again_since_outputs_show_it(thread, out):
    run(out, [job_of(thread, out)])
    renamed = thread.rename(thread.with_name("b.txt"))
    outputs = job_of(thread, out).outputs
    job = Job(source=Source(name=str(renamed), path=renamed), outputs=outputs)
    assert statuses(run(out, [job])) == WRITTEN


def test_other_options_of_reading_are_out_of_date(thread, out):
    run(out, [job_of(thread, out)], setup_of(reading=Reading(title="One")))
    assert statuses(run(out, [job_of(thread, out)], setup_of(reading=Reading(title="Two")))) == WRITTEN


def test_other_options_of_a_writer_concern_its_outputs_only(thread, out):
    run(out, [job_of(thread, out)])
    setup = setup_of(options={"markdown": {"front-matter": False}})
    assert statuses(run(out, [job_of(thread, out)], setup)) == ALL | {"a.md": "written"}


def test_another_format_is_added_to_what_is_there(thread, out):
    run(out, [job_of(thread, out, ["json"])])
    assert statuses(run(out, [job_of(thread, out)])) == ALL | {"a.md": "written"}


def test_another_transform_is_out_of_date(thread, out):
    run(out, [job_of(thread, out)])
    setup = setup_of(reading=Reading(transform=("anonymise",)))
    assert statuses(run(out, [job_of(thread, out)], setup)) == WRITTEN


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_text("short")])
def test_an_output_that_is_missing_or_short_is_written_again(thread, out, damage):
    run(out, [job_of(thread, out)])
    damage(out / "a.json")
    assert statuses(run(out, [job_of(thread, out)])) == ALL | {"a.json": "written"}


def test_an_output_that_somebody_replaced_by_one_of_its_size_is_written_again(thread, out):
    run(out, [job_of(thread, out)])
    content = (out / "a.md").read_text()
    (out / "a.md").write_text(content.replace("Two", "Too"))
    os.utime(out / "a.md", ns=(OLD, OLD))
    assert statuses(run(out, [job_of(thread, out)])) == ALL | {"a.md": "written"}
    assert (out / "a.md").read_text() == content


def test_an_output_that_became_a_folder_is_reported(thread, out):
    run(out, [job_of(thread, out)])
    (out / "a.md").unlink()
    (out / "a.md").mkdir()
    assert statuses(run(out, [job_of(thread, out)])) == ALL | {"a.md": "failed"}


def test_a_copied_folder_of_outputs_is_up_to_date(thread, out, tmp_path):
    run(out, [job_of(thread, out)])
    copy = tmp_path / "copy"
    shutil.copytree(out, copy, copy_function=shutil.copyfile)
    assert statuses(run(copy, [job_of(thread, copy)])) == ALL


@pytest.mark.parametrize("is_link", [False, True])
def test_a_file_beside_an_output_is_part_of_it(thread, out, distribution, is_link):
    distribution("convert-album", "convert_album", ALBUM, formats=("album",))
    output = out / "a.album"
    folder = out
    if is_link:
        folder = out.parent / "elsewhere"
        folder.mkdir()
        output.symlink_to(folder / "b.album")
        (folder / "b.album").touch()
    job = Job(source=Source(name=str(thread), path=thread), outputs=(("album", output),))
    setup = setup_of(formats=["album"])
    assert [{*statuses(run(out, [job], setup)).values()} for _ in range(2)] == [
        {"written"},
        {"up-to-date"},
    ]
    (folder / PICTURE).unlink()
    assert statuses(run(out, [job], setup)) == {"a.album": "written"}
    assert (folder / PICTURE).is_file()


@pytest.fixture
def several(distribution, tmp_path: Path) -> Path:
    """Return a source of three threads."""
    distribution("convert-lines", "convert_lines", LINES, readers=("lines",))
    path = tmp_path / "a.lines"
    path.write_text("%lines\none\ntwo\nthree\n")
    os.utime(path, ns=(OLD, OLD))
    return path


NAMED = [f"{name}-author{suffix}" for name in ("one", "two", "three") for suffix in (".json", ".md")]


def test_a_source_of_several_threads_is_up_to_date_if_all_of_them_are(several, out):
    jobs = [job_of(several, out)]
    assert statuses(run(out, jobs)) == {"a.lines": "written", **dict.fromkeys(NAMED, "written")}
    outcomes = run(out, jobs)
    assert statuses(outcomes) == {"a.lines": "up-to-date", **dict.fromkeys(NAMED, "up-to-date")}
    assert [outcome.thread for outcome in outcomes] == [1, 2, 3, None]
    (out / "a" / "two-author.md").unlink()
    found = statuses(run(out, jobs))
    assert {name: status for name, status in found.items() if name.endswith(".json")} == {
        name: "up-to-date" for name in NAMED if name.endswith(".json")
    }
    assert {found[name] for name in NAMED if name.endswith(".md")} == {"written"}


def test_a_source_with_another_number_of_threads_is_converted_again(several, out):
    jobs = [job_of(several, out)]
    run(out, jobs)
    change(several, "%lines\none\n", modified=OLD + 10**9)
    assert statuses(run(out, jobs)) == WRITTEN
    assert statuses(run(out, jobs)) == ALL
    change(several, "%lines\none\ntwo\nthree\n", modified=OLD + 2 * 10**9)
    assert "up-to-date" not in statuses(run(out, jobs)).values()


def test_a_source_of_which_only_a_part_could_be_read_is_tried_again(several, out):
    change(several, "%lines\none\ntwo\n!\n")
    jobs = [job_of(several, out)]
    for _ in range(2):
        found = statuses(run(out, jobs))
        assert (found["one-author.json"], found["two-author.json"], found["a.lines"]) == (
            "written",
            "written",
            "failed",
        )
    assert statuses(run(out, jobs, retry_failed=True))["one-author.json"] == "written"


def test_retrying_finds_the_failed_format_of_a_source_of_several_threads(several, out):
    (out / "a" / "two-author.md").mkdir(parents=True)
    jobs = [job_of(several, out)]
    assert statuses(run(out, jobs))["two-author.md"] == "failed"
    (out / "a" / "two-author.md").rmdir()
    (out / "a" / "one-author.json").unlink()
    found = statuses(run(out, jobs, retry_failed=True))
    assert (found["two-author.md"], found["a.json"]) == ("written", "skipped")


def zipped(path: Path, text: bytes) -> None:
    with ZipFile(path, "w") as archive:
        archive.writestr("a.txt", text)
        archive.writestr("b.txt", text * 2)


def test_a_member_of_an_archive_is_up_to_date_with_the_archive_or_its_own_content(out, tmp_path):
    path = tmp_path / "x.zip"
    zipped(path, b"1/ One.\n")
    os.utime(path, ns=(OLD, OLD))
    source = Source(name=f"{path}/a.txt", path=path, member="a.txt", data=b"1/ One.\n")
    outputs = job_of(Path("a.txt"), out).outputs
    run(out, [Job(source=source, outputs=outputs)])
    read, unread = (
        Job(source=source._replace(data=data), outputs=outputs) for data in (b"1/ One.\n", None)
    )
    for job in (read, unread):
        assert statuses(run(out, [job])) == ALL
        os.utime(path, ns=(OLD + 10**9, OLD + 10**9))
        assert statuses(run(out, [job])) == ALL
        with ZipFile(path, "a") as archive:
            archive.writestr(str(job), b"1/ New.\n")
        assert statuses(run(out, [job])) == ALL
    zipped(path, b"1/ Two.\n")
    state = State.open(out)
    try:
        assert [*pending([unread], state, setup_of())] == [unread]
        path.write_bytes(b"damaged")
        assert [*pending([unread], state, setup_of())] == [unread]
    finally:
        state.close()
    other = Job(source=source._replace(data=b"1/ Two.\n"), outputs=outputs)
    assert statuses(run(out, [other])) == WRITTEN


def test_standard_input_is_told_by_its_content(out):
    source = Source(name="stdin", path=None, data=b"1/ One.\n")
    outputs = job_of(Path("a.txt"), out).outputs
    assert statuses(run(out, [Job(source=source, outputs=outputs)])) == WRITTEN
    assert statuses(run(out, [Job(source=source, outputs=outputs)])) == ALL
    other = source._replace(data=b"1/ Two.\n")
    assert statuses(run(out, [Job(source=other, outputs=outputs)])) == WRITTEN


def test_a_failure_is_tried_again(thread, out):
    thread.write_bytes(b"")
    assert statuses(run(out, [job_of(thread, out)])) == {"a.txt": "failed"}
    assert statuses(run(out, [job_of(thread, out)])) == {"a.txt": "failed"}
    thread.write_text(THREAD)
    assert statuses(run(out, [job_of(thread, out)])) == WRITTEN


def test_retrying_converts_only_what_failed(thread, out, tmp_path):
    bad, new = tmp_path / "b.txt", tmp_path / "c.txt"
    bad.write_bytes(b"")
    jobs = [job_of(path, out) for path in (thread, bad)]
    run(out, jobs)
    for path in (bad, new):
        path.write_text(THREAD)
    outcomes = run(out, [*jobs, job_of(new, out)], retry_failed=True)
    assert statuses(outcomes) == {
        **ALL,
        "b.json": "written",
        "b.md": "written",
        "c.json": "skipped",
        "c.md": "skipped",
    }
    assert not (out / "c.json").exists()
    assert outcomes[-1].results[0].message == "it did not fail in the last run"


def test_retrying_converts_the_formats_that_failed(thread, out):
    (out / "a.md").mkdir()
    job = job_of(thread, out)
    assert statuses(run(out, [job])) == {"a.json": "written", "a.md": "failed"}
    (out / "a.md").rmdir()
    (out / "a.json").unlink()
    assert statuses(run(out, [job], retry_failed=True)) == {"a.json": "skipped", "a.md": "written"}


def test_an_output_that_exists_is_kept_if_the_user_wants_so(thread, out):
    (out / "a.json").write_text("mine")
    (out / "a.md").write_text("mine")
    setup = setup_of(if_exists="skip")
    outcome = undone(job_of(thread, out), setup)
    assert isinstance(outcome, Outcome)
    assert statuses([outcome]) == {"a.json": "skipped", "a.md": "skipped"}
    outcomes = run(out, [job_of(thread, out)], setup_of(if_exists="error"))
    assert statuses(outcomes) == {"a.json": "failed", "a.md": "failed"}


def test_an_output_that_is_up_to_date_is_no_error_where_none_should_exist(thread, out):
    setup = setup_of(if_exists="error")
    run(out, [job_of(thread, out)], setup)
    assert statuses(run(out, [job_of(thread, out)], setup)) == ALL


def test_a_thread_whose_repairs_are_wanted_is_read_though_its_outputs_are_up_to_date(thread, out):
    setup = setup_of(with_repairs=True)
    run(out, [job_of(thread, out)], setup)
    known, read = run(out, [job_of(thread, out)], setup)
    assert statuses([known]) == ALL
    assert (read.results, read.facts is None) == ((), False)


def test_what_is_no_job_is_passed_on(out):
    result = Result(source="in/a.txt", status="failed", error="OutputError", message="both")
    assert undone(result, setup_of()) == Outcome(source="in/a.txt", results=(result,))


def test_names_of_all_kinds_are_found_again(out, tmp_path):
    names = ["a\nb", "ä\u2028", "\U0001f600", "'\"\\"]
    if os.name == "posix" and os.uname().sysname == "Linux":
        names.append(os.fsdecode(b"caf\xe9"))
    sources = [tmp_path / f"{name}.txt" for name in names]
    for path in sources:
        path.write_text(THREAD)
    jobs = [job_of(path, out) for path in sources]
    assert {*statuses(run(out, jobs)).values()} == {"written"}
    assert {*statuses(run(out, jobs)).values()} == {"up-to-date"}


def test_a_relative_folder_and_an_absolute_one_are_the_same(thread, out, monkeypatch):
    run(out, [job_of(thread, out)])
    monkeypatch.chdir(out.parent)
    assert statuses(run(Path("out"), [job_of(thread, Path("out"))])) == ALL


def test_a_plugin_of_the_user_that_has_changed_is_out_of_date(thread, out, tmp_path):
    plugin = tmp_path / "plugin.py"
    code = (
        "import convert\nfrom dataclasses import dataclass\n"
        "@dataclass(frozen=True)\nclass Options: pass\n"
        "@convert.hookimpl\ndef convert_writers():\n"
        "    return [convert.Writer(format='shout', suffix='.shout', media_type='text/plain',\n"
        "        options=Options, write=lambda document, options: document.title, description='It')]\n"
    )
    job = Job(source=Source(name=str(thread), path=thread), outputs=(("shout", out / "a.shout"),))
    found = []
    for text in (code, code, code.replace("document.title", "document.title.upper()")):
        plugin.write_text(text)
        with registry.restored():
            registry.add_file(plugin)
            found.append(statuses(run(out, [job], setup_of(formats=["shout"])))["a.shout"])
    assert found == ["written", "up-to-date", "written"]
