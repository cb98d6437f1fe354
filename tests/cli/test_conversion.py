"""Which files a call writes, and what it reports."""

import json
import os
import shutil
from pathlib import Path

import pytest

from convert import api
from convert.batch.planning.selection import selection

THREAD = b"1/ One. @ann https://example.org/a\n2/ Two.\n"
GOLDEN = Path(__file__).parent.parent / "golden"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


def test_each_output_is_next_to_its_source(run, files_in):
    done = run("thread.txt", "--to", "markdown", "--to", "json", "--to", "epub", "--to", "pdf")
    assert done.returncode == 0
    assert files_in() == ["thread.epub", "thread.json", "thread.md", "thread.pdf", "thread.txt"]
    assert done.stdout == b""
    assert done.stderr.decode() == (
        "thread-convert: thread.txt: wrote thread.md, thread.json, thread.epub, thread.pdf; 2 posts, 2 notes\n"
    )


def test_standard_input_goes_to_standard_output(run, files_in):
    done = run("-", "--to", "json", stdin=THREAD)
    assert json.loads(done.stdout)["source"]["name"] == "stdin"
    assert run("-", "--to", "pdf", "-o", "-", stdin=THREAD).stdout.startswith(b"%PDF")
    assert files_in() == ["thread.txt"]


def test_quiet_prints_nothing(run):
    assert run("thread.txt", "--to", "json", "-q").stderr == b""


def test_verbose_prints_how_the_thread_was_read(run):
    errors = run("thread.txt", "--to", "json", "-v").stderr.decode()
    assert "thread.txt: read as plain, 2 posts, 2 notes; numbered: “1/” to “2/”" in errors


def test_repairs_are_summed_up(run, seed_path):
    errors = run(str(seed_path), "--to", "json", "-o", "x.json").stderr.decode()
    assert "12 repairs (9 gaps, 2 marks, 1 duplicate); --show-repairs lists them" in errors


def test_repairs_are_listed_on_request(run, seed_path, files_in):
    lines = run(str(seed_path), "--show-repairs").stderr.decode().splitlines()
    assert len(lines) == 12
    assert lines[1].startswith(f"{seed_path}:3: gap: “possible implications for | standing in the”")
    assert files_in() == ["thread.txt"]


def test_no_repair_leaves_the_text_as_it_is(run, seed_path):
    document = json.loads(run(str(seed_path), "--to", "json", "-o", "-", "--no-repair").stdout)
    assert document["repairs"] == []
    assert document["posts"][-1]["blocks"][-1]["inlines"][-1]["text"].endswith("aims. END")


def test_title_author_and_language_can_be_given(run):
    options = ["--title", "T", "--author", "@ann", "--language", "pt-BR"]
    document = json.loads(run("thread.txt", "--to=json", "-o-", *options).stdout)
    assert document["title"] == "T"
    assert document["author"] == {"name": None, "handle": "ann", "url": None}
    assert document["language"] == "pt-BR"


def test_gaps_can_be_joined(run, seed_path):
    text = run(str(seed_path), "--to", "markdown", "-o", "-", "--gaps", "join").stdout.decode()
    assert "implications for standing in the Caucasus" in text


def test_the_answers_of_others_are_kept_on_request(run):
    page = str(GOLDEN / "threads" / "x-web-2025-select-all.txt")
    result = run(page, "--to", "json", "-o", "-", "-v")
    assert len(json.loads(result.stdout)["posts"]) == 4
    errors = result.stderr.decode()
    assert "read as x, 4 posts, 2 notes; recognised by 6 bylines as on a page of X" in errors
    everything = json.loads(run(page, "--to", "json", "-o", "-", "--replies", "all").stdout)
    handles = [post["author"] and post["author"]["handle"] for post in everything["posts"]]
    assert handles == [None, None, None, None, "bobtarn_ex", None]


@pytest.mark.parametrize(
    ("mode", "code", "content"), [("overwrite", 0, None), ("skip", 0, "old"), ("error", 1, "old")]
)
def test_an_output_that_exists_is_treated_as_requested(run, place, mode, code, content):
    (place / "thread.json").write_text("old")
    assert run("thread.txt", "--to", "json", "--if-exists", mode).returncode == code
    now = (place / "thread.json").read_text()
    assert now == content if content else now.startswith("{")


@pytest.mark.parametrize(
    "words", [["thread.txt", "-o", "x" * 300 + ".md"], ["x" * 300, "--to", "json"]]
)
def test_a_name_that_the_system_rejects_is_an_error_on_one_line(run, words):
    done = run(*words)
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert b"name too long" in done.stderr


def test_one_failure_does_not_stop_the_others(run, place, files_in):
    (place / "empty.txt").write_text("")
    done = run("empty.txt", "missing.txt", "thread.txt", "--to", "json")
    assert done.returncode == 1
    assert files_in() == ["empty.txt", "thread.json", "thread.txt"]
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("thread-convert: error: empty.txt: ")
    assert lines[1] == "thread-convert: error: missing.txt: no such file"
    assert lines[2] == "thread-convert: thread.txt: wrote thread.json; 2 posts, 2 notes"


# The messages of convert/text are tested there; here only a word of each.
BAD_INPUT = {
    "no such file": ("missing.txt", None, "no such file"),
    "an empty file": ("bad.txt", b"", "no text"),
    "only white space": ("bad.txt", b" \n\t\r\n\xc2\xa0", "no text"),
    "a PNG": ("bad.txt", PNG, "PNG image"),
    "a zip": ("bad.txt", b"PK\x03\x04abc", "zip archive"),
    "UTF-16 without a mark": ("bad.txt", THREAD.decode().encode("utf-16-le"), "UTF-16"),
    "another encoding": ("bad.txt", b"1/ caf\xe9\n", "UTF-8 (byte 7 is 0xe9)"),
    "a folder without threads": (
        "folder",
        None,
        f"there are no threads {selection(None, ()).in_words()} in this folder",
    ),
}


@pytest.mark.parametrize("case", BAD_INPUT)
def test_bad_input_is_one_line_and_changes_no_file(run, place, files_in, case):
    name, content, message = BAD_INPUT[case]
    (place / "folder").mkdir()
    if content is not None:
        (place / name).write_bytes(content)
    for suffix in ("json", "pdf", "md"):
        (place / f"bad.{suffix}").write_text("old")
    before = files_in()
    done = run(name, "--to", "json", "--to", "pdf", "--to", "markdown")
    lines = done.stderr.decode().splitlines()
    assert (done.returncode, len(lines)) == (1, 1)
    assert lines[0].startswith(f"thread-convert: error: {name}:")
    assert message in lines[0]
    assert files_in() == before
    assert (place / "bad.json").read_text() == "old"


def test_an_output_that_can_not_be_written_is_one_line(run, place, files_in):
    (place / "file").write_text("old")
    done = run("thread.txt", "-o", "file/x.md")
    assert (done.returncode, done.stderr.count(b"\n")) == (3, 1)
    assert b"file: can't be written to: this is not a folder" in done.stderr
    assert files_in() == ["file", "thread.txt"]


def test_a_part_of_a_folder_that_can_not_be_read_is_one_line_and_the_others_are_written(run, place):
    (place / "in").mkdir()
    (place / "in/a.txt").write_bytes(THREAD)
    (place / "in/b.txt").symlink_to("nowhere.txt")
    done = run("in", "--to", "json", "-o", "out/", "-q")
    assert done.returncode == 1
    assert done.stderr == b"thread-convert: error: in/b.txt: broken link to nowhere.txt\n"
    assert (place / "out/a.json").exists()


def test_a_thread_is_never_replaced_by_the_output_of_another(run, place):
    (place / "b.txt").write_text("1/ My own words.")
    (place / "thread.md").symlink_to("b.txt")
    done = run("thread.txt", "b.txt", "--to", "markdown", "-q")
    assert done.returncode == 1
    assert b"thread.md: not written: the output of thread.txt is itself one of" in done.stderr
    assert (place / "b.txt").read_text() == "1/ My own words."
    assert (place / "b.md").exists()


def test_options_of_a_format_whose_output_is_left_out_are_valid(run, place):
    (place / "a.md").write_text("1/ One.")
    words = ["a.md", "--to", "markdown", "--to", "json", "--markdown.numbering", "none"]
    done = run(*words)
    assert done.returncode == 1
    assert b"a.md: this is the thread itself" in done.stderr
    assert (place / "a.json").exists()


def test_the_output_folder_is_made_once(run, place, monkeypatch):
    (place / "b.txt").write_bytes(THREAD)
    render = api.render

    def render_without_folder(*arguments, **options):
        shutil.rmtree(place / "out")
        return render(*arguments, **options)

    monkeypatch.setattr(api, "render", render_without_folder)
    done = run("thread.txt", "b.txt", "--to", "json", "-o", "out/")
    assert done.returncode == 3
    assert done.stderr.startswith(b"thread-convert: error: out: this folder vanished")
    assert not (place / "out").exists()


@pytest.mark.parametrize(
    ("words", "durable"),
    [
        (["thread.txt", "--to", "json"], True),
        (["thread.txt", "--to", "json", "--to", "markdown"], False),
        (["thread.txt", "--to", "json", "--to", "markdown", "--durable"], True),
    ],
)
def test_a_single_output_is_durable_and_many_are_on_request(run, monkeypatch, words, durable):
    synchronised = []
    monkeypatch.setattr(os, "fsync", synchronised.append)
    assert run(*words).returncode == 0
    assert bool(synchronised) == durable


def test_the_largest_size_is_an_option_for_files_and_for_standard_input(run, place):
    done = run("thread.txt", "--to", "json", "--max-size", "10")
    message = "43 bytes is more than --max-size allows (10); raise it with --max-size\n"
    assert done.stderr.decode() == f"thread-convert: error: thread.txt: {message}"
    done = run("-", "--to", "json", "--max-size", "10", stdin=THREAD)
    assert done.stderr.decode() == (
        "thread-convert: error: stdin: more than --max-size allows (10); raise it with --max-size\n"
    )
    (place / "c.yaml").write_text("max-size: 10\n")
    assert run("thread.txt", "--to", "json", "--config", "c.yaml").returncode == 1


def test_a_thread_that_is_skipped_is_reported_on_request(run, place):
    (place / "thread.json").write_text("old")
    words = ("thread.txt", "--to", "json", "--if-exists", "skip")
    assert run(*words).stderr == b""
    assert run(*words, "-v").stderr == b"thread-convert: thread.txt: skipped; its outputs exist\n"


def test_of_two_threads_with_one_output_both_are_reported_and_neither_is_written(run, place):
    (place / "sub").mkdir()
    (place / "sub/thread.txt").write_bytes(THREAD)
    (place / "other.txt").write_bytes(THREAD)
    words = ("thread.txt", "sub/thread.txt", "other.txt", "--to", "json", "-o", "out/")
    done = run(*words, "--report", "report.jsonl")
    assert done.returncode == 1
    (line,) = [line for line in done.stderr.decode().splitlines() if "error" in line]
    assert "thread.txt and sub/thread.txt would both be written to" in line
    rows = [json.loads(row) for row in (place / "report.jsonl").read_text().splitlines()]
    failed = {row["source"] for row in rows if row.get("status") == "failed"}
    assert failed == {"thread.txt", "sub/thread.txt"}
    assert [path.name for path in (place / "out").glob("*.json")] == ["other.json"]
