"""Readers of plugins work for files, folders and standard input, with several threads in one source."""

import pytest

from tests.plugins import LINES

ONE = b"%lines\nOne.\n"
THREE = b"%lines\nOne.\nTwo.\nThree.\n"


@pytest.fixture(autouse=True)
def lines(distribution, place):
    """Install a reader of several threads, and remove the thread of the other tests."""
    distribution("convert-lines", "convert_lines", LINES, readers=("lines",))
    (place / "thread.txt").unlink()


@pytest.fixture
def listed(files_in):
    """List the files in the current folder, without those of the plugin."""
    return lambda: [name for name in files_in() if not name.startswith("site-")]


def messages(done):
    return done.stderr.decode().splitlines()


def test_one_thread_has_an_output_that_is_named_after_its_source(run, place, listed):
    (place / "a.lines").write_bytes(ONE)
    assert run("a.lines", "--to", "json").returncode == 0
    assert listed() == ["a.json", "a.lines"]


def test_the_outputs_of_several_threads_are_named_after_them_in_a_folder_named_after_the_source(
    run, place, listed
):
    (place / "a.lines").write_bytes(THREE)
    done = run("a.lines", "--to", "markdown", "--to", "typst", "-o", "out/")
    assert done.returncode == 0
    assert listed() == [
        "a.lines",
        *[
            f"out/a/{name}-author.{suffix}"
            for name in ("one", "three", "two")
            for suffix in ("md", "typ")
        ],
    ]
    assert messages(done)[1] == (
        "thread-convert: a.lines, thread 2: wrote out/a/two-author.md, out/a/two-author.typ; 1 post, 0 notes"
    )
    assert "Two." in (place / "out/a/two-author.md").read_text()


def test_a_long_suffix_stays_whole(run, place, listed):
    (place / "a.lines.data").write_bytes(THREE)
    run("a.lines.data", "--to", "beamer", "-o", "out/")
    assert listed()[1] == "out/a.lines/one-author.beamer.tex"


@pytest.mark.parametrize(
    ("words", "file"),
    [
        (["a.lines", "-o", "one.md"], "a.lines"),
        (["a.lines", "--to", "json", "-o", "-"], "a.lines"),
        (["-", "--to", "json"], "stdin"),
    ],
)
def test_several_threads_do_not_fit_in_one_output(run, place, listed, words, file):
    (place / "a.lines").write_bytes(THREE)
    done = run(*words, stdin=THREE)
    assert (done.returncode, done.stdout) == (1, b"")
    assert messages(done) == [
        f"thread-convert: error: {file}: it holds several threads; name a folder with -o"
    ]
    assert listed() == ["a.lines"]


def test_several_threads_on_standard_input_go_into_a_folder(run, listed):
    assert run("-", "--to", "json", "-o", "out/", stdin=THREE).returncode == 0
    assert listed() == [f"out/stdin/{name}-author.json" for name in ("one", "three", "two")]


def test_json_on_standard_input_is_recognised(run, place):
    (place / "a.txt").write_text("1/ One.\n\n2/ Two.")
    run("a.txt", "--to", "json")
    done = run("-", "--to", "markdown", stdin=(place / "a.json").read_bytes())
    assert done.stdout.endswith(b"2/ Two.\n")
    as_text = run("-", "--to", "json", "--from", "text", stdin=(place / "a.json").read_bytes())
    assert b'"kind":"plain"' in as_text.stdout.replace(b" ", b"")


@pytest.mark.parametrize(("bad", "names"), [(1, []), (2, ["one"]), (3, ["one", "two"])])
def test_what_precedes_a_fault_is_written(run, place, listed, bad, names):
    content = THREE.splitlines(keepends=True)
    content[bad] = b"!\n"
    (place / "a.lines").write_bytes(b"".join(content))
    done = run("a.lines", "--to", "json")
    assert done.returncode == 1
    assert messages(done)[-1] == f"thread-convert: error: a.lines:{bad + 1}: no thread"
    assert listed() == ["a.lines", *[f"a/{name}-author.json" for name in names]]


def test_a_source_without_threads_is_an_error(run, place):
    (place / "a.lines").write_bytes(b"%lines\n")
    done = run("a.lines", "--to", "json")
    assert messages(done) == ["thread-convert: error: a.lines: there is no thread in it"]


def test_an_output_of_several_that_is_that_of_another_thread_is_an_error(run, place):
    (place / "a.lines").write_bytes(THREE)
    (place / "a").mkdir()
    (place / "a/two-author.txt").write_text("Other.")
    done = run("a.lines", "a/two-author.txt", "--to", "markdown")
    assert done.returncode == 1
    assert [line for line in messages(done) if "error" in line] == [
        "thread-convert: error: a/two-author.md: not written: another thread has an output of this name; "
        "rename one, or convert them separately"
    ]
    assert "Other." in (place / "a/two-author.md").read_text()
    assert "Three." in (place / "a/three-author.md").read_text()


def test_an_output_of_several_never_replaces_a_thread(run, place):
    (place / "a.lines").write_bytes(THREE)
    (place / "a").mkdir()
    (place / "a/two-author.md").write_text("My own words.")
    done = run("a.lines", "a/two-author.md", "--to", "markdown", "--if-exists", "overwrite")
    assert done.returncode == 1
    assert any("error: a/two-author.md: " in line for line in messages(done))
    assert (place / "a/two-author.md").read_text() == "My own words."


@pytest.mark.parametrize(("mode", "code"), [("skip", 0), ("error", 1)])
def test_outputs_of_several_that_exist_are_treated_as_requested(run, place, mode, code):
    (place / "a.lines").write_bytes(THREE)
    (place / "a").mkdir()
    (place / "a/two-author.md").write_text("old")
    assert run("a.lines", "--to", "markdown", "--if-exists", mode).returncode == code
    assert (place / "a/two-author.md").read_text() == "old"
    assert (place / "a/three-author.md").exists()


def test_repairs_of_each_thread_are_listed(run, place):
    (place / "a.lines").write_bytes(b"%lines\nOne.\nTwo.\x01\n")
    done = run("a.lines", "--show-repairs")
    assert [line for line in messages(done) if line.startswith("a.lines, thread 2:")]
    assert not [line for line in messages(done) if line.startswith("a.lines, thread 1:")]


def test_in_a_folder_every_file_that_a_reader_recognises_is_a_thread(run, place, listed):
    for name, content in {
        "a.txt": b"One.",
        "b.lines": ONE,
        "sub/c.LINES": THREE,
        "d.lines": b"something else",
        "e.json": b'{"not": "a thread"}',
        "f.md": b"# Notes",
    }.items():
        (place / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (place / "in" / name).write_bytes(content)
    done = run("in", "--to", "markdown", "-o", "out/")
    assert done.returncode == 0
    assert [name for name in listed() if name.startswith("out")] == [
        "out/a.md",
        "out/b.md",
        *[f"out/sub/c/{name}-author.md" for name in ("one", "three", "two")],
    ]
    assert messages(done)[-1] == (
        "thread-convert: 2 files left out: recognised by no reader; -v lists what is left out"
    )
    assert "thread-convert: in/e.json: left out: recognised by no reader" in messages(
        run("in", "--to", "markdown", "-o", "out/", "-v")
    )
    assert run("in", "--to", "markdown", "-o", "out/", "-q").stderr == b""


@pytest.mark.parametrize("more", [(), ("--join",), ("--list",)])
def test_a_folder_of_which_no_reader_recognises_anything_is_an_error(run, place, more):
    (place / "in").mkdir()
    (place / "in/e.json").write_text('{"not": "a thread"}')
    done = run("in", "--to", "markdown", "-o", "out/", *more)
    assert done.returncode == 1
    assert messages(done)[-1] == (
        "thread-convert: error: there are no threads: no reader recognises any of the files"
    )


def test_the_outputs_of_a_folder_are_no_threads_of_the_next_call(run, place, listed):
    (place / "in").mkdir()
    (place / "in/a.txt").write_text("One.")
    (place / "in/b.lines").write_bytes(THREE)
    for output in ([], [], ["-o", "in/out"], ["-o", "in/out"]):
        assert run("in", "--to", "json", *output).returncode == 0
    names = ["a", *[f"b/{name}-author" for name in ("one", "two", "three")]]
    written = [f"{folder}{name}.json" for folder in ("in/", "in/out/") for name in names]
    assert listed() == sorted([*written, "in/a.txt", "in/b.lines"])
    assert run("in", "--to", "epub", "-o", "in/out").returncode == 0
    assert sum(name.endswith("epub") for name in listed()) == 4


def test_json_that_is_no_output_of_a_thread_beside_it_is_a_thread(run, place, listed):
    (place / "in").mkdir()
    (place / "in/a.txt").write_text("One.")
    run("in/a.txt", "--to", "json", "-o", "in/b-1.json")
    assert run("in", "--to", "markdown").returncode == 0
    assert listed() == ["in/a.md", "in/a.txt", "in/b-1.json", "in/b-1.md"]


def test_the_format_of_the_threads_in_a_folder_can_be_named(run, place, listed):
    (place / "in").mkdir()
    (place / "in/a.txt").write_text("One.")
    (place / "in/b.lines").write_bytes(b"unrecognised\nTwo.\n")
    assert run("in", "--to", "json", "--from", "lines").returncode == 0
    assert listed() == ["in/a.txt", "in/b.json", "in/b.lines"]


def test_a_file_in_a_folder_that_can_not_be_read_is_an_error(run, place, monkeypatch):
    (place / "in").mkdir()
    (place / "in/a.txt").write_text("One.")
    (place / "in/b.lines").symlink_to("nowhere.lines")
    done = run("in", "--to", "json")
    assert done.returncode == 1
    assert messages(done)[0] == "thread-convert: error: in/b.lines: broken link to nowhere.lines"
    assert (place / "in/a.json").exists()


def test_a_reader_has_options_of_its_own(run, place):
    (place / "a.lines").write_bytes(ONE)
    words = ("a.lines", "--to", "json", "-o", "-")
    assert b"ONE (ALL)" in run(*words, "--lines.shout", "yes", "--lines.replies", "all").stdout
    assert b"One (all)" in run(*words, "--replies", "all").stdout
    (place / "c.yaml").write_text("lines: {shout: yes}\njson: {indent: 1}\n")
    assert b'\n "title": "ONE (AUTHOR)"' in run(*words, "--config", "c.yaml").stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--lines.shoot", "yes"], "lines.shoot: no such option; did you mean shout?"),
        (["--lines.shout=maybe"], "invalid value 'maybe' for lines.shout (expected yes or no)"),
        (
            ["--from", "text", "--lines.shout", "yes"],
            "lines.shout: the threads are read as text, not as lines",
        ),
        (
            ["--json.media", "none"],
            "json.media: json is not among the output formats; add --to json",
        ),
        (
            ["--upper.mentions", "no"],
            "upper.mentions: upper is not among the transforms; add --transform upper",
        ),
        (["--from", "line"], "line: no such input format; did you mean lines?"),
        (["--from", "markdown"], "markdown: no such input format"),
        (["--transform", "uper"], "uper: no such transform; did you mean upper?"),
        (["--nothing.x", "1"], "nothing: no such format"),
    ],
)
def test_options_that_are_wrong_or_not_used_are_errors_of_the_call(
    run, place, distribution, words, message
):
    code = """
from dataclasses import dataclass
import convert

@dataclass(frozen=True)
class Options:
    mentions: bool = True

@convert.hookimpl
def convert_transforms():
    yield convert.Transform("upper", Options, lambda document, options: document)
"""
    distribution("convert-upper", "convert_upper", code, transforms=("upper",))
    (place / "a.lines").write_bytes(ONE)
    done = run("a.lines", "--to", "markdown", *words)
    assert done.returncode == 2
    assert [line for line in messages(done) if message in line], messages(done)
    assert not (place / "a.md").exists()


def test_an_option_of_json_as_an_output_is_not_one_of_reading_json(run, place):
    (place / "a.lines").write_bytes(ONE)
    assert run("a.lines", "--to", "json", "--json.media", "none").returncode == 0
    assert run("a.json", "--to", "json", "--json.media", "none", "-o", "b.json").returncode == 0


def test_a_wrong_option_in_the_configuration_is_an_error_of_the_call(run, place):
    (place / "a.lines").write_bytes(ONE)
    (place / "c.yaml").write_text("lines: {shoot: yes}\n")
    done = run("a.lines", "--to", "json", "--config", "c.yaml")
    assert (done.returncode, messages(done)) == (
        2, ["thread-convert: error: c.yaml: lines.shoot: no such option; did you mean shout?"]
    )  # fmt: skip


def test_help_shows_the_options_of_a_reader(run):
    for words in (["--from", "lines"], ["--from=lines"], ["--lines.shout", "yes"]):
        assert b"--lines.shout, --no-lines.shout" in run(*words, "--help").stdout
    assert b"--lines.shout" not in run("--help").stdout


def test_documents_are_written_one_at_a_time(run, place, distribution):
    code = LINES.replace(
        "        next(file)",
        "        next(file)\n        from pathlib import Path\n        seen = []\n",
    ).replace(
        "            document =",
        '            seen.append(sum(1 for _ in Path().glob("a/*.md")))\n            document =',
    )
    code = code.replace('title = f"{document.title}', 'title = f"{seen} {document.title}')
    distribution(
        "convert-lazy",
        "convert_lazy",
        code.replace('"lines"', '"lazy"').replace("%lines", "%lazy"),
        readers=("lazy",),
    )
    (place / "a.lines").write_bytes(b"%lazy\n" + b"Words.\n" * 5)
    assert run("a.lines", "--to", "markdown").returncode == 0
    assert any("[0, 0, 2, 3, 4]" in path.read_text() for path in (place / "a").iterdir())
