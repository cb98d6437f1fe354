"""Threads are read, rendered and converted from Python within bounds."""

import os
from dataclasses import dataclass
from types import SimpleNamespace

import pytest

import convert
from convert import api, registry
from convert.errors import InputError, OutputError
from convert.testing import sample_document


@dataclass(frozen=True)
class NoOptions:
    pass


def test_a_file_has_a_limit_of_size(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 2_000_000)
    with pytest.raises(InputError) as raised:
        convert.convert(path, to="json", max_size="1MB")
    assert str(raised.value) == (
        f"{path}: 2.0 MB is more than --max-size allows (1MB); raise it with --max-size"
    )
    assert not (tmp_path / "a.json").exists()


def test_bytes_have_a_limit_of_size():
    with pytest.raises(InputError, match=r"^thread: 7 bytes is more than --max-size allows \(6\)"):
        convert.read(b"1/ One.", max_size=6)
    assert convert.read(b"1/ One.", max_size=7).posts


def test_the_limit_is_64_megabytes_unless_it_is_raised(tmp_path):
    path = tmp_path / "a.txt"
    path.touch()
    os.truncate(path, 64_000_001)
    with pytest.raises(InputError, match=r"64\.0 MB is more than --max-size allows \(64MB\)"):
        convert.read(path)


def test_too_little_memory_is_not_a_bug(monkeypatch):
    def fail(*_arguments):
        raise MemoryError

    monkeypatch.setattr(api, "read_text", fail)
    with pytest.raises(InputError, match=r"^thread: not enough memory to read this thread$"):
        convert.read(b"1/ One.")
    monkeypatch.setattr(registry, "writer", lambda name: SimpleNamespace(options=NoOptions, write=fail))
    with pytest.raises(OutputError, match="not enough memory to write this thread as json"):
        convert.render(sample_document(), "json")
