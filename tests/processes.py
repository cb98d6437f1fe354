"""Run Python in processes whose memory is measured."""

import os
import subprocess
import sys

from tests.conftest import ROOT


def without_coverage() -> dict[str, str]:
    """Return the environment for a process in which no coverage is measured.

    Measuring imports modules and writes files of its own.
    """
    return {name: value for name, value in os.environ.items() if not name.startswith("COV")}


def output_of(code: str, *arguments: str) -> str:
    """Return what a program writes to standard output; it can import the tests.

    The peak of a process begins with that of its parent (getrusage(2)), so a small process starts it.
    """
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(
        ["/bin/sh", "-c", '"$@"; exit $?', "sh", *command],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ).stdout
