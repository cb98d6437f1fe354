"""The threads in a folder, and what of it can't be read."""

import os
import sys

import pytest

from convert import files
from convert.files import walking
from tests.files.listed import listed


def found(folder):
    """The texts in a folder and the errors, relative to it."""
    texts, errors = listed(folder, files.TEXT_SUFFIXES)
    return texts, [error.removeprefix(f"{folder}/") for error in errors]


def test_the_threads_under_a_folder_are_its_text_files_in_order(tmp_path):
    for name in (
        "b.txt",
        "a.TXT",
        "c.text",
        "d.md",
        ".hidden.txt",
        ".git/x.txt",
        "sub/e.txt",
        "a/f.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("")
    assert found(tmp_path) == (["a.TXT", "b.txt", "c.text", "a/f.txt", "sub/e.txt"], [])


def test_a_link_that_leads_nowhere_is_an_error(tmp_path):
    (tmp_path / "a.txt").write_text("")
    for name, target in (("b.txt", "nowhere.txt"), ("c.txt", "c.txt"), ("d.txt", "a.txt/x.txt")):
        (tmp_path / name).symlink_to(target)
    (tmp_path / "picture.png").symlink_to("nowhere.png")
    assert found(tmp_path) == (
        ["a.txt"],
        [
            "b.txt: broken link to nowhere.txt",
            "c.txt: broken link to c.txt",
            "d.txt: broken link to a.txt/x.txt",
        ],
    )


def test_a_link_to_a_file_is_a_thread_and_a_link_to_a_folder_is_not_followed(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "elsewhere.txt").write_text("")
    (folder / "a.txt").symlink_to("../elsewhere.txt")
    (folder / "up").symlink_to("..")
    (folder / "up.txt").symlink_to("..")
    assert found(folder) == (["a.txt"], [])


def test_pipes_are_passed_over(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to("a.txt")
    assert found(tmp_path) == ([], [])


def test_a_folder_that_can_not_be_listed_is_an_error_beside_the_others(tmp_path, monkeypatch):
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.txt").write_text("")
    scandir = os.scandir

    def refuse(folder):
        if os.fspath(folder).endswith("/b/"):
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    assert found(tmp_path) == (["a/x.txt", "c/x.txt"], ["b: can't be read: permission denied"])


def test_an_entry_whose_kind_can_not_be_found_out_is_an_error(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("")

    def refuse(entry):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(walking, "_is_regular", refuse)
    assert found(tmp_path) == ([], ["a.txt: can't be read: permission denied"])


def test_what_is_wanted_is_decided_by_the_path_below_the_folder(tmp_path):
    for name in ("a/x.txt", "b/x.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).touch()
    listings = files.listings(str(tmp_path), lambda path: path.startswith("b/"))
    assert [(listing.inner, listing.names) for listing in listings] == [
        ("", []), ("a/", []), ("b/", ["x.txt"])
    ]  # fmt: skip


def test_the_current_folder_is_not_part_of_names(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "b.txt").symlink_to("nowhere.txt")
    (listing,) = files.listings(".", lambda _: True)
    assert [str(error) for error in listing.errors] == ["b.txt: broken link to nowhere.txt"]


def test_folders_may_be_nested_deeper_than_python_recurses(tmp_path):
    folder = tmp_path
    for _ in range(300):
        folder /= "a"
        folder.mkdir()
    (folder / "b.txt").touch()
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(250)
    try:
        texts, errors = found(tmp_path)
    finally:
        sys.setrecursionlimit(before)
    assert (texts, errors) == ([str((folder / "b.txt").relative_to(tmp_path))], [])


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000, "missing"])
def test_a_name_that_the_system_rejects_is_no_folder(name, tmp_path):
    assert not files.is_folder(tmp_path / name)
