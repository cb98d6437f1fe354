"""Outputs with files beside them, from the command line."""

import os
import signal
import subprocess
import sys

import pytest

from tests.plugins import ALBUM, PICTURE

# Root may write to any folder, unless it gives this right up.
UNPRIVILEGED = [
    "setpriv",
    "--bounding-set=-dac_override,-dac_read_search",
    "--inh-caps=-dac_override,-dac_read_search",
]
# Stops the program before it replaces or makes the file whose name ends so, as `kill -9` would.
KILLED = """
import os, signal, sys
from pathlib import Path
from convert.cli.main import main

def replace(self, target, replace=Path.replace):
    if target.name.endswith(sys.argv[1]):
        os.kill(os.getpid(), signal.SIGKILL)
    return replace(self, target)

Path.replace = replace
sys.exit(main(sys.argv[2:]))
"""


@pytest.fixture(autouse=True)
def album(distribution):
    """Install a plugin that writes a picture beside its output."""
    distribution("convert-album", "convert_album", ALBUM, formats=("album",))


@pytest.fixture
def threads(place):
    """A folder with two threads, apart from the plugin."""
    folder = place / "threads"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("1/ One.\n", encoding="utf-8")
    return folder


def names_in(folder):
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".convert-state.jsonl"
    )


def test_two_threads_in_one_folder_share_a_file(run, place, threads):
    done = run("threads", "--to", "album", "-o", "out/")
    assert done.returncode == 0
    assert names_in(place / "out") == ["a.album", "b.album", PICTURE]
    assert names_in(threads) == ["a.txt", "b.txt"]
    assert b"threads/a.txt: wrote out/a.album; 1 post, 0 notes\n" in done.stderr


def test_a_file_beside_an_output_is_no_thread_of_the_next_call(run, threads):
    for _ in range(2):
        assert run("threads", "--to", "album").returncode == 0
    assert names_in(threads) == ["a.album", "a.txt", "b.album", "b.txt", PICTURE]


def test_standard_output_can_not_hold_files(run, threads):
    done = run("threads/a.txt", "--to", "album", "-o", "-")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr == (
        b"thread-convert: error: standard output: can't hold files, and this output has 1 file beside it; "
        b"name a file with -o, or add --album.media embed\n"
    )
    assert names_in(threads) == ["a.txt", "b.txt"]


@pytest.mark.parametrize("words", [["-o", "-"], []])
def test_standard_output_gets_an_output_without_files(run, words):
    done = run("-", "--to", "album", "--album.media", "embed", *words, stdin=b"1/ One.")
    assert done.returncode == 0
    assert done.stdout.startswith(f"{PICTURE} One.".encode())


def test_a_plugin_with_an_unsafe_name_is_an_error_and_nothing_is_written(run, place, threads):
    done = run("threads/a.txt", "--to", "album", "--album.name", "../x")
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert done.stderr.decode() == (
        "thread-convert: error: threads/a.txt: bug in plugin convert_album (convert-album 1.2): the album "
        "writer returned an Output with an unsafe name, '../x': it has a part “.” or “..”; "
        "report it to its authors, or uninstall convert-album\n"
    )
    assert names_in(threads) == ["a.txt", "b.txt"]
    assert not (place / "x").exists()


def test_a_link_out_of_the_folder_is_an_error_on_one_line(run, place, threads):
    (place / "elsewhere").mkdir()
    (threads / "media").symlink_to("../elsewhere")
    done = run("threads/a.txt", "--to", "album")
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert b"error: threads/media: this is a link out of the folder of the output" in done.stderr
    assert names_in(threads) == ["a.txt", "b.txt"]
    assert names_in(place / "elsewhere") == []


def test_a_file_in_the_place_of_the_folder_is_an_error_on_one_line(run, threads):
    (threads / "media").write_text("mine")
    done = run("threads/a.txt", "--to", "album")
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert b"error: threads/media: this is not a folder" in done.stderr
    assert names_in(threads) == ["a.txt", "b.txt", "media"]


def test_a_file_beside_an_output_replaces_no_thread_of_the_call(run, threads):
    (threads / "data.md").write_text("1/ My own words.")
    words = ("threads/a.txt", "threads/data.md", "--to", "album", "--album.name", "data.md")
    done = run(*words, "-q")
    assert done.returncode == 1
    assert b"error: threads/data.md: not written: this file beside a.album is itself one" in done.stderr
    assert (threads / "data.md").read_text() == "1/ My own words."
    assert names_in(threads) == ["a.txt", "b.txt", "data.md"]


def test_a_device_can_not_have_files(run, threads):
    done = run("threads/a.txt", "--to", "album", "-o", "/dev/null")
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert b"error: /dev/null: this is not a regular file, so no files can be beside it" in done.stderr


def run_in(place, *command):
    """Run a program in the folder `place`, with the plugin and without a configuration."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(place / "site-convert-album"),
        "XDG_CONFIG_HOME": str(place / "nothing"),
    }
    return subprocess.run(command, cwd=place, env=environment, check=False, capture_output=True)


def kill_before(name, place):
    """Convert a thread, and kill the program before the file whose name ends so appears."""
    done = run_in(place, sys.executable, "-c", KILLED, name, "threads/a.txt", "--to", "album")
    assert done.returncode == -signal.SIGKILL


def test_a_call_that_is_killed_between_the_files_and_the_output_leaves_the_old_output(
    run, place, threads
):
    (threads / "a.album").write_text("old")
    kill_before(".album", place)
    assert (threads / "a.album").read_text() == "old"
    assert (threads / PICTURE).read_bytes() == b"picture"
    assert run("threads/a.txt", "--to", "album").returncode == 0
    assert names_in(threads) == ["a.album", "a.txt", "b.txt", PICTURE]


def test_a_call_that_is_killed_while_it_writes_a_file_leaves_no_half_one(run, place, threads):
    kill_before(".png", place)
    (left,) = set(names_in(threads)) - {"a.txt", "b.txt"}
    assert left.startswith("media/.convert-")
    # A folder is searched once in a process, and tests share one: the whole path is searched here only.
    assert run(str(threads / "b.txt"), "--to", "album").returncode == 0
    assert names_in(threads) == ["a.txt", "b.album", "b.txt", PICTURE]


@pytest.mark.parametrize("folder", ["media", "."])
def test_a_read_only_folder_is_an_error_on_one_line(place, threads, folder):
    (threads / "media").mkdir()
    (threads / folder).chmod(0o555)
    privileges = UNPRIVILEGED if os.geteuid() == 0 else []
    done = run_in(place, *privileges, sys.executable, "-m", "convert", "threads/a.txt", "--to", "album")
    (threads / folder).chmod(0o755)
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1), done.stderr
    assert b"can't be written: permission denied; name another place with -o" in done.stderr
    assert {"a.txt", "b.txt"} <= set(names_in(threads)) <= {"a.txt", "b.txt", PICTURE}
