"""Files are written whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from convert import files
from convert.errors import OutputError, PlaceError


def test_a_file_is_written_with_the_permissions_of_any_new_file(tmp_path):
    umask = os.umask(0o027)
    try:
        files.write_whole(tmp_path / "a" / "b.md", b"words")
    finally:
        os.umask(umask)
    assert (tmp_path / "a" / "b.md").read_bytes() == b"words"
    assert (tmp_path / "a" / "b.md").stat().st_mode & 0o777 == 0o640


def test_a_file_that_is_replaced_keeps_its_permissions_and_its_symbolic_link(tmp_path):
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    real.write_text("old")
    real.chmod(0o600)
    link.symlink_to(real)
    files.write_whole(link, b"new")
    assert link.is_symlink()
    assert real.read_text() == "new"
    assert real.stat().st_mode & 0o777 == 0o600


def test_a_failure_leaves_what_was_there_and_no_temporary_file(tmp_path, monkeypatch):
    target = tmp_path / "a.md"
    target.write_text("old")

    def fail(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(PlaceError, match="no space left on device"):
        files.write_whole(target, b"new")
    assert target.read_text() == "old"
    assert os.listdir(tmp_path) == ["a.md"]


def test_an_interrupt_leaves_no_temporary_file(tmp_path, monkeypatch):
    def interrupt(self: Path, target: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        files.write_whole(tmp_path / "a.md", b"new")
    assert os.listdir(tmp_path) == []


def test_the_thread_itself_is_never_replaced(tmp_path):
    source = tmp_path / "a.txt"
    source.write_text("words")
    (tmp_path / "link.txt").symlink_to(source)
    for path in (source, tmp_path / "link.txt"):
        with pytest.raises(OutputError, match="the thread itself"):
            files.write_whole(path, b"x", source=source)
    assert source.read_text() == "words"


def test_a_device_is_written_to_and_not_replaced():
    files.write_whole(Path("/dev/null"), b"words")
    assert not Path("/dev/null").is_file()


def test_a_parent_that_is_not_a_folder_is_an_error_with_a_remedy(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match=r"can't be written: .*; name another place with -o"):
        files.write_whole(tmp_path / "file" / "a.md", b"x")


def test_a_link_to_itself_is_an_error_and_stays(tmp_path):
    loop = tmp_path / "loop.md"
    loop.symlink_to("loop.md")
    with pytest.raises(OutputError, match="too many levels of symbolic links"):
        files.write_whole(loop, b"x")
    assert loop.is_symlink()


def test_a_broken_link_gets_the_file_that_it_points_to(tmp_path):
    link = tmp_path / "link.md"
    link.symlink_to("real.md")
    files.write_whole(link, b"x")
    assert link.is_symlink()
    assert (tmp_path / "real.md").read_bytes() == b"x"


def test_folders_below_the_place_are_made(tmp_path):
    place = files.open_place(tmp_path / "new" / "out")
    files.write_whole(place.path / "a" / "b" / "c.md", b"x", place=place)
    assert (tmp_path / "new/out/a/b/c.md").read_bytes() == b"x"


def test_a_place_that_vanishes_is_not_made_again(tmp_path):
    place = files.open_place(tmp_path / "out")
    place.path.rmdir()
    for name in ("a.md", "sub/a.md"):
        with pytest.raises(PlaceError, match="out: this folder vanished or was replaced"):
            files.write_whole(place.path / name, b"x", place=place)
    assert not place.path.exists()


def test_a_place_that_vanishes_after_the_first_look_is_not_made_again(tmp_path, monkeypatch):
    place = files.open_place(tmp_path / "out")
    place.path.rmdir()
    answers = iter([True, False])
    monkeypatch.setattr(files.Place, "is_unchanged", lambda self: next(answers))
    with pytest.raises(PlaceError, match="vanished"):
        files.write_whole(place.path / "sub" / "a.md", b"x", place=place)
    assert not place.path.exists()


def test_another_folder_in_the_place_of_the_first_gets_nothing(tmp_path):
    place = files.open_place(tmp_path / "out")
    place.path.rename(tmp_path / "elsewhere")
    place.path.mkdir()
    with pytest.raises(PlaceError, match="vanished or was replaced"):
        files.write_whole(place.path / "a.md", b"x", place=place)
    assert os.listdir(place.path) == []


def test_a_file_can_not_be_a_place(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(PlaceError, match="file: can't be written to: this is not a folder"):
        files.open_place(tmp_path / "file")


@pytest.mark.parametrize(
    ("code", "has_place", "kind"),
    [
        (errno.ENOSPC, False, PlaceError),
        (errno.EDQUOT, False, PlaceError),
        (errno.EROFS, True, PlaceError),
        (errno.EACCES, True, PlaceError),
        (errno.EACCES, False, OutputError),
        (errno.ENAMETOOLONG, True, OutputError),
    ],
)
def test_a_failure_concerns_the_place_if_other_outputs_would_fail_too(
    tmp_path, monkeypatch, code, has_place, kind
):
    def fail(self: Path, target: Path) -> None:
        raise OSError(code, os.strerror(code))

    place = files.open_place(tmp_path) if has_place else None
    monkeypatch.setattr(Path, "replace", fail)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(OutputError) as raised:
        files.write_whole(tmp_path / "a.md", b"new", place=place)
    assert type(raised.value) is kind


def test_a_refusal_that_is_not_that_of_the_place_concerns_one_output(tmp_path, monkeypatch):
    def fail(self: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OutputError) as raised:
        files.write_whole(tmp_path / "a.md", b"new", place=files.open_place(tmp_path))
    assert type(raised.value) is OutputError


@pytest.mark.parametrize("durable", [True, False])
def test_a_durable_file_and_its_folder_are_synchronised(tmp_path, monkeypatch, durable):
    synchronised = []
    monkeypatch.setattr(
        os, "fsync", lambda descriptor: synchronised.append(os.fstat(descriptor).st_ino)
    )
    path = tmp_path / "a.md"
    files.write_whole(path, b"x", durable=durable)
    expected = [path.stat().st_ino, tmp_path.stat().st_ino]
    assert synchronised == (expected if durable else [])
