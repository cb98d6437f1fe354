"""Calls with many threads: their messages, records, signals and limits."""

import json
import signal

import pytest

# A plugin whose writer does what the title of a thread says.
OBEDIENT = """
from dataclasses import dataclass
import signal
import warnings
import convert

@dataclass(frozen=True)
class Options:
    pass

def write(document, options):
    if document.title in ("SIGINT", "SIGTERM", "SIGHUP"):
        signal.raise_signal(getattr(signal, document.title))
    if document.title == "fail":
        raise convert.ConvertError("it shall fail")
    if document.title == "warn":
        warnings.warn("it shall warn", convert.ConvertWarning)
    return document.title

@convert.hookimpl
def convert_writers():
    yield convert.Writer("obedient", ".obedient", "text/plain", Options, write)
"""


@pytest.fixture(autouse=True)
def obedient(distribution):
    distribution("convert-obedient", "convert_obedient", OBEDIENT, formats=("obedient",))


@pytest.fixture
def threads(place):
    """Write a folder of threads with these titles: 00.txt, 01.txt, …"""

    def write(titles):
        (place / "in").mkdir()
        for number, title in enumerate(titles):
            (place / f"in/{number:02}.txt").write_text(f"{title}\n", encoding="utf-8")

    return write


@pytest.fixture
def convert(run):
    """Convert the folder of threads in this process, and return the exit code and the messages."""

    def call(*words):
        done = run("in", "--to", "obedient", "-o", "out/", "-j", "1", *words)
        lines = done.stderr.decode().splitlines()
        return done.returncode, [line.removeprefix("thread-convert: ") for line in lines]

    return call


def outputs(place):
    return sorted(path.stem for path in (place / "out").glob("*.obedient"))


def rows(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_many_threads_have_a_sum_and_the_next_call_finds_them_up_to_date(convert, threads, place):
    threads([f"Title {number}" for number in range(40)])
    code, (line,) = convert()
    assert (code, len(outputs(place))) == (0, 40)
    assert line.startswith("40 threads read in ")
    assert line.endswith(" s; outputs: 40 written")
    code, (line,) = convert()
    assert code == 0
    assert line.endswith(" s; outputs: 40 up to date")


def test_a_few_threads_have_a_message_each_also_when_they_are_up_to_date(convert, threads):
    threads(["One", "Two"])
    assert convert()[1][0] == "in/00.txt: wrote out/00.obedient; 1 post, 0 notes"
    assert convert()[1] == [
        "in/00.txt: up to date: out/00.obedient",
        "in/01.txt: up to date: out/01.obedient",
    ]
    assert convert("--no-resume")[1][0] == "in/00.txt: wrote out/00.obedient; 1 post, 0 notes"


def test_the_first_failures_are_printed_and_the_state_has_all_of_them(convert, threads, place):
    threads(["One"] * 15 + ["fail"] * 25)
    code, lines = convert()
    assert code == 1
    assert lines[:20] == [f"error: in/{number}.txt: it shall fail" for number in range(15, 35)]
    assert lines[20] == "error: 5 more failures; out/.convert-state.jsonl lists all of them"
    assert lines[21].endswith("outputs: 15 written, 25 failed")
    failed = [row for row in rows(place / "out/.convert-state.jsonl") if row.get("status") == "failed"]
    assert len(failed) == 25


def test_a_report_names_what_became_of_each_output(convert, threads, place):
    threads(["One", "fail"])
    assert convert("--report", "report.jsonl")[0] == 1
    first, second, summary = rows(place / "report.jsonl")
    assert (first["source"], first["output"], first["status"]) == (
        "in/00.txt",
        "out/00.obedient",
        "written",
    )
    assert second["message"] == "in/01.txt: it shall fail"
    assert summary["counts"] == {"failed": 1, "written": 1}


def test_a_report_can_be_named_in_the_configuration_relative_to_its_folder(convert, threads, place):
    threads(["One"])
    (place / "settings").mkdir()
    (place / "settings/c.yaml").write_text("report: report.jsonl\nmax-failures: 3\n")
    assert convert("--config", "settings/c.yaml")[0] == 0
    assert rows(place / "settings/report.jsonl")[-1]["counts"] == {"written": 1}


def test_only_what_failed_is_converted_on_request(convert, threads, place):
    threads(["One", "fail"])
    convert()
    (place / "in/01.txt").write_text("Two\n")
    (place / "in/02.txt").write_text("Three\n")
    code, lines = convert("--retry-failed")
    assert (code, outputs(place)) == (0, ["00", "01"])
    assert lines == [
        "in/00.txt: up to date: out/00.obedient",
        "in/01.txt: wrote out/01.obedient; 1 post, 0 notes",
    ]


def test_a_call_stops_after_the_largest_number_of_failures(convert, threads, place):
    threads(["fail", "fail", "One"])
    code, lines = convert("--max-failures", "2")
    assert (code, outputs(place)) == (1, [])
    assert lines[-1] == "error: stopped because 2 threads failed; --max-failures raises this limit"


@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_the_first_signal_lets_a_thread_be_finished_and_the_next_call_does_the_rest(
    run, convert, threads, place, name, code
):
    threads(["One", name, "Three"])
    words = ("in", "--to", "obedient", "-o", "out/", "-j", "1")
    if name == "SIGINT":
        done = run(*words)
        assert done.returncode == code
        lines = done.stderr.decode().splitlines()
    else:
        with pytest.raises(SystemExit) as caught:
            run(*words)
        assert caught.value.code == code
        lines = None
    assert outputs(place) == ["00", "01"]
    assert rows(place / "out/.convert-state.jsonl")[-1]["stopped"] == f"stopped by {name}"
    if lines is not None:
        assert lines[1].endswith("stopping when what was begun is finished; Ctrl-C again stops at once")
        assert lines[-1].endswith("error: stopped by SIGINT; the same call converts the rest")
    assert convert()[0] == 0
    assert outputs(place) == ["00", "01", "02"]


def test_a_single_thread_is_not_finished_after_a_signal(run, place):
    (place / "a.txt").write_text("SIGINT\n")
    done = run("a.txt", "--to", "obedient")
    assert (done.returncode, done.stderr) == (130, b"")
    assert not (place / "a.obedient").exists()


def test_handlers_of_signals_are_restored_after_a_batch(convert, threads):
    threads(["One", "Two"])
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)]
    convert()
    after = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)]
    assert after == before


def test_warnings_of_many_threads_are_limited(convert, threads):
    threads(["warn"] * 33)
    _, lines = convert()
    assert lines[:20] == [f"warning: in/{n:02}.txt: obedient: it shall warn" for n in range(20)]
    assert lines[20] == "13 more warnings; -v prints all of them"
    assert len(lines) == 22


@pytest.mark.parametrize(("flag", "end"), [([], b"\n"), (["-0"], b"\0")])
def test_names_are_read_from_a_file_or_from_standard_input(run, place, flag, end):
    (place / "a.txt").write_text("One\n")
    (place / "b.txt").write_text("Two\n")
    names = end.join([b"a.txt", b"b.txt", b""])
    (place / "names").write_bytes(names)
    for source in ("names", "-"):
        words = ("--files-from", source, *flag, "--to", "obedient", "-o", f"out-{source}/")
        assert run(*words, stdin=names).returncode == 0
        assert sorted(path.name for path in (place / f"out-{source}").glob("*.obedient")) == [
            "a.obedient",
            "b.obedient",
        ]


def test_the_files_of_a_folder_can_be_chosen(convert, threads, place):
    threads(["One", "Two"])
    (place / "in/note.log").write_text("Three\n")
    assert convert("--include", "*1.txt", "--include", "*.log")[0] == 0
    assert outputs(place) == ["01", "note"]


def test_shards_convert_each_thread_once(convert, threads, place):
    threads([f"Title {number}" for number in range(9)])
    seen = []
    for number in (1, 2, 3):
        convert("--shard", f"{number}/3", "--report", f"{number}.jsonl")
        seen += [row["source"] for row in rows(place / f"{number}.jsonl") if row["row"] == "output"]
    assert sorted(seen) == [f"in/{number:02}.txt" for number in range(9)]


def test_progress_is_printed_in_a_log_on_request(convert, threads, monkeypatch):
    threads(["One", "Two"])
    monkeypatch.setattr("convert.cli.progress._SHORTEST_LINE", 0.0)
    assert "1 of 2 threads, " in "\n".join(convert("--progress")[1])
    assert " of 2 threads, " not in "\n".join(convert("--progress", "-q", "--no-resume")[1])


BAD_CALLS = {
    "a number of processes": (["-j", "0"], "invalid value '0' for jobs (expected a whole number from"),
    "no shard": (["--shard", "4/3"], "invalid value '4/3' for shard (expected N/COUNT, or none)"),
    "no amount": (["--memory", "much"], "invalid value 'much' for memory (expected BYTES, kB, MB or"),
    "no time": (
        ["--timeout", "0"],
        "invalid value '0' for timeout (expected a number above 0, or none",
    ),
    "null bytes of nothing": (
        ["-0"],
        "--null: it is about the names in --files-from; add --files-from",
    ),
    "no such list": (["--files-from", "missing"], "missing: "),
    "an empty address": (["--dask", ""], "the address of the Dask scheduler is empty"),
    "a report that is a thread": (
        ["--report", "in/00.txt"],
        "in/00.txt: this file exists and is not a",
    ),
}


@pytest.mark.parametrize("case", BAD_CALLS)
def test_a_bad_call_is_one_line_and_changes_no_file(convert, threads, files_in, case):
    threads(["One"])
    before = files_in()
    words, message = BAD_CALLS[case]
    code, (line,) = convert(*words)
    assert code in (1, 2)
    assert line.startswith(f"error: {message}")
    assert files_in() == before
