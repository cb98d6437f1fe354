"""The files beside an output are whole, inside its folder, and written before it."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from convert import files
from convert.errors import OutputError, PlaceError
from convert.files import temporary

PICTURES = {"media/a.png": b"one", "media/b.png": b"two"}


@pytest.fixture
def out(tmp_path):
    """A folder beside which there is another one."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def tree(folder):
    """Return the content of all files in a folder by their names."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_files_are_written_beside_the_output_with_the_permissions_of_new_files(tmp_path):
    umask = os.umask(0o027)
    try:
        files.write_companions(tmp_path / "new" / "a.md", {**PICTURES, "style.css": b""})
    finally:
        os.umask(umask)
    assert tree(tmp_path / "new") == {**PICTURES, "style.css": b""}
    assert (tmp_path / "new/media/a.png").stat().st_mode & 0o777 == 0o640


def test_without_files_nothing_is_made(tmp_path):
    files.write_companions(tmp_path / "new" / "a.md", {})
    assert os.listdir(tmp_path) == []


def test_a_file_with_the_same_bytes_is_left_untouched(out):
    files.write_companions(out / "a.md", PICTURES)
    before = {name: (out / name).stat() for name in PICTURES}
    files.write_companions(out / "b.md", PICTURES)
    assert {name: (out / name).stat() for name in PICTURES} == before


@pytest.mark.parametrize("old", [b"old", b"another size", b""])
def test_a_file_with_other_bytes_is_replaced_and_keeps_its_permissions(out, old):
    (out / "media").mkdir()
    (out / "media/a.png").write_bytes(old)
    (out / "media/a.png").chmod(0o604)
    files.write_companions(out / "a.md", PICTURES)
    assert tree(out) == PICTURES
    assert (out / "media/a.png").stat().st_mode & 0o777 == 0o604


@pytest.mark.parametrize("target", ["{}/elsewhere", "../elsewhere", "..", "../outer"])
def test_a_folder_that_is_a_link_out_of_the_folder_of_the_output_gets_nothing(out, target):
    (out.parent / "outer").mkdir()  # its name starts like that of the folder
    (out / "media").symlink_to(target.format(out.parent))
    with pytest.raises(OutputError, match=r"/media: this is a link out of the folder of the output"):
        files.write_companions(out / "a.md", PICTURES)
    assert not (out / "media/a.png").exists()


def test_a_link_out_of_the_folder_to_what_does_not_exist_makes_nothing(out):
    (out / "media").symlink_to("../elsewhere/new")
    with pytest.raises(OutputError, match=r"/media: this is not a folder"):
        files.write_companions(out / "a.md", PICTURES)
    assert os.listdir(out.parent / "elsewhere") == []


def test_a_folder_that_is_a_link_inside_the_folder_of_the_output_is_followed(out):
    (out / "pictures").mkdir()
    (out / "media").symlink_to("pictures")
    files.write_companions(out / "a.md", PICTURES)
    assert (out / "media").is_symlink()
    assert sorted(os.listdir(out / "pictures")) == ["a.png", "b.png"]


def test_a_folder_of_the_output_that_is_itself_a_link_is_used(out):
    link = out.parent / "link"
    link.symlink_to("out")
    files.write_companions(link / "a.md", PICTURES)
    assert tree(out) == PICTURES


@pytest.mark.parametrize("target", ["../../elsewhere/x.png", "../x.png", "nowhere"])
def test_a_file_that_is_a_link_is_replaced_and_what_it_points_to_stays(out, target):
    (out / "media").mkdir()
    for path in (out / "x.png", out.parent / "elsewhere/x.png"):
        path.write_bytes(b"old")
        path.chmod(0o400)
    (out / "media/a.png").symlink_to(target)
    files.write_companions(out / "a.md", PICTURES)
    assert not (out / "media/a.png").is_symlink()
    assert (out / "x.png").read_bytes() == (out.parent / "elsewhere/x.png").read_bytes() == b"old"
    assert (out / "media/a.png").read_bytes() == b"one"
    assert (out / "media/a.png").stat().st_mode == (out / "media/b.png").stat().st_mode


def test_a_link_to_the_same_bytes_is_left_untouched(out):
    (out / "media").mkdir()
    (out.parent / "elsewhere/x.png").write_bytes(b"one")
    (out / "media/a.png").symlink_to("../../elsewhere/x.png")
    files.write_companions(out / "a.md", PICTURES)
    assert (out / "media/a.png").is_symlink()


def test_the_files_of_an_output_that_is_a_link_are_beside_its_target(out):
    (out.parent / "a.md").symlink_to("out/a.md")
    files.write_companions(out.parent / "a.md", PICTURES)
    assert tree(out) == PICTURES
    assert not (out.parent / "media").exists()


def test_a_file_in_the_place_of_a_folder_is_an_error_and_stays(out):
    (out / "media").write_bytes(b"mine")
    with pytest.raises(
        OutputError, match=r"/media: this is not a folder.*; rename it, or name another"
    ):
        files.write_companions(out / "a.md", PICTURES)
    assert tree(out) == {"media": b"mine"}


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
def test_a_folder_or_a_pipe_in_the_place_of_a_file_is_an_error_at_once(out, make):
    (out / "media").mkdir()
    make(out / "media/a.png")
    with pytest.raises(OutputError, match=r"/media/a\.png: this is not a regular file"):
        files.write_companions(out / "a.md", PICTURES)


def test_a_file_that_is_a_link_to_itself_is_an_error(out):
    (out / "media").mkdir()
    (out / "media/a.png").symlink_to("a.png")
    with pytest.raises(
        OutputError, match=r"a\.png: can't be written: too many levels of symbolic links"
    ):
        files.write_companions(out / "a.md", PICTURES)


@pytest.mark.parametrize("link", [False, True])
def test_the_thread_itself_is_never_replaced(out, link):
    (out / "media").mkdir()
    source = out / "media/a.png"
    source.write_bytes(b"1/ One.")
    if link:
        (out / "thread").hardlink_to(source)
    with pytest.raises(OutputError, match=r"a\.png: this is the thread itself"):
        files.write_companions(out / "a.md", PICTURES, source=out / "thread" if link else source)
    assert source.read_bytes() == b"1/ One."


def test_an_output_that_is_the_thread_itself_gets_no_files(out):
    (out / "a.md").write_text("words")
    with pytest.raises(OutputError, match=r"a\.md: this is the thread itself"):
        files.write_companions(out / "a.md", PICTURES, source=out / "a.md")
    assert os.listdir(out) == ["a.md"]


def test_an_output_that_is_a_folder_gets_no_files(out):
    (out / "a.md").mkdir()
    with pytest.raises(OutputError, match=r"a\.md: this is a folder"):
        files.write_companions(out / "a.md", PICTURES)
    assert os.listdir(out) == ["a.md"]


def test_an_output_that_is_a_device_gets_no_files():
    with pytest.raises(OutputError, match="/dev/null: this is not a regular file, so no files can be"):
        files.write_companions(Path("/dev/null"), PICTURES)
    assert not Path("/dev/media").exists()


@pytest.mark.parametrize(
    ("output", "name"),
    [("a.md", "a.md"), ("a.md", "A.MD"), ("media", "media/a.png"), ("Media", "media/a.png")],
)
def test_a_file_or_its_folder_can_not_be_the_output_itself(out, output, name):
    with pytest.raises(
        OutputError, match=f"{output} can't be both the output and a place for its files"
    ):
        files.write_companions(out / output, {name: b"one"})
    assert os.listdir(out) == []


def test_a_link_does_not_hide_that_a_file_is_the_output_itself(out):
    (out / "media").symlink_to(".")
    (out / "link.md").symlink_to("real.md")
    for name in ("media/link.md", "real.md", "link.md"):
        with pytest.raises(OutputError, match="can't be both"):
            files.write_companions(out / "link.md", {name: b"one"})
    assert sorted(os.listdir(out)) == ["link.md", "media"]


def test_a_full_disk_leaves_whole_files_only(out, monkeypatch):
    replace = Path.replace

    def fail(self: Path, target: Path) -> Path:
        if target.name == "b.png":
            raise OSError(errno.ENOSPC, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(PlaceError, match=r"media/b\.png: can't be written: no space left on device"):
        files.write_companions(out / "a.md", PICTURES)
    assert tree(out) == {"media/a.png": b"one"}


def test_a_folder_that_can_not_be_made_is_an_error_with_a_remedy(out, monkeypatch):
    def refuse(*_arguments: object, **_keywords: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    place = files.open_place(out)
    monkeypatch.setattr(Path, "mkdir", refuse)
    for allowed, kind in ((True, OutputError), (False, PlaceError)):
        monkeypatch.setattr(os, "access", lambda *_, allowed=allowed: allowed)
        with pytest.raises(
            OutputError, match="can't be written: permission denied; name another place"
        ) as raised:
            files.write_companions(out / "a.md", PICTURES, place=place)
        assert type(raised.value) is kind


def test_a_place_that_vanishes_is_not_made_again(tmp_path):
    place = files.open_place(tmp_path / "out")
    place.path.rmdir()
    with pytest.raises(PlaceError, match="vanished or was replaced"):
        files.write_companions(place.path / "a.md", PICTURES, place=place)
    assert not place.path.exists()


def test_a_place_that_vanishes_between_two_files_gets_no_more_of_them(tmp_path, monkeypatch):
    place = files.open_place(tmp_path / "out")
    answers = iter([True, True, False])
    monkeypatch.setattr(files.Place, "is_unchanged", lambda self: next(answers))
    with pytest.raises(PlaceError, match="vanished"):
        files.write_companions(place.path / "a.md", PICTURES, place=place)
    assert tree(place.path) == {"media/a.png": b"one"}


@pytest.mark.parametrize("there", [PICTURES, {}])
def test_what_a_dead_process_left_beside_the_files_is_removed(out, there):
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    (out / "media").mkdir()
    for name, data in there.items():
        (out / name).write_bytes(data)
    left = temporary.temporary_path(out / "media").name
    (out / "media" / left.replace(f"-{os.getpid()}-", f"-{process.pid}-")).write_bytes(b"half")
    files.write_companions(out / "a.md", PICTURES)
    assert tree(out) == PICTURES


@pytest.mark.parametrize("old", [b"one", b"old", None])
def test_a_durable_file_and_its_folder_are_synchronised_even_if_it_was_there(out, monkeypatch, old):
    (out / "media").mkdir()
    path = out / "media/a.png"
    if old is not None:
        path.write_bytes(old)
    synchronised = []
    monkeypatch.setattr(
        os, "fsync", lambda descriptor: synchronised.append(os.fstat(descriptor).st_ino)
    )
    files.write_companions(out / "a.md", {"media/a.png": b"one"})
    assert synchronised == []
    if old is not None:
        path.write_bytes(old)
    else:
        path.unlink()
    files.write_companions(out / "a.md", {"media/a.png": b"one"}, durable=True)
    assert synchronised == [path.stat().st_ino, path.parent.stat().st_ino]


def test_a_file_that_can_not_be_read_is_replaced(out, monkeypatch):
    files.write_companions(out / "a.md", PICTURES)
    (out / "media/a.png").write_bytes(b"old")

    def refuse(self: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)
        files.write_companions(out / "a.md", PICTURES)
    assert tree(out) == PICTURES
    assert stat.S_ISREG((out / "media/a.png").stat().st_mode)


def test_a_parent_that_is_not_a_folder_is_an_error_with_a_remedy(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match=r"a\.md: can't be written: .*; name another place with -o"):
        files.write_companions(tmp_path / "file" / "a.md", PICTURES)
