"""A file or standard input can name more threads, on lines or with NULs."""

import io
import os
import sys

import pytest

from convert.batch.planning import lists
from convert.batch.planning.lists import NameList
from convert.errors import UsageError
from convert.locations import location
from tests.batch.planning.planned import outputs, planned, results_of


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    """A current folder with some threads."""
    for name in ("a.txt", "in/a.txt", "in/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("1/ One.")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(place, content, *, zero=False):
    (place / "list").write_bytes(content)
    found = NameList("list", zero=zero)
    assert list(found.names()) == list(found.names())
    return list(found.names())


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"a\nb c\n", ["a", "b c"]),
        (b"a\r\nb", ["a", "b"]),
        (b"\xef\xbb\xbfa\n\n\n b \n", ["a", " b "]),
        (b"\xff\n", [os.fsdecode(b"\xff")]),
        (b"", []),
    ],
)
def test_each_line_is_a_name(place, content, expected):
    assert names(place, content) == expected


def test_with_nul_a_name_may_have_lines(place):
    assert names(place, b"a\nb\0\0\xef\xbb\xbfc\r\0", zero=True) == ["a\nb", "\ufeffc\r"]


def test_names_may_be_longer_than_what_is_read_at_once(place, monkeypatch):
    monkeypatch.setattr(lists, "_CHUNK", 3)
    assert names(place, b"abcdefgh\nij\n\nk") == ["abcdefgh", "ij", "k"]


def test_what_is_added_to_a_list_later_is_not_read(place):
    (place / "list").write_bytes(b"a\nb")
    found = NameList("list", zero=False)
    (place / "list").write_bytes(b"a\nbc\nd")
    assert list(found.names()) == ["a", "b"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            b"a\nb\0c\0",
            r"list:2: this is not a list of names on lines, as it contains a NUL; add --null",
        ),
        ("a\nb".encode("utf-16"), "list:1: this is not a list of names on lines"),
        (b"x" * 200_000, "a name in this list is too long for any file"),
    ],
)
def test_what_is_no_list_of_names_is_an_error_of_the_call(place, content, message):
    (place / "list").write_bytes(content)
    with pytest.raises(UsageError, match=message):
        planned(files_from="list")


@pytest.mark.parametrize("name", ["missing", "in", "a\0b"])
def test_a_list_that_can_not_be_read_is_an_error_of_the_call(name):
    with pytest.raises(UsageError, match="--files-from: can't be read"):
        planned(files_from=name)


def test_a_pipe_and_standard_input_can_be_read_only_once_and_are_copied(monkeypatch):
    reading, writing = os.pipe()
    os.write(writing, b"a.txt\nin/b.txt\n")
    os.close(writing)
    try:
        assert outputs(files_from=f"/dev/fd/{reading}") == ["a.json", "in/b.json"]
    finally:
        os.close(reading)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a.txt\n")))
    assert outputs(files_from="-") == ["a.json"]


def test_a_list_may_be_in_a_store():
    location("memory://lists/a").write_bytes(b"a.txt\nin/b.txt\n")
    assert outputs(files_from="memory://lists/a") == ["a.json", "in/b.json"]
    with pytest.raises(UsageError, match="memory://lists/b: --files-from: can't be read: no such file"):
        planned(files_from="memory://lists/b")


def test_standard_input_can_not_be_the_list_and_a_thread(monkeypatch):
    with pytest.raises(UsageError, match="standard input can't be both"):
        planned("-", files_from="-")
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(UsageError, match="standard input: --files-from: can't be read: it is closed"):
        planned(files_from="-")


def test_a_list_names_files_and_folders_after_the_threads_of_the_call(place):
    (place / "list").write_text("in\n-\n")
    (place / "-").touch()
    assert outputs("a.txt", files_from="list") == ["a.json", "in/a.json", "in/b.json", "-.json"]


def test_a_call_with_a_list_is_a_batch(place):
    (place / "list").write_text("a.txt\n")
    plan = planned(files_from="list", output="out")
    assert (plan.batch, plan.total, str(plan.state_folder)) == (True, 1, "out")
    with pytest.raises(UsageError, match="is one file, but there are several outputs"):
        planned(files_from="list", output="x.json")


def test_an_empty_list_is_a_failure(place):
    (place / "list").write_text("\n")
    assert [each.message for each in results_of(files_from="list")] == [
        "list: there are no names in this list"
    ]
