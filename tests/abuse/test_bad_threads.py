"""Threads that fail, crash, hang or eat memory in a batch: each is reported, all others are written."""

import re
import sys
from pathlib import Path

import pytest

import convert
from tests.abuse.batches import Runs, outputs

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc; limits memory"),
]

# A plugin file whose writer does what a thread says.
_POISON = """
import os, signal, sys, time
from dataclasses import dataclass
import convert
from convert.tree import plain

@dataclass(frozen=True)
class Options:
    pass

def write(document, options):
    match plain(document).split():
        case ["kill"]:
            os.kill(os.getpid(), signal.SIGKILL)
        case ["fault"]:
            os.kill(os.getpid(), signal.SIGSEGV)
        case ["exit"]:
            os._exit(0)
        case ["recurse"]:
            recurse = lambda: recurse()
            recurse()
        case ["hang"]:
            time.sleep(600)
        case ["compute"]:
            while True:
                pass
        case ["eat"]:
            eaten = []
            while True:
                eaten.append(bytearray(10_000_000))
    return plain(document)

@convert.hookimpl
def convert_writers():
    yield convert.Writer("poison", ".poison", "text/plain", Options, write)
"""

# What a thread says, its status, the kind of its error, and its message.
_BAD = {
    "kill": ("crash", "ProcessError", "was ended by signal 9 (SIGKILL)"),
    "fault": ("crash", "ProcessError", "was ended by signal 11 (SIGSEGV)"),
    "exit": ("crash", "ProcessError", "ended with exit code 0"),
    "recurse": ("failed", "PluginError", "recursion"),
    "hang": ("timeout", "TimeoutError", "takes longer than --timeout allows (2 s)"),
    "compute": ("timeout", "TimeoutError", "takes longer than --timeout allows (2 s)"),
    "eat": ("failed", "MemoryError", "--memory allows 400,000,000 bytes"),
}


@pytest.fixture
def runs(tmp_path: Path) -> Runs:
    return Runs(tmp_path)


def test_each_bad_thread_is_reported_as_what_it_is_and_all_others_are_written(runs):
    (runs.place / "poison.py").write_text(_POISON, encoding="utf-8")
    texts = [f"words of thread {number}" for number in range(200)]
    for place, order in enumerate(_BAD):
        texts[place * 27 + 3] = order
    runs.threads(texts)
    limits = ("--timeout", "2", "--memory", "400MB")
    words = ("in", "--plugin", "poison.py", "--to", "poison", "-o", "out/", "-j", "2", *limits)
    code, errors = runs.run(*words, "--report", "report.jsonl")
    assert code == 1
    assert "Traceback" not in errors
    found = {Path(row["source"]).stem: row for row in outputs(runs.rows("report.jsonl"))}
    assert len(found) == len(texts)
    for number, text in enumerate(texts):
        row = found[f"{number:05}"]
        if text not in _BAD:
            assert row["status"] == "written"
            assert (runs.place / row["output"]).read_text() == text
            continue
        status, error, message = _BAD[text]
        assert (row["status"], row["error"]) == (status, error), row
        assert message in row["message"]
        assert row["source"] in errors
    assert len(runs.files("out")) == len(texts) - len(_BAD)
    assert not runs.processes()


def test_twenty_bad_ones_among_two_hundred_good_ones_in_four_formats(runs):
    """The bad ones can't be read: empty files, JSON that is cut short, pictures."""
    good = [
        f"1/ Post {number} of @ann.\n\n2/ See https://example.org/{number}\n" for number in range(200)
    ]
    runs.threads(good)
    cut_short = str(convert.render(convert.read(b"1/ One.\n"), "json")).encode()[:-20]
    for number in range(20):
        bad = [b"", cut_short, b"\x89PNG\r\n\x1a\n" + bytes(range(256))][number % 3]
        name = f"bad-{number:02}.{'json' if number % 3 == 1 else 'txt'}"
        (runs.place / "in" / name).write_bytes(bad)
    formats = ("json", "markdown", "epub", "pdf")
    to = [word for name in formats for word in ("--to", name)]
    code, errors = runs.run("in", *to, "-o", "out/", "-j", "2", "--report", "report.jsonl")
    assert code == 1
    found = runs.rows("report.jsonl")
    written = [row for row in outputs(found) if row["status"] == "written"]
    assert len(written) == 800
    assert {row["output"].partition(".")[2] for row in written} == {"json", "md", "epub", "pdf"}
    assert {f"out/{name}" for name in runs.files("out")} == {row["output"] for row in written}
    failed = [row for row in outputs(found) if row["status"] == "failed"]
    assert len({row["source"] for row in failed}) == 20
    assert all("in/bad-" in row["message"] for row in failed)
    assert found[-1]["counts"] == {"failed": 20, "written": 800}
    assert len(re.findall("^thread-convert: error: in/bad-", errors, re.MULTILINE)) == 20
