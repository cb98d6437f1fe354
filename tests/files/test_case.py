"""Whether a file system ignores the case of names is found out without writing anything."""

import os
from pathlib import Path

import pytest

from convert import files
from convert.files import case


@pytest.fixture
def ignoring(monkeypatch):
    """Make all names in the folder `Loud` the same in both cases."""
    lstat = Path.lstat

    def without_case(path):
        loud = [parent.name for parent in path.parents].count("Loud")
        return lstat(path.with_name(path.name.lower()) if loud else path)

    monkeypatch.setattr(Path, "lstat", without_case)


@pytest.fixture
def loud(tmp_path):
    folder = tmp_path / "Loud"
    folder.mkdir()
    return folder


def test_a_name_in_the_folder_is_looked_up_in_the_other_case(loud, ignoring):
    (loud / "1.2").touch()
    (loud / "a.txt").touch()
    assert files.ignores_case(loud)
    assert not files.ignores_case(loud.parent)
    assert sorted(os.listdir(loud)) == ["1.2", "a.txt"]


def test_two_files_whose_names_differ_in_case_are_two(loud):
    (loud / "a.txt").touch()
    (loud / "A.TXT").touch()
    assert not files.ignores_case(loud)


def test_for_a_folder_that_is_empty_or_missing_its_own_name_is_looked_up(loud, ignoring):
    (loud / "inner").mkdir()
    assert files.ignores_case(loud / "inner")
    assert files.ignores_case(loud / "inner" / "new" / "newer")


def test_where_there_is_nothing_to_look_up_the_system_decides(monkeypatch):
    monkeypatch.setattr(case, "_names", lambda _: [])
    monkeypatch.setattr(case, "_DEFAULT", True)
    assert files.ignores_case(Path())
