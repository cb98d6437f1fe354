"""Fixtures that run the command line, in this process or in one of its own."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, NamedTuple

import pytest

from convert.cli.main import main

THREAD = "1/ One. @ann https://example.org/a\n2/ Two.\n"


class Result(NamedTuple):
    returncode: int
    stdout: bytes
    stderr: bytes


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a thread and without a configuration."""
    (tmp_path / "thread.txt").write_text(THREAD, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> Callable[..., Result]:
    """Call `main` in the folder `place`, with these words, standard input and environment."""

    def call(*words: str, stdin: bytes = b"", **environment: str) -> Result:
        with monkeypatch.context() as patch:
            patch.chdir(place)
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            for name, value in ({"XDG_CONFIG_HOME": str(place / "nothing")} | environment).items():
                patch.setenv(name, value)
            capsysbinary.readouterr()
            code = main(words)
        return Result(code, *capsysbinary.readouterr())

    return call


@pytest.fixture
def run_process(place: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run `python -m convert` in the folder `place`."""

    def call(
        *words: str,
        stdin: bytes = b"",
        stdout: int | IO[bytes] = subprocess.PIPE,
        stderr: int | IO[bytes] = subprocess.PIPE,
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "convert", *words],
            cwd=place,
            input=stdin,
            stdout=stdout,
            stderr=stderr,
            env={**os.environ, "XDG_CONFIG_HOME": str(place / "nothing")},
            check=False,
        )

    return call


@pytest.fixture
def files_in(place: Path) -> Callable[[], list[str]]:
    """List the files in the folder `place`, without the state of batches and compiled modules."""
    return lambda: sorted(
        str(path.relative_to(place))
        for path in place.rglob("*")
        if path.is_file() and path.name != ".convert-state.jsonl" and path.suffix != ".pyc"
    )
