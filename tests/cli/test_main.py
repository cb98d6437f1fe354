"""The command line as a person meets it, run as a program of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from convert.cli import main as cli

THREAD = "1/ One. @ann https://example.org/a\n2/ Two.\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a thread in it, and with no configuration around."""
    (tmp_path / "thread.txt").write_text(THREAD, encoding="utf-8")
    return tmp_path


def run(
    place: Path, *words: str, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "convert", *words],
        cwd=place,
        input=stdin,
        capture_output=True,
        env={**os.environ, "XDG_CONFIG_HOME": str(place / "nothing"), **environment},
        check=False,
    )


def files_in(place: Path) -> list[str]:
    return sorted(str(path.relative_to(place)) for path in place.rglob("*") if path.is_file())


# What is written, and where


def test_each_format_stands_beside_its_source(place):
    done = run(place, "thread.txt", "--to", "markdown", "--to", "json", "--to", "epub", "--to", "pdf")
    assert done.returncode == 0
    assert files_in(place) == ["thread.epub", "thread.json", "thread.md", "thread.pdf", "thread.txt"]
    assert done.stdout == b""
    assert done.stderr.decode() == (
        "thread-convert: thread.txt: wrote thread.md, thread.json, thread.epub, thread.pdf; 2 posts, 2 notes\n"
    )


@pytest.mark.parametrize(
    ("output", "name"), [("x.md", "x.md"), ("new/x.pdf", "new/x.pdf"), ("x.epub", "x.epub")]
)
def test_without_a_format_the_name_of_the_output_decides(place, output, name):
    assert run(place, "thread.txt", "-o", output).returncode == 0
    assert files_in(place) == sorted(["thread.txt", name])


def test_a_folder_after_o_keeps_the_tree_below_the_folder_of_threads(place):
    (place / "in/sub").mkdir(parents=True)
    for name in ("a.txt", "sub/a.txt", "sub/picture.png"):
        (place / "in" / name).write_text(THREAD)
    assert run(place, "in", "thread.txt", "--to", "json", "-o", "out").returncode == 0
    assert [name for name in files_in(place) if name.startswith("out")] == [
        "out/a.json",
        "out/sub/a.json",
        "out/thread.json",
    ]


def test_standard_input_goes_to_standard_output(place):
    done = run(place, "-", "--to", "json", stdin=THREAD.encode())
    assert json.loads(done.stdout)["source"]["name"] == "stdin"
    assert run(place, "-", "--to", "pdf", "-o", "-", stdin=THREAD.encode()).stdout.startswith(b"%PDF")
    assert files_in(place) == ["thread.txt"]


def test_quiet_says_nothing_and_verbose_says_how_the_thread_was_read(place):
    assert run(place, "thread.txt", "--to", "json", "-q").stderr == b""
    said = run(place, "thread.txt", "--to", "json", "-v").stderr.decode()
    assert "thread.txt: read as plain, 2 posts, 2 notes; numbered: “1/” to “2/”" in said


def test_repairs_are_summed_up_and_listed_when_asked(place, seed_path):
    summed = run(place, str(seed_path), "--to", "json", "-o", "x.json").stderr.decode()
    assert "12 repairs (9 gaps, 2 marks, 1 duplicate); --show-repairs lists them" in summed
    listed = run(place, str(seed_path), "--show-repairs").stderr.decode().splitlines()
    assert len(listed) == 12
    assert (
        listed[1]
        == f"{seed_path}:3: gap: “possible implications for | standing in the”: most likely an emoji was lost, marked as a gap"
    )


def test_no_repair_leaves_the_text_as_it_is(place, seed_path):
    document = json.loads(run(place, str(seed_path), "--to", "json", "-o", "-", "--no-repair").stdout)
    assert document["repairs"] == []
    assert document["posts"][-1]["blocks"][-1]["inlines"][-1]["text"].endswith("aims. END")


def test_the_head_of_the_document_can_be_given(place):
    done = run(
        place,
        "thread.txt",
        "--to=json",
        "-o-",
        "--title",
        "T",
        "--author",
        "@ann",
        "--language",
        "pt-BR",
    )
    document = json.loads(done.stdout)
    assert (document["title"], document["author"], document["language"]) == (
        "T",
        {"name": None, "handle": "ann"},
        "pt-BR",
    )


def test_gaps_can_be_joined(place, seed_path):
    text = run(place, str(seed_path), "--to", "markdown", "-o", "-", "--gaps", "join").stdout.decode()
    assert "implications for standing in the Caucasus" in text


@pytest.mark.parametrize(
    ("mode", "code", "content"), [("overwrite", 0, None), ("skip", 0, "old"), ("error", 1, "old")]
)
def test_an_output_that_exists_is_treated_as_asked(place, mode, code, content):
    (place / "thread.json").write_text("old")
    assert run(place, "thread.txt", "--to", "json", "--if-exists", mode).returncode == code
    now = (place / "thread.json").read_text()
    assert now == content if content else now.startswith("{")


def test_standard_output_can_be_named_as_a_file(place):
    assert run(place, "thread.txt", "--to", "json", "-o", "/dev/stdout", "-q").stdout.startswith(b"{")


def test_a_name_that_no_system_allows_is_one_line(place):
    for words in (["thread.txt", "-o", "x" * 300 + ".md"], ["x" * 300, "--to", "json"]):
        done = run(place, *words)
        assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
        assert b"name too long" in done.stderr


def test_a_fault_of_our_own_is_one_line_and_its_place_is_shown_when_asked(capsys, monkeypatch):
    def fail(*_: object) -> int:
        raise RuntimeError("no\ntea")

    monkeypatch.setattr(cli, "_run", fail)
    assert cli.main([]) == 1
    told = "thread-convert: error: this is a fault of thread-convert (RuntimeError: no tea); -v shows where\n"
    assert capsys.readouterr().err == told
    with pytest.raises(RuntimeError):
        cli.main(["-v"])


def test_one_failure_does_not_stop_the_others(place):
    (place / "empty.txt").write_text("")
    done = run(place, "empty.txt", "missing.txt", "thread.txt", "--to", "json")
    assert done.returncode == 1
    assert files_in(place) == ["empty.txt", "thread.json", "thread.txt"]
    assert done.stderr.decode().splitlines() == [
        "thread-convert: error: empty.txt: there is no text in this file",
        "thread-convert: error: missing.txt: no such file",
        "thread-convert: thread.txt: wrote thread.json; 2 posts, 2 notes",
    ]


# Settings


def test_the_command_line_beats_the_configuration_and_that_beats_the_default(place):
    (place / "c.yaml").write_text(
        "to: markdown\ngaps: join\nmarkdown: {numbering: none, front-matter: no}\n"
    )
    shown = run(
        place,
        "--config",
        "c.yaml",
        "--show-settings",
        "--gaps",
        "mark",
        "--markdown.front-matter",
        "yes",
    ).stdout.decode()
    assert "gaps: mark\n" in shown
    assert "to:\n- markdown\n" in shown
    assert "  numbering: none\n" in shown
    assert "  front-matter: true\n" in shown
    assert "platform: twitter\n" in shown


def test_the_configuration_of_the_user_is_read_and_that_of_the_current_folder_is_not(place):
    (place / "config.yaml").write_text("to: pdf\n")
    home = place / "home/thread-convert"
    home.mkdir(parents=True)
    (home / "config.yaml").write_text("to: [json]\n")
    environment = {"XDG_CONFIG_HOME": str(place / "home")}
    assert run(place, "thread.txt", **environment).returncode == 0
    assert (place / "thread.json").exists()
    assert run(place, "thread.txt", "--no-config", **environment).returncode == 2


# Bad input and bad calls: one clear line, nothing written, nothing touched


BAD_INPUT = {
    "no such file": ("missing.txt", None, "no such file"),
    "an empty file": ("bad.txt", b"", "there is no text in this file"),
    "only white space": ("bad.txt", b" \n\t\r\n\xc2\xa0", "there is no text in this file"),
    "a PNG": ("bad.txt", PNG, "this is a PNG image"),
    "a zip": ("bad.txt", b"PK\x03\x04abc", "this is a zip archive"),
    "UTF-16 without a mark": (
        "bad.txt",
        THREAD.encode("utf-16-le"),
        "looks like UTF-16 without a byte order mark; try --encoding",
    ),
    "another encoding": (
        "bad.txt",
        b"1/ caf\xe9\n",
        "bad.txt:1: this is not UTF-8 (byte 7 is 0xe9); name its encoding",
    ),
    "a folder without threads": ("folder", None, "there are no threads (.txt or .text) in this folder"),
}


@pytest.mark.parametrize("case", BAD_INPUT)
def test_bad_input_is_one_line_and_leaves_everything_as_it_was(place, case):
    name, content, message = BAD_INPUT[case]
    (place / "folder").mkdir()
    if content is not None:
        (place / name).write_bytes(content)
    for suffix in ("json", "pdf", "md"):
        (place / f"bad.{suffix}").write_text("old")
    before = files_in(place)
    done = run(place, name, "--to", "json", "--to", "pdf", "--to", "markdown")
    lines = done.stderr.decode().splitlines()
    assert done.returncode == 1
    assert len(lines) == 1
    assert lines[0].startswith(f"thread-convert: error: {name}:")
    assert message in lines[0]
    assert files_in(place) == before
    assert (place / "bad.json").read_text() == "old"


def test_an_unwritable_target_is_one_line_for_each_output(place):
    (place / "file").write_text("old")
    done = run(place, "thread.txt", "-o", "file/x.md")
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1
    assert "can't be written" in done.stderr.decode()
    assert files_in(place) == ["file", "thread.txt"]


BAD_CALLS = {
    "a format that does not exist": (
        ["thread.txt", "--to", "markdwon"],
        "markdwon: no such format; did you mean markdown?",
    ),
    "a format like no other": (
        ["thread.txt", "--to", "zzz"],
        "zzz: no such format; convert --formats lists them",
    ),
    "no format": (["thread.txt"], "name one with --to; convert --formats lists them"),
    "an output of no format": (
        ["thread.txt", "-o", "x.zzz"],
        "x.zzz tells no format; name one with --to",
    ),
    "no thread": (["--to", "pdf"], "name a thread"),
    "an option that does not exist": (
        ["thread.txt", "--to", "pdf", "--pdf.page-sise", "a5"],
        "pdf.page-sise: no such option; did you mean page-size?",
    ),
    "an option of a format that the output's name tells": (
        ["thread.txt", "-o", "x.pdf", "--pdf.page-size", "b7"],
        "pdf.page-size: a5|a4|letter|WxHmm is wanted, not 'b7'",
    ),
    "an option of a format that is not written": (
        ["thread.txt", "--to", "json", "--pdf.page-size", "a4"],
        "pdf.page-size: pdf is not written; add --to pdf",
    ),
    "an option of a format that does not exist": (
        ["thread.txt", "--to", "json", "--pfd.page-size", "a4"],
        "pfd: no such format; did you mean pdf?",
    ),
    "a flag that does not exist": (
        ["thread.txt", "--tto", "pdf"],
        "--tto: no such option; did you mean --to?",
    ),
    "a value of the wrong type": (
        ["thread.txt", "--to", "pdf", "--pdf.page-size", "b7"],
        "pdf.page-size: a5|a4|letter|WxHmm is wanted, not 'b7'",
    ),
    "a wrong value of the core": (
        ["thread.txt", "--to", "pdf", "--gaps", "hide"],
        "gaps: mark|join is wanted, not 'hide'",
    ),
    "an option without its value": (
        ["thread.txt", "--to", "pdf", "--pdf.page-size"],
        "pdf.page-size: a value is missing",
    ),
    "a configuration that is not there": (
        ["thread.txt", "--config", "no.yaml"],
        "no.yaml: can't be read: no such file",
    ),
    "a broken configuration": (["thread.txt", "--config", "broken.yaml"], "broken.yaml:2: column 7: "),
    "a misspelt setting": (
        ["thread.txt", "--config", "misspelt.yaml"],
        "misspelt.yaml: gap: no such setting; did you mean gaps?",
    ),
    "a misspelt option of a format": (
        ["thread.txt", "--config", "option.yaml"],
        "option.yaml: pdf.page-sise: no such option; did you mean page-size?",
    ),
    "a list for a configuration": (
        ["thread.txt", "--config", "list.yaml"],
        "list.yaml: settings are wanted",
    ),
    "two threads and one file": (
        ["thread.txt", "b.txt", "-o", "x.pdf"],
        "x.pdf is one file, but there are more outputs",
    ),
    "two formats on standard output": (
        ["-", "--to", "json", "--to", "pdf", "-o", "-"],
        "standard output takes one thread in one format",
    ),
    "two threads of one name": (
        ["thread.txt", "sub/thread.txt", "--to", "json", "-o", "out/"],
        "would both be written here",
    ),
    "a call for ImageMagick": (["a.png", "b.jpg"], "this is thread-convert"),
    "flags for ImageMagick": (["a.png", "-resize", "50%", "b.jpg"], "this is thread-convert"),
}


@pytest.mark.parametrize("case", BAD_CALLS)
def test_a_bad_call_is_one_line_and_writes_nothing(place, case):
    words, message = BAD_CALLS[case]
    (place / "sub").mkdir()
    (place / "sub/thread.txt").write_text(THREAD)
    (place / "broken.yaml").write_text("to: pdf\n  gaps: [join\n")
    (place / "misspelt.yaml").write_text("to: pdf\ngap: join\n")
    (place / "option.yaml").write_text("to: pdf\npdf: {page-sise: a5}\n")
    (place / "list.yaml").write_text("- to\n- pdf\n")
    before = files_in(place)
    done = run(place, *words)
    lines = done.stderr.decode().splitlines()
    assert (done.returncode, len(lines)) == (2, 1), lines
    assert message in lines[0]
    assert files_in(place) == before


def test_names_and_texts_can_not_drive_the_terminal(place):
    name = "evil\x1b[31m\u202e.txt"
    (place / name).write_text("")
    said = run(place, name, "--to", "json").stderr.decode()
    assert "\x1b" not in said
    assert r"evil\x1b[31m\u202e.txt" in said


# Help and lists


def test_help_imports_nothing_that_it_does_not_need():
    code = "import sys; from convert.cli.main import main; main(['--help']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {module.partition(".")[0] for module in done.stderr.split()} | set(done.stderr.split())
    assert "--to FORMAT" in done.stdout
    assert not loaded & {
        "pluggy",
        "importlib.metadata",
        "reportlab",
        "ebooklib",
        "lxml",
        "yaml",
        "msgspec",
        "pypandoc",
        "shtab",
    }


def test_a_thread_in_plain_english_is_read_and_written_without_what_only_others_need(place):
    thread = "1/ This is the first of the posts that will be read by all of them.\n\n2/ And it is not the last.\n"
    (place / "plain.txt").write_text(thread)
    code = "import sys; from convert.cli.main import main; main(sys.argv[1:]); print(*sys.modules)"
    call = [sys.executable, "-c", code, "plain.txt", "-q", "-o", "plain.md"]
    done = subprocess.run(call, cwd=place, capture_output=True, text=True, check=True)
    assert (place / "plain.md").exists()
    assert not set(done.stdout.split()) & {
        "chardet",
        "convert_epub",
        "difflib",
        "importlib.metadata",
    }


def test_help_for_a_format_shows_its_options(place):
    shown = run(place, "--to", "pdf", "--help").stdout.decode()
    assert "--pdf.page-size a5|a4|letter" in shown


def test_what_follows_two_hyphens_is_a_thread_whatever_it_begins_with(place):
    (place / "-dash.txt").write_text("1/ One.\n\n2/ Two.\n")
    assert run(place, "--to", "markdown", "-o", "-", "--", "-dash.txt").stdout.endswith(b"2/ Two.\n")


@pytest.mark.parametrize(
    ("name", "beginning"), [("x.gfm.md", b"1/ One"), ("x.v2.md", b"---\n"), ("x.beamer.tex", b"%")]
)
def test_the_longest_suffix_that_a_format_has_tells_it(place, name, beginning):
    (place / "two.txt").write_text("1/ One.\n\n2/ Two.\n")
    run(place, "two.txt", "-o", name, "-q")
    assert beginning in (place / name).read_bytes()[:200]


def test_formats_are_listed_with_plugin_and_version(place):
    shown = run(place, "--formats").stdout.decode()
    assert ["pdf", "thread-convert"] in [line.split()[:2] for line in shown.splitlines()]
    assert "(convert_pdf)" in shown


def test_completions_know_the_options_of_the_formats(place):
    assert "--pdf.page-size" in run(place, "--print-completion", "bash").stdout.decode()
    assert run(place, "--print-completion", "fish4").returncode == 2


def test_a_closed_pipe_ends_quietly(place):
    (place / "long.txt").write_text("words " * 500_000)
    done = subprocess.run(
        f"{sys.executable} -m convert long.txt --to markdown -o - -q | head -c 10",
        shell=True,
        cwd=place,
        capture_output=True,
        check=False,
    )
    assert done.stderr == b""
