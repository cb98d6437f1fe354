"""The memory of a call does not grow with the number of its threads."""

import json
import os
import sys
from pathlib import Path

import pytest

from tests.processes import output_of

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="needs the module resource"),
]

_CALL = """
import sys
from resource import RUSAGE_SELF, getrusage
from convert.cli.main import main

main(sys.argv[1:])
print(getrusage(RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3))
"""
_THREADS = 50


def peak(place: Path, count: int) -> float:
    """Return the peak in MB of a call with so many names, of which most are of no file.

    So many files would take longer to be made than what is measured. What can't be read goes the way of
    what can: it is planned, sent to a process, and has a row in the state and in the report. A twentieth
    of the names is the shard of the call; the others are only planned.
    """
    folder = place / str(count)
    folder.mkdir()
    for number in range(_THREADS):
        (folder / f"a-thread-of-words-{number:06}.txt").write_text("1/ One.\n")
    names = [f"{folder}/a-thread-of-words-{number:06}.txt\n" for number in range(count)]
    (folder / "names").write_text("".join(names))
    report = folder / "report.jsonl"
    words = ["--files-from", f"{folder}/names", "--to", "json", "-o", f"{folder}/out/", "-j", "2"]
    taken = float(output_of(_CALL, *words, "-q", "--shard", "1/20", "--report", str(report)))
    with report.open("rb") as file:
        file.seek(-1000, os.SEEK_END)
        summary = json.loads(file.readlines()[-1])
    counts = summary["counts"]
    assert 0 < counts["written"] < _THREADS
    assert 0.04 < sum(counts.values()) / count < 0.06
    return taken


def test_the_memory_of_a_call_is_the_same_for_a_thousand_threads_and_two_hundred_thousand(tmp_path):
    few, many = (peak(tmp_path, count) for count in (1_000, 200_000))
    assert many < few + 10
