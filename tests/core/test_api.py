"""Threads are read, rendered and converted from Python within bounds."""

import os
from dataclasses import dataclass
from types import SimpleNamespace

import pytest

import convert
from convert import registry
from convert.errors import InputError, OutputError, PluginError
from convert.testing import sample_document
from tests.plugins import ALBUM, PICTURE


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

    monkeypatch.setattr("convert.text.plugin.read_text", fail)
    with pytest.raises(InputError, match=r"^thread: not enough memory to read this thread as text$"):
        convert.read(b"1/ One.")
    monkeypatch.setattr(registry, "writer", lambda name: SimpleNamespace(options=NoOptions, write=fail))
    with pytest.raises(OutputError, match="not enough memory to write this thread as json"):
        convert.render(sample_document(), "json")


@pytest.fixture
def album(distribution):
    """Install a plugin that writes a picture beside its output."""
    distribution("convert-album", "convert_album", ALBUM, formats=("album",))


@pytest.fixture
def thread(tmp_path):
    path = tmp_path / "threads" / "a.txt"
    path.parent.mkdir()
    path.write_text("1/ One.")
    return path


def test_an_output_is_rendered_with_its_files(album):
    rendered = convert.render(sample_document(), "album")
    assert isinstance(rendered, convert.Output)
    assert rendered.files == {PICTURE: b"picture"}
    assert str(rendered.content).startswith(PICTURE)


def test_converting_returns_the_path_of_the_output_and_writes_its_files(album, thread):
    assert convert.convert(thread, to="album") == thread.with_suffix(".album")
    assert (thread.parent / PICTURE).read_bytes() == b"picture"
    assert thread.with_suffix(".album").read_text().startswith(f"{PICTURE} One.")


def test_two_threads_in_one_folder_share_a_file(album, thread):
    other = thread.with_name("b.txt")
    other.write_text("1/ Two.")
    convert.convert(thread, to="album")
    before = (thread.parent / PICTURE).stat()
    convert.convert(other, to="album")
    after = (thread.parent / PICTURE).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert len(list((thread.parent / "media").iterdir())) == 1


def test_without_files_only_the_content_is_written(album, thread):
    convert.convert(thread, to="album", media="embed")
    assert sorted(path.name for path in thread.parent.iterdir()) == ["a.album", "a.txt"]


@pytest.mark.parametrize("name", ["../x", "/tmp/x", "media/../../x", "-x", "CON", "a/b/c", "x.txt"])
def test_an_unsafe_name_is_the_fault_of_the_plugin_and_writes_nothing(album, thread, name):
    with pytest.raises(PluginError) as raised:
        convert.convert(thread, to="album", name=name)
    assert str(raised.value).startswith(
        "a.txt: bug in plugin convert_album (convert-album 1.2): the album writer returned an Output "
        f"with an unsafe name, {name!r}: it "
    )
    assert [path.name for path in thread.parent.iterdir()] == ["a.txt"]
    assert not (thread.parent.parent / "x").exists()


def test_an_output_stays_as_it_is_if_one_of_its_files_can_not_be_written(album, thread):
    thread.with_suffix(".album").write_text("old")
    (thread.parent / "media").write_text("mine")
    with pytest.raises(OutputError, match="media: this is not a folder"):
        convert.convert(thread, to="album")
    assert thread.with_suffix(".album").read_text() == "old"
    assert (thread.parent / "media").read_text() == "mine"
