"""Standard output and error, whatever they are connected to."""

import io
import os
import sys

import pytest

from convert.cli import streams
from convert.errors import PlaceError


class Raw(io.RawIOBase):
    """An unbuffered file that takes only so many bytes at a time, or raises."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.content = b""

    def writable(self):
        return True

    def write(self, data):
        answer = self.answers.pop(0) if self.answers else 3
        if isinstance(answer, OSError):
            raise answer
        if answer is not None:
            self.content += bytes(data[:answer])
            return min(answer, len(data))
        return None


@pytest.fixture
def connect(monkeypatch):
    """Connect standard output or error to a raw file, with or without a buffer above it."""

    def put(name, raw, *, buffered=True):
        buffer = io.BufferedWriter(raw) if buffered else raw
        monkeypatch.setattr(sys, name, io.TextIOWrapper(buffer, "ascii", write_through=True))
        return raw

    return put


@pytest.mark.parametrize("buffered", [True, False])
def test_all_bytes_are_written_by_a_file_that_takes_a_few_at_a_time(connect, buffered):
    raw = connect("stdout", Raw(1, 2), buffered=buffered)
    streams.write_output(b"0123456789")
    assert raw.content == b"0123456789"


def test_text_is_written_in_the_encoding_of_the_stream(connect):
    raw = connect("stdout", Raw())
    streams.write_output("é\n")
    assert raw.content == rb"\xe9" + b"\n"


def test_a_full_pipe_that_does_not_block_is_waited_for(connect, monkeypatch):
    raw = connect("stdout", Raw(2, None, None))
    waits = []
    monkeypatch.setattr("select.select", lambda *arguments: waits.append(arguments[1]))
    streams.write_output(b"0123456789")
    assert raw.content == b"0123456789"
    assert waits == [[raw], [raw]]


@pytest.mark.parametrize("buffered", [True, False])
@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ([4, OSError(28, "No space left on device")], "no space left on device"),
        ([0], "input/output error"),
    ],
)
def test_a_file_that_takes_no_more_is_an_error_of_the_place(connect, buffered, answers, message):
    connect("stdout", Raw(*answers), buffered=buffered)
    with pytest.raises(PlaceError, match=f"^standard output: can't be written: {message}$"):
        streams.write_output(b"0123456789")


def test_a_pipe_whose_reader_is_gone_is_no_error_of_the_place(connect):
    connect("stdout", Raw(BrokenPipeError(32, "Broken pipe")))
    with pytest.raises(BrokenPipeError):
        streams.write_output(b"x")


def test_closed_standard_output_is_an_error(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(PlaceError, match="standard output: closed"):
        streams.write_output(b"x")


def test_a_stream_for_text_gets_text(monkeypatch):
    for content in ("é", "é".encode()):
        monkeypatch.setattr(sys, "stdout", io.StringIO())
        streams.write_output(content)
        assert sys.stdout.getvalue() == "é"


def test_a_message_that_can_not_be_written_is_dropped(connect, monkeypatch):
    raw = connect("stderr", Raw(OSError(28, "No space left on device")))
    streams.write_message("words")
    sys.stderr.flush()  # nothing is kept for the last flush of the interpreter
    assert raw.content == b""
    monkeypatch.setattr(sys, "stderr", None)
    streams.write_message("words")


def test_closed_descriptors_are_connected_to_the_null_device(monkeypatch):
    opened = []

    def stat(descriptor):
        if descriptor == 1:
            raise OSError(9, "Bad file descriptor")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fstat", stat)
        patch.setattr(os, "open", lambda path, flags: opened.append(path))
        streams.open_missing()
    assert opened == [os.devnull]
