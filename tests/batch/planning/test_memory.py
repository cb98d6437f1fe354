"""The names of a call are not held in memory, however many they are."""

import pytest

from tests.processes import output_of

_PLAN = """
import sys
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from convert.batch.jobs import Job
from convert.batch.planning import Request, plan_jobs

def peak():
    return getrusage(RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)

def count(**given):
    plan = plan_jobs(Request(to=["json", "markdown"], **given))
    return sum(isinstance(item, Job) for item in plan.jobs())

threads, names = sys.argv[1:]
count(threads=["missing.txt"])
before = peak()
given = {"files_from": threads} if Path(threads).is_file() else {"threads": [threads]}
assert count(output=names, **given) > 0
print(peak() - before)
"""


def folder(place, count):
    """Return a folder with files of two formats, half of which have a name that the others have too."""
    path = place / str(count)
    path.mkdir()
    for i in range(count):
        (path / f"a-thread-of-words-{i // 4 * 2 + i % 2:06}{('.txt', '.json')[i // 2 % 2]}").touch()
    return path


def list_of_names(place, count):
    """Return a list of files that need not exist."""
    path = place / f"{count}.list"
    with path.open("w") as file:
        file.writelines(f"a/folder/of/threads/a-thread-of-words-{i:06}.txt\n" for i in range(count))
    return path


@pytest.mark.slow
@pytest.mark.parametrize("make", [folder, list_of_names])
def test_two_hundred_thousand_names_take_little_memory(tmp_path, make):
    few, many = (
        float(output_of(_PLAN, str(make(tmp_path, count)), str(tmp_path / "out")))
        for count in (1_000, 200_000)
    )
    assert few < 10
    assert many < 60
