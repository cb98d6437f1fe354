"""Input files are regular and of bounded size."""

import io
import os
from pathlib import Path

import pytest

from convert import files
from convert.errors import InputError

LIMIT = files.Limit(size=10, rule="is allowed (10)")


def test_a_file_of_the_largest_size_is_read(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"0123456789")
    assert files.read_bytes(path, LIMIT) == b"0123456789"


@pytest.mark.parametrize(
    ("size", "message"),
    [
        (11, "11 bytes is more than is allowed (10)"),
        (2_000_000, "2.0 MB is more than is allowed (10)"),
        (10**12, "1.0 TB is more than is allowed (10)"),
    ],
)
def test_a_larger_file_is_refused_before_it_is_read(tmp_path, size, message, monkeypatch):
    path = tmp_path / "a.txt"
    path.touch()
    os.truncate(path, size)
    monkeypatch.setattr(Path, "open", None)
    with pytest.raises(InputError) as raised:
        files.read_bytes(path, LIMIT)
    assert str(raised.value) == f"{path}: {message}"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing", "no such file"),
        ("pipe", "not a regular file"),
        ("folder", "can't be read: is a directory"),
        ("loop", "can't be read: too many levels of symbolic links"),
        ("a\0b", "can't be read: not a possible name of a file"),
        ("/dev/zero", "not a regular file"),
        ("/dev/null", "not a regular file"),
    ],
)
def test_what_is_not_a_regular_file_is_refused(tmp_path, name, message):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(InputError) as raised:
        files.read_bytes(tmp_path / name, LIMIT)
    assert raised.value.message == message


@pytest.mark.parametrize("folder", ["/dev/fd", "/proc/self/fd"])
@pytest.mark.parametrize(("content", "fits"), [(b"words", True), (b"w" * 11, False)])
def test_a_pipe_that_the_caller_opened_is_read_up_to_the_limit(folder, content, fits):
    reading, writing = os.pipe()
    os.write(writing, content)
    path = Path(folder, str(reading))
    try:
        if fits:
            os.close(writing)
            assert files.read_bytes(path, LIMIT) == content
        else:
            with pytest.raises(InputError, match=r": more than is allowed \(10\)"):
                files.read_bytes(path, LIMIT)
    finally:
        os.close(reading)
        if not fits:
            os.close(writing)


def test_no_more_than_requested_is_read():
    stream = io.BytesIO(b"w" * 3_000_000)
    assert len(files.read_up_to(stream, 2_500_000)) == 2_500_000
    assert stream.tell() == 2_500_000


def test_a_pipe_that_does_not_block_is_waited_for(monkeypatch):
    reading, writing = os.pipe()
    os.set_blocking(reading, False)

    def write(*_arguments):
        os.write(writing, b"words")
        os.close(writing)

    monkeypatch.setattr("select.select", write)
    with os.fdopen(reading, "rb") as stream:
        assert files.read_up_to(stream, 10) == b"words"
