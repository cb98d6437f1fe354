"""A file of rows has whole lines only, whatever happens while one is written."""

import errno
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.batch.state import file as state_file
from convert.batch.state.file import RowFile, open_rows
from convert.errors import PlaceError
from tests.conftest import ROOT
from tests.processes import without_coverage

LINES = st.lists(st.binary(max_size=20).map(lambda line: line.replace(b"\n", b"") + b"\n"), max_size=9)


@pytest.fixture
def rows(tmp_path: Path):
    file = open_rows(tmp_path / "rows", mode="a+b")
    yield file
    file.close()


def lines(file: RowFile) -> list[bytes]:
    return [line for _, line in file.lines()]


@given(LINES, st.binary(max_size=20), st.integers(1, 9))
def test_all_whole_lines_are_read_and_found_again(tmp_path_factory, written, rest, block):
    path = tmp_path_factory.mktemp("rows") / "rows"
    rest = rest.replace(b"\n", b"")
    path.write_bytes(b"".join(written) + rest)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(state_file, "_BLOCK", block)
        file = open_rows(path, mode="a+b")
        try:
            found = list(file.lines())
            assert [line for _, line in found] == written
            assert [file.line(offset) for offset, _ in reversed(found)] == written[::-1]
            file.cut()
            assert path.read_bytes() == b"".join(written)
        finally:
            file.close()


def test_what_is_appended_is_read_again(rows):
    rows.append(b"a\n")
    assert lines(rows) == [b"a\n"]
    rows.append(b"b\nc\n")
    assert lines(rows) == [b"a\n", b"b\n", b"c\n"]


def test_a_line_that_is_longer_than_any_row_ends_what_is_read(rows, monkeypatch):
    monkeypatch.setattr(state_file, "_BLOCK", 4)
    monkeypatch.setattr(state_file, "_LONGEST", 16)
    rows.append(b"a\n" + b"b" * 100 + b"\nc\n")
    assert lines(rows) == [b"a\n"]


@pytest.mark.skipif(os.name != "posix", reason="links and pipes")
def test_neither_a_link_nor_a_pipe_is_opened(tmp_path):
    (tmp_path / "other").write_bytes(b"mine")
    (tmp_path / "link").symlink_to("other")
    os.mkfifo(tmp_path / "pipe")
    for name in ("link", "pipe"):
        with pytest.raises(OSError, match=r"regular|symbolic|[Ll]ink|lien"):
            open_rows(tmp_path / name, mode="a+b")
    assert (tmp_path / "other").read_bytes() == b"mine"


class _Full:
    """A file that takes some more bytes."""

    def __init__(self, file, space: int, error: BaseException) -> None:
        self._file, self._space, self._error = file, space, error

    def write(self, data: memoryview) -> int:
        if not self._space:
            raise self._error
        written = self._file.write(data[: self._space])
        self._space -= written
        return written

    def __getattr__(self, name: str):
        return getattr(self._file, name)


@pytest.mark.parametrize("space", range(8))
def test_a_line_for_which_there_is_no_space_is_not_written_at_all(rows, space):
    rows.append(b"whole\n")
    rows.file = _Full(rows.file, space, OSError(errno.ENOSPC, "No space left on device"))
    with pytest.raises(PlaceError, match=r"rows: can't be written: no space left on device$"):
        rows.append(b"1234567\n8\n")
    assert lines(rows) == [b"whole\n"]


def test_a_line_that_a_signal_interrupts_is_not_written_at_all(rows):
    rows.file = _Full(rows.file, 3, KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        rows.append(b"1234567\n")
    assert rows.path.read_bytes() == b""


APPEND_UNTIL_FULL = """
import resource, sys
from pathlib import Path
from convert.batch.results import Result
from convert.batch.state import State
from convert.errors import PlaceError
if len(sys.argv) > 2:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
state = State.open(Path(sys.argv[1]))
try:
    for number in range(100_000):
        state.append([Result(source="s" * (number % 999), format="json", output=f"{number}", status="written")])
except PlaceError as error:
    print(error)
    sys.exit(3)
"""


def append_until_full(*arguments: str) -> str:
    # With the limit, Python would keep compiled modules that are cut short, so it shall keep none (-B).
    done = subprocess.run(
        [sys.executable, "-B", "-c", APPEND_UNTIL_FULL, *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=without_coverage(),
    )
    assert (done.returncode, done.stderr) == (3, "")
    return done.stdout


@pytest.mark.skipif(os.name != "posix", reason="limits of resources")
def test_a_state_at_the_limit_of_file_sizes_has_whole_lines_only(tmp_path):
    message = append_until_full(str(tmp_path), "50000")
    assert message == f"{tmp_path / '.convert-state.jsonl'}: can't be written: file too large\n"
    content = (tmp_path / ".convert-state.jsonl").read_bytes()
    assert 48_000 < len(content) <= 50_000
    assert content.endswith(b"}\n")


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root mounts")
def test_a_state_on_a_full_disk_has_whole_lines_only(tmp_path):
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(tmp_path)], check=False
    )
    if mounted.returncode:
        pytest.skip("nothing can be mounted here")
    try:
        assert append_until_full(str(tmp_path)).endswith(
            ": can't be written: no space left on device\n"
        )
        content = (tmp_path / ".convert-state.jsonl").read_bytes()
        assert len(content) > 900_000
        assert content.endswith(b"}\n")
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_a_state_whose_process_is_killed_while_it_appends_loses_no_row_before(tmp_path):
    path = tmp_path / ".convert-state.jsonl"
    before = b""
    for attempt in range(8):
        process = subprocess.Popen([sys.executable, "-c", APPEND_UNTIL_FULL, str(tmp_path)], cwd=ROOT)
        deadline = time.monotonic() + 30
        while not path.exists() or path.stat().st_size < len(before) + 5000:
            assert time.monotonic() < deadline
            time.sleep(0.001)
        time.sleep(random.Random(attempt).random() / 100)
        process.send_signal(signal.SIGKILL)
        process.wait()
        with path.open("ab") as file:
            file.write(b'{"row":"outp')  # what a killed process may leave
        content = path.read_bytes()
        assert content.startswith(before)
        before = content[: content.rfind(b"\n") + 1]
        found = open_rows(path, mode="a+b")
        assert b"".join(lines(found)) == before
        found.close()
