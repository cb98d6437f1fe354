"""An input opens, reads and closes its source."""

import os

import pytest

import convert
from convert.errors import InputError
from convert.files import Limit
from convert.inputs import HEAD, Input
from tests.plugins import LINES

LIMIT = Limit(size=100, rule="is allowed")


def test_a_file_is_opened_without_being_read_whole(tmp_path):
    path = tmp_path / "a.data"
    with path.open("wb") as file:
        file.truncate(10**10)  # a sparse file, more than memory
        file.seek(10**10)
        file.write(b"end")
    with Input.of_file(path, LIMIT) as source:
        assert len(source.head()) == HEAD
        file = source.open()
        file.seek(-3, os.SEEK_END)
        assert file.read() == b"end"
        with pytest.raises(InputError, match=r"10\.0 GB is more than is allowed"):
            source.bytes()


def test_opened_files_are_closed_with_the_input(tmp_path):
    path = tmp_path / "a.data"
    path.write_bytes(b"words")
    with Input.of_file(path, LIMIT) as source:
        first, second = source.open(), source.open()
        second.close()
        assert first.read() == b"words"
    assert first.closed


def test_what_a_reader_opens_is_closed_after_the_last_document(distribution, tmp_path):
    code = LINES.replace(
        "    with source.open() as file:",
        "    file = source.open()\n    opened.append(file)\n    if True:",
    ).replace("def read(", "opened = []\n\ndef read(")
    distribution("convert-lines", "convert_lines", code, readers=("lines",))
    path = tmp_path / "a.lines"
    path.write_bytes(b"%lines\nOne.\nTwo.\n")
    documents = convert.read_all(path)
    next(documents)
    import convert_lines

    assert not convert_lines.opened[0].closed
    assert len(list(documents)) == 1
    assert convert_lines.opened[0].closed
    with pytest.raises(InputError, match="several threads"):
        convert.read(path)
    assert all(file.closed for file in convert_lines.opened)


def test_a_file_that_vanishes_is_an_error_of_the_input(tmp_path):
    path = tmp_path / "a.data"
    path.write_bytes(b"words")
    source = Input.of_file(path, LIMIT)
    path.unlink()
    with pytest.raises(InputError, match=r"^a\.data: can't be read: no such file"):
        source.open()
    with pytest.raises(InputError, match="no such file"):
        source.bytes()


def test_a_file_that_grows_beyond_the_limit_is_an_error(tmp_path):
    path = tmp_path / "a.data"
    path.write_bytes(b"words")
    source = Input.of_file(path, LIMIT)
    source.head()
    path.write_bytes(b"x" * 101)
    with pytest.raises(InputError, match="more than is allowed"):
        source.bytes()


def test_a_pipe_of_the_shell_is_recognised_by_what_it_holds(distribution):
    distribution("convert-lines", "convert_lines", LINES, readers=("lines",))
    reading, writing = os.pipe()
    os.write(writing, b"%lines\nOne.\n")
    os.close(writing)
    try:
        assert convert.read(f"/dev/fd/{reading}").title == "One (author)"
    finally:
        os.close(reading)


def test_errors_name_the_file_as_the_caller_wrote_it(distribution, tmp_path, monkeypatch):
    distribution("convert-lines", "convert_lines", LINES, readers=("lines",))
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/a.lines").write_bytes(b"%lines\n!\n")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(convert.ConvertError, match=r"^sub/a\.lines:2: no thread"):
        convert.read("sub/a.lines")
    with pytest.raises(InputError, match=r"^sub/b\.lines: no such file"):
        convert.read("sub/b.lines")
