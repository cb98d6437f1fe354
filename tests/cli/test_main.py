"""Exit codes, signals, pipes, and what a call leaves behind in its process."""

import os
import pty
import signal
import subprocess
import sys
import time
import warnings
from pathlib import Path

import pytest

from convert.cli import main
from tests.processes import without_coverage

HELP = "import sys; from convert.cli.main import main; main(['--help']); print(*sys.modules, file=sys.stderr)"
# What only addresses and the data of networks need.
OF_NETWORKS = {
    "convert.html",
    "convert.network",
    "convert.replies",
    "convert.spans",
    "convert_bluesky",
    "convert_mastodon",
    "convert_saved",
    "convert_twitter",
    "selectolax",
    "urllib3",
}
PLUGIN_THAT_WAITS = """
from dataclasses import dataclass
import os
import time
import convert

@dataclass(frozen=True)
class Options:
    pass

def write(document, options):
    os.write(1, b"ready\\n")
    time.sleep(60)

@convert.hookimpl
def convert_writers():
    yield convert.Writer("wait", ".wait", "text/plain", Options, write)
"""


def test_python_dash_m_convert_runs_the_command_line(run_process, files_in):
    done = run_process("thread.txt", "--to", "json")
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr == b"thread-convert: thread.txt: wrote thread.json; 2 posts, 2 notes\n"
    assert files_in() == ["thread.json", "thread.txt"]


def test_the_exit_code_of_the_process_is_that_of_the_call(run_process):
    assert run_process("missing.txt", "--to", "json").returncode == 1
    assert run_process("thread.txt").returncode == 2


def test_a_process_reads_standard_input_and_writes_bytes_to_standard_output(run_process):
    done = run_process("-", "--to", "pdf", "-o", "-", stdin=b"1/ One.")
    assert done.stdout.startswith(b"%PDF")


def test_help_does_not_import_what_it_does_not_need():
    done = subprocess.run([sys.executable, "-c", HELP], capture_output=True, text=True, check=True)
    loaded = {module.partition(".")[0] for module in done.stderr.split()} | set(done.stderr.split())
    assert "--to FORMAT" in done.stdout
    assert not loaded & OF_NETWORKS
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


def test_an_english_thread_is_converted_without_libraries_that_only_others_need(run, place):
    thread = "1/ This is the first of the posts that will be read by all of them.\n\n2/ And it is not the last.\n"
    (place / "plain.txt").write_text(thread)
    run("plain.txt", "-q", "-o", "first.md")  # asks each plugin for its suffixes, and keeps the answers
    code = "import sys; from convert.cli.main import main; main(sys.argv[1:]); print(*sys.modules)"
    call = [sys.executable, "-c", code, "plain.txt", "-q", "-o", "plain.md"]
    done = subprocess.run(
        call, cwd=place, capture_output=True, text=True, check=True, env=without_coverage()
    )
    assert (place / "plain.md").exists()
    assert not set(done.stdout.split()) & {
        *OF_NETWORKS,
        "chardet",
        "concurrent.futures",
        "convert.batch.state",
        "convert.version",
        "convert_epub",
        "convert_pdf",
        "multiprocessing",
        "portalocker",
        "tarfile",
        "tqdm",
    }


@pytest.mark.parametrize("call", ["long.txt --to markdown -o - -q", "--formats", "--help"])
def test_a_closed_pipe_ends_quietly(place, call):
    (place / "long.txt").write_text("words " * 100_000)
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "convert", *call.split()],
        cwd=place,
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


def test_binary_output_to_a_terminal_is_refused(place):
    terminal, other_end = pty.openpty()
    call = [sys.executable, "-m", "convert", "-", "--to", "pdf"]
    done = subprocess.run(
        call, cwd=place, input=b"1/ One.", stdout=other_end, stderr=subprocess.PIPE, check=False
    )
    os.close(other_end)
    os.close(terminal)
    assert done.returncode == 2
    assert b"this format is binary, and standard output is a terminal" in done.stderr


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGHUP, 129)]
)
def test_a_signal_ends_the_process_with_its_exit_code_and_without_output(
    distribution, place, files_in, number, code
):
    distribution("convert-wait", "convert_wait", PLUGIN_THAT_WAITS, formats=("wait",))
    before = files_in()
    process = subprocess.Popen(
        [sys.executable, "-m", "convert", "thread.txt", "--to", "wait"],
        cwd=place,
        env={
            **os.environ,
            "PYTHONPATH": str(place / "site-convert-wait"),
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    time.sleep(0.05)  # until the writer sleeps
    process.send_signal(number)
    _, errors = process.communicate(timeout=30)
    assert (process.returncode, errors) == (code, b"")
    assert files_in() == before


def test_standard_output_can_be_named_as_a_file(run_process):
    done = run_process("thread.txt", "--to", "json", "-o", "/dev/stdout", "-q")
    assert done.stdout.startswith(b"{")


@pytest.mark.parametrize(
    "words", [["thread.txt", "--to", "json"], ["--formats"], ["thread.txt"], ["--help"]]
)
def test_a_call_restores_signal_handlers_and_warning_filters(run, words):
    def state():
        handlers = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)]
        return handlers, warnings.filters[:], warnings.showwarning

    before = state()
    run(*words)
    assert state() == before


def test_a_signal_that_is_ignored_at_the_start_stays_ignored(run, monkeypatch):
    """`nohup` starts its program in this way."""
    handlers = []
    monkeypatch.setattr(
        main, "_run", lambda words: handlers.append(signal.getsignal(signal.SIGHUP)) or 0
    )
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        run("thread.txt")
    finally:
        signal.signal(signal.SIGHUP, before)
    assert handlers == [signal.SIG_IGN]


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["--version"],
        ["--formats"],
        ["--print-completion", "bash"],
        ["--show-settings"],
        ["thread.txt", "--to", "json", "-o", "-"],
    ],
)
def test_standard_output_that_takes_no_more_is_an_error_of_the_place(run_process, words):
    with Path("/dev/full").open("wb") as full:
        done = run_process(*words, stdout=full)
    assert done.returncode == 3
    message = b"thread-convert: error: standard output: can't be written: no space left on device\n"
    assert done.stderr == message


@pytest.mark.parametrize(("words", "code"), [(["thread.txt", "--to", "json"], 0), (["thread.txt"], 2)])
def test_a_message_that_standard_error_can_not_take_changes_nothing(run_process, words, code):
    with Path("/dev/full").open("wb") as full:
        assert run_process(*words, stderr=full).returncode == code


def test_too_little_memory_is_an_error_of_its_own(run, monkeypatch):
    def fail(words):
        raise MemoryError

    monkeypatch.setattr(main, "_run", fail)
    done = run("thread.txt")
    assert (done.returncode, done.stderr) == (1, b"thread-convert: error: not enough memory\n")


def test_a_bug_is_reported_on_one_line_and_with_a_traceback_if_requested(capsys, monkeypatch):
    def fail(*_: object) -> int:
        raise RuntimeError("no\ntea")

    monkeypatch.setattr(main, "_run", fail)
    assert main.main([]) == 1
    message = "thread-convert: error: bug in thread-convert: RuntimeError: no tea (--debug shows the traceback)\n"
    assert capsys.readouterr().err == message
    assert main.main(["--debug"]) == 1
    shown = capsys.readouterr().err
    assert shown.startswith("Traceback (most recent call last):\n")
    assert "in fail\n" in shown


def test_an_interrupt_is_an_exit_code(monkeypatch):
    def interrupt(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(main, "_run", interrupt)
    assert main.main([]) == 130


def test_names_and_texts_can_not_control_the_terminal(run, place):
    name = "evil\x1b[31m\u202e.txt"
    (place / name).write_text("")
    errors = run(name, "--to", "json").stderr.decode()
    assert "\x1b" not in errors
    assert r"evil\x1b[31m\u202e.txt" in errors
