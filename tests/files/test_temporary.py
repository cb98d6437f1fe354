"""Temporary files name their process, and are removed when it is dead."""

import os
import subprocess
import sys

import pytest

from convert import files
from convert.files import temporary


@pytest.fixture
def dead():
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def named(path, process):
    """The name of a temporary file as another process of this host would give it."""
    return temporary.temporary_path(path).name.replace(f"-{os.getpid()}-", f"-{process}-")


def test_a_temporary_file_names_host_and_process(tmp_path):
    first, second = (temporary.temporary_path(tmp_path).name for _ in range(2))
    assert first.startswith(f".convert-{os.uname().nodename}-{os.getpid()}-")
    assert first != second


def test_what_a_dead_process_left_is_removed_by_the_next_output(tmp_path, dead):
    (tmp_path / named(tmp_path, dead)).write_text("half")
    files.write_whole(tmp_path / "a.md", b"x")
    assert os.listdir(tmp_path) == ["a.md"]


def test_files_of_the_living_of_other_hosts_and_of_the_user_stay(tmp_path, dead):
    names = {
        named(tmp_path, os.getpid()),
        named(tmp_path, 1),
        f".convert-elsewhere-{dead}-0123abcd",
        f"{named(tmp_path, dead)}.txt",
        ".convert-notes",
    }
    for name in names:
        (tmp_path / name).touch()
    files.write_whole(tmp_path / "a.md", b"x")
    assert set(os.listdir(tmp_path)) == names | {"a.md"}


def test_a_folder_is_searched_once(tmp_path, dead, monkeypatch):
    files.write_whole(tmp_path / "a.md", b"x")
    monkeypatch.setattr(os, "scandir", None)
    files.write_whole(tmp_path / "b.md", b"x")


def test_a_folder_that_can_not_be_searched_is_written_to(tmp_path, monkeypatch):
    def refuse(folder):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    files.write_whole(tmp_path / "a.md", b"x")
    assert (tmp_path / "a.md").read_bytes() == b"x"


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_process_whose_exit_code_nobody_has_asked_for_is_dead(tmp_path):
    process = subprocess.Popen([sys.executable, "-c", "print()"], stdout=subprocess.PIPE)
    process.stdout.read()  # until it ends
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    (tmp_path / named(tmp_path, process.pid)).touch()
    files.write_whole(tmp_path / "a.md", b"x")
    assert os.listdir(tmp_path) == ["a.md"]
    process.wait()
