"""Run Python in processes whose memory is measured."""

import os
import subprocess
import sys

from tests.conftest import ROOT


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
