"""Objects in a store are found, read and written through the same functions as files."""

import errno

import pytest

from convert import files
from convert.errors import InputError, OutputError, PlaceError, UsageError
from convert.inputs import Input
from convert.locations import location
from convert.remote_path import RemotePath
from tests.files.listed import listed

LIMIT = files.Limit(size=100, rule="is allowed")


@pytest.fixture
def folder(request):
    """Return a folder of its own in the store of this process."""
    return location(f"memory://{request.node.name}")


def write(folder, *names):
    for name in names:
        (folder / name).write_bytes(name.encode())


def test_the_objects_in_a_folder_are_found_in_order_without_hidden_ones(folder):
    write(folder, "b.txt", "a/z.TXT", "a/a.md", ".hidden.txt", "a/.git/c.txt", "é ü#?.txt")
    assert listed(folder, (".txt",)) == (["b.txt", "é ü#?.txt", "a/z.TXT"], [])
    assert files.is_folder(folder / "a")
    assert not files.is_folder(folder / "b.txt")


def test_a_folder_that_can_not_be_listed_is_reported(folder):
    assert listed(folder, (".txt",)) == ([], [f"{folder}: can't be read: no such file"])


def test_an_object_is_read_up_to_the_limit(folder):
    write(folder, "a.txt")
    (folder / "large.txt").write_bytes(bytes(101))
    assert files.read_bytes(folder / "a.txt", LIMIT) == b"a.txt"
    assert Input.of_file(folder / "a.txt", LIMIT).head() == b"a.txt"
    with pytest.raises(InputError, match="101 bytes is more than is allowed"):
        files.read_bytes(folder / "large.txt", LIMIT)
    with pytest.raises(InputError, match="no such file"):
        files.read_bytes(folder / "missing.txt", LIMIT)


def test_an_object_is_written_and_replaced(folder):
    for data in (b"old", b"new"):
        files.write_whole(folder / "a" / "b.md", data, place=files.open_place(folder))
        assert (folder / "a" / "b.md").read_bytes() == data


def test_the_files_beside_an_output_are_written(folder):
    files.write_companions(folder / "a.md", {"media/p.png": b"picture"})
    assert (folder / "media" / "p.png").read_bytes() == b"picture"
    with pytest.raises(OutputError, match="can't be both the output and a file beside it"):
        files.write_companions(folder / "a.md", {"a.md": b"picture"})


def test_the_thread_itself_is_never_replaced(folder):
    write(folder, "a.txt")
    with pytest.raises(OutputError, match="this is the thread itself"):
        files.write_whole(folder / "a.txt", b"new", source=folder / "a.txt")
    with pytest.raises(OutputError, match="this is the thread itself"):
        files.write_companions(folder / "a.md", {"a.txt": b"new"}, source=folder / "a.txt")
    assert (folder / "a.txt").read_bytes() == b"a.txt"


def test_outputs_are_named_after_sources_in_a_store_and_on_this_machine(folder, tmp_path):
    there, here = folder / "a" / "b.txt", tmp_path / "a" / "b.txt"
    assert files.beside(there, ".md") == folder / "a" / "b.md"
    assert files.beside(there, ".md", tmp_path) == tmp_path / "b.md"
    assert files.beside(here, ".md", folder) == folder / "b.md"


def test_the_status_identifies_an_object(folder):
    write(folder, "a.txt", "b.txt")
    a, again, b = (location(f"{folder}/{name}.txt").stat() for name in "aab")
    assert (a.st_dev, a.st_ino) == (again.st_dev, again.st_ino) != (b.st_dev, b.st_ino)
    assert a.st_size == 5


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (PermissionError("Access Denied"), PlaceError),
        (FileNotFoundError("The specified bucket does not exist"), PlaceError),
        (TimeoutError("Timed out"), PlaceError),
        (RuntimeError("Unable to locate credentials"), PlaceError),
        (OSError(errno.ENAMETOOLONG, "Your key is too long"), OutputError),
    ],
)
def test_a_store_that_refuses_is_one_error(folder, monkeypatch, error, kind):
    def refuse(*_):
        raise error

    monkeypatch.setattr(folder.fs, "pipe_file", refuse)
    with pytest.raises(OutputError) as caught:
        files.write_whole(folder / "a.md", b"words")
    assert type(caught.value) is kind
    reason = str(error.args[-1])
    assert f"can't be written: {reason[0].lower()}{reason[1:]}; name another place" in str(caught.value)


def test_what_does_not_write_whole_objects_is_no_place_for_outputs():
    folder = RemotePath("github://owner:repository@main/out")
    with pytest.raises(UsageError, match="github:// can be read from, but not written to"):
        files.open_place(folder)
    with pytest.raises(OSError, match="no store that writes whole objects or none"):
        folder.write_bytes(b"")
