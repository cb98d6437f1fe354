"""A folder is read like an archive, and nothing outside of it is."""

import os

import pytest

from convert import archives
from convert.errors import InputError
from tests.archives.packing import LIMIT


def test_links_out_of_a_folder_are_not_followed(tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "secret.txt").write_bytes(b"secret")
    (tmp_path / "other").mkdir()
    (tmp_path / "other/a.txt").write_bytes(b"other")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "linked").symlink_to(tmp_path / "other")
    with archives.open_archive(folder) as archive:
        assert archive.names() == ()
        for name in ("link.txt", "linked/a.txt", "../secret.txt", str(tmp_path / "secret.txt")):
            assert name not in archive
            with pytest.raises(InputError, match="there is no"):
                archive.read(name, LIMIT)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (member,) = archives.members(tmp_path, LIMIT)
    assert member.fault == "it is a link or a device"
    with archives.open_archive(tmp_path) as archive:
        assert "pipe.txt" not in archive


def test_a_folder_that_can_not_be_read_is_an_error(tmp_path):
    folder = tmp_path / "folder"
    (folder / "inner").mkdir(parents=True)
    (folder / "inner").chmod(0)
    if os.access(folder / "inner", os.R_OK):
        pytest.skip("this user can read every folder")
    try:
        with pytest.raises(InputError, match="can't be read: permission denied"):
            list(archives.members(folder, LIMIT))
    finally:
        (folder / "inner").chmod(0o700)


def test_a_member_of_a_folder_is_found_without_walking_it(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_bytes(b"x")
    monkeypatch.setattr("os.walk", None)
    with archives.open_archive(tmp_path) as archive:
        assert "a.txt" in archive
        assert archive.read("a.txt", LIMIT) == b"x"
