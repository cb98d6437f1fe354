"""An archive, or a folder, goes to the reader that knows the names of its members."""

from pathlib import Path

import pytest

import convert
from convert.errors import InputError
from convert.files import Limit
from convert.inputs import Input
from convert.reading import recognised_by
from tests.archives.packing import tarred, zipped
from tests.plugins import PACK

MEMBERS = [("x/data/thread.pack", b"1/ One.\n\n2/ Two."), ("x/media/a.png", b"")]
LIMIT = Limit(size=10**6, rule="the limit")


@pytest.fixture
def sources(distribution, tmp_path) -> list[Path]:
    distribution("convert-pack", "convert_pack", PACK, readers=("pack",))
    for name, data in MEMBERS:
        path = tmp_path / "folder" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    zip_, tar = zipped(tmp_path / "a.zip", MEMBERS), tarred(tmp_path / "a.tgz", MEMBERS)
    return [zip_, tar, tmp_path / "folder", tmp_path / "folder/x"]


def test_an_archive_goes_to_the_reader_that_recognises_its_members(sources):
    for source in sources:
        assert len(convert.read(source).posts) == 2
        assert recognised_by(Input.of_file(source, LIMIT)) == ["pack"]


def test_an_archive_that_no_reader_recognises_says_what_to_do(sources, tmp_path):
    other = zipped(tmp_path / "b.zip", [("a.txt", b"1/ One.")])
    with pytest.raises(InputError, match=r"b\.zip: no reader recognises this archive"):
        convert.read(other)
    assert recognised_by(Input.of_file(other, LIMIT)) == []


def test_an_archive_that_is_damaged_is_one_error(sources, tmp_path):
    path = tmp_path / "b.zip"
    path.write_bytes(sources[0].read_bytes()[:-30])
    with pytest.raises(
        InputError, match=r"b\.zip: it is damaged, cut short, or one part of a split zip"
    ):
        convert.read(path)


def test_a_large_folder_is_not_gone_through_to_recognise_it(sources, tmp_path, monkeypatch):
    monkeypatch.setattr("convert.archives.folders._MOST_OUTLINED", 20)
    folder = tmp_path / "large"
    (folder / "a/b/c").mkdir(parents=True)
    (folder / "a/b/c/too-deep.txt").touch()
    for number in range(50):
        (folder / f"{number}.txt").touch()
    members = Input.of_file(folder, LIMIT).members()
    assert members is not None
    assert len(members) <= 20
    assert "a/b/c/too-deep.txt" not in members
