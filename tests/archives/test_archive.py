"""Members of archives and folders are read without extracting them."""

import tarfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from convert import archives
from convert.archives import Limit
from convert.errors import InputError
from convert.inputs import Input
from tests.archives.packing import LIMIT, tarred, zipped

MEMBERS = [("b/one.txt", b"One."), ("b/two.txt", b"Two."), ("b/deep/three.txt", b"Three.")]
KINDS = ("a.zip", "a.tar", "a.tar.gz", "a.tgz", "a.tar.bz2", "a.tar.xz", "folder")


def packed(folder: Path, kind: str, members: list[tuple[str, bytes]] | None = None) -> Path:
    path = folder / kind
    members = MEMBERS if members is None else members
    if kind.endswith(".zip"):
        return zipped(path, members)
    if kind == "folder":
        for name, data in members:
            (path / name).parent.mkdir(parents=True, exist_ok=True)
            (path / name).write_bytes(data)
        return path
    return tarred(
        path, members, "w:" + {"tar": "", "tgz": "gz"}.get(kind.split(".")[-1], kind.split(".")[-1])
    )


@pytest.mark.parametrize("kind", KINDS)
def test_members_come_in_order_with_their_contents(tmp_path, kind):
    path = packed(tmp_path, kind)
    found = [(each.name, each.size, each.fault, each.read()) for each in archives.members(path, LIMIT)]
    expected = [(name, len(data), None, data) for name, data in MEMBERS]
    assert found == (
        sorted(expected, key=lambda row: row[0].count("/")) if kind == "folder" else expected
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_member_is_read_by_its_name(tmp_path, kind):
    path = packed(tmp_path, kind)
    assert archives.read_member(path, "b/two.txt", LIMIT) == b"Two."
    with archives.open_archive(path) as archive:
        assert "b/two.txt" in archive
        assert "b/four.txt" not in archive
        with archive.open("b/two.txt", LIMIT) as file:
            assert file.read(2) == b"Tw"
        assert archive.read("b/one.txt", LIMIT) == b"One."
        with pytest.raises(InputError, match=r"there is no b/four\.txt in it$"):
            archive.read("b/four.txt", LIMIT)


@pytest.mark.parametrize("kind", KINDS)
def test_several_members_are_read_in_one_pass(tmp_path, kind):
    with archives.open_archive(packed(tmp_path, kind)) as archive:
        found = dict(archive.read_all({"b/deep/three.txt", "b/one.txt", "b/none.txt"}, LIMIT))
    assert found == {"b/one.txt": b"One.", "b/deep/three.txt": b"Three."}


@pytest.mark.parametrize("kind", KINDS)
def test_a_common_folder_is_left_out_of_the_names_when_asked(tmp_path, kind):
    with archives.open_archive(packed(tmp_path, kind)) as archive:
        archive.strip_common_folder({"other.txt", "one.txt"})
        assert set(archive.names()) == {"one.txt", "two.txt", "deep/three.txt"}
        assert archive.read("deep/three.txt", LIMIT) == b"Three."
        assert dict(archive.read_all(["two.txt"], LIMIT)) == {"two.txt": b"Two."}
        assert "b/one.txt" not in archive


def test_names_stay_if_there_is_no_common_folder(tmp_path):
    path = packed(tmp_path, "a.zip", [*MEMBERS, ("c.txt", b"")])
    with archives.open_archive(path) as archive:
        archive.strip_common_folder({"one.txt"})
        assert archive.names() == ("b/one.txt", "b/two.txt", "b/deep/three.txt", "c.txt")


def test_names_stay_if_no_expected_member_is_in_the_common_folder(tmp_path):
    with archives.open_archive(packed(tmp_path, "a.zip")) as archive:
        archive.strip_common_folder({"b/one.txt", "four.txt"})
        assert "b/one.txt" in archive


@pytest.mark.parametrize("kind", KINDS)
def test_a_member_above_the_limit_is_an_error_that_names_it(tmp_path, kind):
    path = packed(tmp_path, kind)
    small = Limit(size=5, rule="the limit")
    assert archives.read_member(path, "b/one.txt", small) == b"One."
    with pytest.raises(InputError, match=r"b/deep/three\.txt: 6 bytes is more than the limit$"):
        archives.read_member(path, "b/deep/three.txt", small)
    *_, three = archives.members(path, small)
    with pytest.raises(InputError, match=r"b/deep/three\.txt: 6 bytes is more than the limit$"):
        three.read()


def test_what_systems_add_unasked_is_no_member(tmp_path):
    names = ["__MACOSX/b/._one.txt", "b/.DS_Store", "b/._one.txt", "b/Thumbs.db", "b/one.txt"]
    path = packed(tmp_path, "a.zip", [(name, b"x") for name in names])
    assert [member.name for member in archives.members(path, LIMIT)] == ["b/one.txt"]


UNSAFE = {
    "../a.txt": "its name leads out of a folder",
    "b/../../a.txt": "its name leads out of a folder",
    "/etc/a.txt": "its name is absolute",
    "C:/a.txt": "its name is absolute",
    "b\\a.txt": "its name contains a backslash",
    "b/a\n.txt": "its name contains a control character",
    "b//a.txt": "its name has an empty part",
}


@pytest.mark.parametrize("kind", ["a.zip", "a.tar.gz"])
def test_members_with_unsafe_names_are_reported_and_never_read(tmp_path, kind):
    path = packed(tmp_path, kind, [*((name, b"x") for name in UNSAFE), ("good.txt", b"Good.")])
    found = list(archives.members(path, LIMIT))
    assert {member.name: member.fault for member in found} == UNSAFE | {"good.txt": None}
    with pytest.raises(InputError, match="not read: its name leads out of a folder"):
        next(archives.members(path, LIMIT)).read()
    with archives.open_archive(path) as archive:
        assert archive.names() == ("good.txt",)
        with pytest.raises(InputError):
            archive.read("../a.txt", LIMIT)


@pytest.mark.parametrize("kind", ["a.zip", "a.tar.gz"])
def test_the_first_of_two_members_with_one_name_is_read(tmp_path, kind):
    path = packed(tmp_path, kind, [("a.txt", b"first"), ("a.txt", b"second")])
    first, second = archives.members(path, LIMIT)
    assert (first.fault, second.fault) == (None, "another member before it has the same name")
    assert archives.read_member(path, "a.txt", LIMIT) == b"first"


def test_too_many_members_are_an_error(tmp_path, monkeypatch):
    monkeypatch.setattr("convert.archives.archive.MOST_MEMBERS", 2)
    with pytest.raises(
        InputError, match=r"it has more than .* members; unpack it, and name the folder"
    ):
        list(archives.members(packed(tmp_path, "a.zip"), LIMIT))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "folder"])
@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.99])
def test_an_archive_that_is_cut_short_is_one_error(tmp_path, kind, kept):
    members = [(f"{number}.txt", bytes(range(256)) * 40) for number in range(20)]
    path = packed(tmp_path, kind, members)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * kept)])
    if kind == "a.tar" and kept == 0.99:
        path.write_bytes(data.rstrip(b"\0"))  # without its end mark
    with pytest.raises(InputError, match=r"cut short|not an archive"):
        [member.read() for member in archives.members(path, LIMIT)]


def test_the_content_and_not_the_name_says_what_an_archive_is(tmp_path):
    path = zipped(tmp_path / "a.tar.gz", MEMBERS)
    assert len(list(archives.members(path, LIMIT))) == 3
    path.write_bytes(b"words")
    with pytest.raises(InputError, match="not an archive that can be read"):
        list(archives.members(path, LIMIT))
    with pytest.raises(InputError, match="can't be read: no such file"):
        list(archives.members(tmp_path / "none.zip", LIMIT))
    with pytest.raises(InputError, match="not a possible name of a file"):
        list(archives.members(Path("a\0.zip"), LIMIT))


def test_the_name_says_whether_a_file_in_a_folder_is_an_archive():
    names = ["A.ZIP", "b.tar.gz", "c.tgz", "d.tar", "e.tar.xz", "f.tbz2"]
    assert all(archives.is_archive(Path(name)) for name in names)
    assert not any(
        archives.is_archive(Path(name)) for name in ["a.epub", "b.docx", "c.gz", "zip", "d.txt"]
    )


def test_an_empty_archive_has_no_members(tmp_path):
    assert list(archives.members(zipped(tmp_path / "a.zip", []), LIMIT)) == []
    assert list(archives.members(tarred(tmp_path / "a.tgz", []), LIMIT)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_reader_gets_its_source_as_an_archive(tmp_path, kind):
    path = packed(tmp_path, kind)
    with Input.of_file(path, LIMIT) as source:
        archive = source.archive(expected=["two.txt"])
        assert archive.read("two.txt", LIMIT) == b"Two."
        assert archive.read("one.txt", LIMIT) == b"One."
    if kind != "folder":
        with Input.of_bytes(path.read_bytes(), kind) as source:
            assert source.archive().read("b/two.txt", LIMIT) == b"Two."


def test_a_reader_finds_the_files_beside_its_source(tmp_path, monkeypatch):
    packed(tmp_path, "folder")
    for path in (tmp_path / "folder/b/one.txt", Path("one.txt")):
        with Input.of_file(path, LIMIT) as source:
            monkeypatch.chdir(tmp_path / "folder/b")
            beside = source.folder()
            assert beside is not None
            assert beside.read("deep/three.txt", LIMIT) == b"Three."
    assert Input.of_bytes(b"", "stdin").folder() is None


def test_a_source_that_is_no_archive_is_an_error_that_names_it():
    with pytest.raises(InputError, match=r"^a\.zip: not an archive that can be read"):
        Input.of_bytes(b"words", "a.zip").archive()


def test_many_members_of_one_zip_are_read_without_opening_it_for_each(tmp_path, monkeypatch):
    path = zipped(tmp_path / "a.zip", [(f"{number}.txt", b"x") for number in range(50)])
    opened = []
    monkeypatch.setattr(
        "convert.archives.open_archive",
        lambda path: opened.append(path) or archives.archive_of(lambda: path.open("rb"), "a"),
    )
    assert all(archives.read_member(path, f"{number}.txt", LIMIT) == b"x" for number in range(50))
    assert len(opened) == 1


def test_members_of_several_zips_are_read_in_threads_at_once(tmp_path):
    paths = [zipped(tmp_path / f"{each}.zip", [("a.txt", each.encode())]) for each in "abcd"]
    with ThreadPoolExecutor(4) as executor:
        found = list(executor.map(lambda path: archives.read_member(path, "a.txt", LIMIT), paths * 25))
    assert found == [b"a", b"b", b"c", b"d"] * 25


def test_a_zip_that_is_replaced_is_read_anew(tmp_path):
    path = zipped(tmp_path / "a.zip", [("a.txt", b"first")])
    assert archives.read_member(path, "a.txt", LIMIT) == b"first"
    zipped(path, [("a.txt", b"the second")])
    assert archives.read_member(path, "a.txt", LIMIT) == b"the second"


def test_links_and_devices_are_not_read(tmp_path):
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as archive:
        for name, kind in (
            ("link", tarfile.SYMTYPE),
            ("hard", tarfile.LNKTYPE),
            ("pipe", tarfile.FIFOTYPE),
        ):
            info = tarfile.TarInfo(name)
            info.type = kind
            info.linkname = "/etc/passwd"
            archive.addfile(info)
    assert {each.name: each.fault for each in archives.members(path, LIMIT)} == dict.fromkeys(
        ("link", "hard", "pipe"), "it is a link or a device"
    )
