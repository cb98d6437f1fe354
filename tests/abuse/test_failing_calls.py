"""Each call of the system that writes fails once: outputs stay whole, old ones included.

A call fails in this process (`-j 1`), at its first time, at its second, and so on, until it is not
called so often.
"""

import errno
import io
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from convert.batch.state import file as state_file
from convert.cli.main import main
from tests.abuse.batches import outputs, rows

pytestmark = pytest.mark.slow

_THREADS = 4
_FORMATS = ("json", "markdown")
_MOST = 200


class Fault:
    """Fails once, at a certain time."""

    def __init__(self, place: Path, code: int) -> None:
        """Create it for the files in a folder."""
        self.code = code
        self.left = 0
        self._place = f"{os.path.realpath(place)}{os.sep}"

    def concerns(self, path: object) -> bool:
        """Return whether a path is in the folder."""
        return isinstance(path, str | os.PathLike) and os.path.realpath(path).startswith(self._place)

    def is_due(self) -> bool:
        """Count a call, and return whether it is the one that fails."""
        self.left -= 1
        return self.left == 0

    def check(self) -> None:
        """Count a call, and fail if it is the one."""
        if self.is_due():
            self.fail()

    def fail(self) -> None:
        raise OSError(self.code, os.strerror(self.code))


def _replace(fault: Fault, patch: pytest.MonkeyPatch) -> None:
    original = os.replace

    def replace(source: Any, target: Any) -> None:
        fault.check()
        original(source, target)

    patch.setattr(os, "replace", replace)


def _open(fault: Fault, patch: pytest.MonkeyPatch) -> None:
    for module, name in ((io, "open"), (os, "open")):
        original = getattr(module, name)

        def opened(
            path: Any, *given: Any, original: Callable[..., Any] = original, **named: Any
        ) -> Any:
            # To synchronise a folder, it is opened; some systems open none.
            if fault.concerns(path) and not Path(path).is_dir():
                fault.check()
            return original(path, *given, **named)

        patch.setattr(module, name, opened)


def _write(fault: Fault, patch: pytest.MonkeyPatch) -> None:
    """Let a write fail after half of its bytes."""
    original = io.open

    class Failing(io.FileIO):
        def write(self, data: Any) -> int:
            if fault.is_due():
                super().write(memoryview(data)[: len(data) // 2])
                fault.fail()
            return super().write(data)

    def opened(path: Any, mode: str = "r", *given: Any, **named: Any) -> Any:
        if fault.concerns(path) and "b" in mode and "r" not in mode:
            return io.BufferedWriter(Failing(path, mode.replace("b", "")))
        return original(path, mode, *given, **named)

    patch.setattr(io, "open", opened)
    patch.setattr(state_file, "FileIO", Failing)


def _fsync(fault: Fault, patch: pytest.MonkeyPatch) -> None:
    original = os.fsync

    def fsync(descriptor: int) -> None:
        if stat.S_ISREG(os.fstat(descriptor).st_mode):  # some file systems synchronise no folder
            fault.check()
        original(descriptor)

    patch.setattr(os, "fsync", fsync)


class Case(NamedTuple):
    """A call of the system, and the error that it raises."""

    install: Callable[[Fault, pytest.MonkeyPatch], None]
    code: int
    fewest: int
    """How often it is called at least."""


_CASES = {
    "replace": Case(_replace, errno.EIO, 8),
    "replace without rights": Case(_replace, errno.EACCES, 8),
    "open": Case(_open, errno.EMFILE, 12),
    "open without rights": Case(_open, errno.EACCES, 12),
    "write": Case(_write, errno.EIO, 12),
    "write on a full disk": Case(_write, errno.ENOSPC, 12),
    "write beyond the limit of sizes": Case(_write, errno.EFBIG, 12),
    "fsync": Case(_fsync, errno.EIO, 8),
    "fsync on a full disk": Case(_fsync, errno.ENOSPC, 8),
}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a folder with threads the current one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "nothing"))
    (tmp_path / "in").mkdir()
    for number in range(_THREADS):
        text = "".join(f"{post}/ Post {post} of {number}.\n\n" for post in range(1, 20))
        (tmp_path / f"in/{number}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def convert(title: str) -> int:
    to = [word for name in _FORMATS for word in ("--to", name)]
    flags = ("-q", "-j", "1", "--durable", "--title", title, "--report", "report.jsonl")
    return main(["in", *to, "-o", "out/", *flags])


def contents(place: Path) -> dict[str, bytes]:
    """Return all files among the outputs but the state."""
    files = (place / "out").iterdir()
    return {
        path.name: path.read_bytes() for path in files if not path.name.startswith(".convert-state")
    }


@pytest.mark.parametrize("name", _CASES)
def test_a_call_that_fails_leaves_whole_outputs_and_is_reported(name, place, monkeypatch, capsys):
    case = _CASES[name]
    assert convert("New") == 0
    new = contents(place)
    assert len(new) == _THREADS * len(_FORMATS)
    for time in range(1, _MOST):
        assert convert("Old") == 0
        old = contents(place)
        (place / "report.jsonl").unlink()
        capsys.readouterr()
        fault = Fault(place, case.code)
        with monkeypatch.context() as patch:
            case.install(fault, patch)
            fault.left = time
            code = convert("New")
        if fault.left > 0:
            break
        errors = capsys.readouterr().err
        assert code in (1, 3), errors
        assert errors.startswith("thread-convert: error: ")
        assert "bug in" not in errors
        found = contents(place)
        assert found.keys() == new.keys()
        for file, content in found.items():
            assert content in (old[file], new[file])
        if (place / "report.jsonl").exists():
            for row in outputs(rows(place / "report.jsonl")):
                output = Path(row["output"] or "").name
                assert row["status"] != "written" or found[output] == new[output]
    assert time > case.fewest
    assert code == 0
    assert contents(place) == new
