"""Files are written whole or not at all."""

import os
from pathlib import Path

import pytest

from convert import files
from convert.errors import OutputError, PlaceError, UsageError


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


@pytest.mark.parametrize(
    ("source", "folder", "root", "output"),
    [
        ("in/a.txt", None, None, "in/a.pdf"),
        ("in/a.txt", "out", None, "out/a.pdf"),
        ("in/sub/a.txt", "out", "in", "out/sub/a.pdf"),
        ("thread v1.5", None, None, "thread v1.5.pdf"),
        ("2020.11.10", None, None, "2020.11.10.pdf"),
    ],
)
def test_an_output_is_named_after_its_source(source, folder, root, output):
    named = files.beside(Path(source), ".pdf", folder and Path(folder), root and Path(root))
    assert named == Path(output)


def test_two_outputs_of_one_name_are_an_error_that_names_both_sources():
    with pytest.raises(
        UsageError, match=r"out/a\.md: x/a\.txt and y/a\.txt would both be written to this file"
    ):
        files.check_outputs([(Path("out/a.md"), Path("x/a.txt")), (Path("out/a.md"), Path("y/a.txt"))])


def test_the_threads_under_a_folder_are_its_text_files_in_order(tmp_path):
    for name in ("b.txt", "a.TXT", "c.text", "d.md", ".hidden.txt", ".git/x.txt", "sub/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("")
    threads, errors = files.threads_under(tmp_path)
    assert errors == []
    names = [str(path.relative_to(tmp_path)) for path in threads]
    assert names == ["a.TXT", "b.txt", "c.text", "sub/e.txt"]
