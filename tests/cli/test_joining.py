"""--join writes all threads as one document, and --list shows which there are."""

import json
from pathlib import Path

import pytest

from convert.batch import Request
from convert.batch.joined import outputs_of_joined
from tests.plugins import LINES

ONE = "1/ First words. https://example.org/a\n\n2/ More."
TWO = "1/ Other words. https://example.org/a @ann\n"


@pytest.fixture
def threads(place):
    (place / "thread.txt").unlink()
    (place / "in").mkdir()
    (place / "in/a.txt").write_text(ONE)
    (place / "in/b.txt").write_text(TWO)
    return place / "in"


def messages(done):
    return done.stderr.decode().splitlines()


def test_the_threads_of_a_folder_become_one_document_beside_it(run, place, threads):
    done = run("in", "--join", "--to", "json", "--to", "epub")
    assert done.returncode == 0
    document = json.loads((place / "in.json").read_bytes())
    assert [part["title"] for part in document["parts"]] == ["First words", "Other words"]
    assert [note["number"] for note in document["notes"]] == [1, 2]
    assert (place / "in.epub").exists()
    assert [line.partition(";")[0] for line in messages(done)] == [
        "thread-convert: 2 threads: wrote in.json, in.epub"
    ]


@pytest.mark.parametrize(
    ("words", "output"),
    [
        (["in/b.txt", "in/a.txt", "-o", "book.md"], "book.md"),
        (["in/b.txt", "in/a.txt", "-o", "out/", "--to", "markdown"], "out/threads.md"),
        (["in/a.txt", "--to", "markdown"], "in/a.md"),
        (["in", "-o", "out/", "--to", "markdown"], "out/in.md"),
    ],
)
def test_the_output_is_named_after_what_is_joined(run, place, threads, words, output):
    assert run(*words, "--join").returncode == 0
    assert (place / output).exists()


def test_the_thread_of_an_address_is_joined_in_the_current_folder():
    request = Request(threads=["https://bsky.app/profile/ann.example/post/3k"], to=["pdf"])
    assert outputs_of_joined(request) == (("pdf", Path("threads.pdf")),)


def test_the_document_may_be_in_a_store(threads):
    request = Request(threads=["in"], to=["json"], output="memory://books/")
    ((_, output),) = outputs_of_joined(request)
    assert str(output) == "memory://books/in.json"


def test_standard_output_takes_the_document(run, threads):
    done = run("in", "--join", "--to", "markdown", "-o", "-", "--title", "Both")
    assert done.returncode == 0
    assert b"\n# Both\n" in done.stdout
    assert done.stdout.index(b"## First words") < done.stdout.index(b"## Other words")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["in/a.txt", "in/b.txt", "--to", "pdf"], "name the output with -o"),
        (["in", "-o", "x.pdf", "--to", "pdf", "--to", "epub"], "several formats; name a folder"),
        (
            ["in", "-o", "-", "--to", "json", "--to", "markdown"],
            "standard output takes only one format",
        ),
        (["in"], "no format given"),
        (["in", "--to", "json", "--shard", "1/2"], "--shard: --join writes one document"),
        (["in", "--to", "json", "--report", "r.jsonl"], "--report: --join writes one document"),
    ],
)
def test_a_call_that_makes_no_sense_is_an_error(run, threads, words, message):
    done = run(*words, "--join")
    assert done.returncode == 2
    assert message in messages(done)[-1]


def test_nothing_is_written_if_a_thread_can_not_be_read(run, place, threads):
    (threads / "c.txt").write_bytes(b"\x00\xff" * 100)
    done = run("in", "--join", "--to", "json")
    assert done.returncode == 1
    assert messages(done)[-1].startswith("thread-convert: error: in/c.txt: ")
    assert not (place / "in.json").exists()


def test_a_thread_is_never_replaced_by_what_joins_it(run, place, threads):
    done = run("in", "--join", "--to", "markdown", "-o", "in/a.txt")
    assert done.returncode == 1
    assert (threads / "a.txt").read_text() == ONE


def test_the_threads_of_one_file_are_joined(run, place, distribution):
    distribution("convert-lines", "convert_lines", LINES, readers=("lines",))
    (place / "a.lines").write_bytes(b"%lines\nOne.\nTwo.\n")
    assert run("a.lines", "--join", "--to", "json").returncode == 0
    document = json.loads((place / "a.json").read_bytes())
    assert len(document["parts"]) == 2
    assert document["source"]["name"] == "a.lines"


def test_a_list_has_a_line_for_each_thread_below_its_source(run, threads):
    done = run("in", "--list")
    assert done.returncode == 0
    assert done.stdout.decode().splitlines() == [
        "in/a.txt:",
        "-               2 posts  First words",
        "in/b.txt:",
        "-                1 post  Other words",
    ]
    assert done.stderr == b""


def test_a_list_of_one_file_has_no_name(run, place, distribution):
    distribution("convert-lines", "convert_lines", LINES, readers=("lines",))
    (place / "a.lines").write_bytes(b"%lines\nOne.\nTwo.\n")
    assert run("a.lines", "--list").stdout.decode().splitlines() == [
        "-                1 post  One (author)",
        "-                1 post  Two (author)",
    ]
    assert sorted(path.name for path in Path(place).iterdir() if path.suffix == ".json") == []


def test_a_list_keeps_joined_emoji_and_obeys_no_control_character(run, place):
    (place / "a.txt").write_text("1/ 👩\u200d👩 words\x9b31m")
    assert run("a.txt", "--list").stdout.decode().splitlines() == [
        "-                1 post  👩\u200d👩 words31m"
    ]


def test_what_can_not_be_read_is_an_error_of_the_list(run, threads):
    (threads / "c.txt").write_bytes(b"\x00\xff" * 100)
    done = run("in", "--list")
    assert done.returncode == 1
    assert b"Other words" in done.stdout
    assert messages(done)[-1].startswith("thread-convert: error: in/c.txt: ")
